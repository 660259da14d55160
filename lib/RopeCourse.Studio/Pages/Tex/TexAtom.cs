using System.Xml.Linq;

namespace RopeCourse.Studio.Pages.Tex;

/// <summary>The class of an atom, which decides the space around it.</summary>
internal enum TexClass
{
    /// <summary>A letter, a number, a group.</summary>
    Ordinary,

    /// <summary>A large operator or a named function.</summary>
    Operator,

    /// <summary>A binary operator such as plus.</summary>
    Binary,

    /// <summary>A relation such as equals.</summary>
    Relation,

    /// <summary>An opening fence.</summary>
    Open,

    /// <summary>A closing fence.</summary>
    Close,

    /// <summary>A comma or semicolon.</summary>
    Punctuation,

    /// <summary>A formula between stretching fences.</summary>
    Inner,

    /// <summary>Space that the author asked for.</summary>
    Space,
}

/// <summary>One piece of a formula.</summary>
/// <param name="Class">The class that decides the space around it.</param>
/// <param name="Element">The MathML of the piece, scripts included.</param>
internal sealed record TexAtom(TexClass Class, XElement Element)
{
    /// <summary>Gets the operator inside the scripts that carries the space, if there is one.</summary>
    public XElement? Core { get; init; } = Element.Name == "mo" ? Element : null;

    /// <summary>Gets a value indicating whether scripts stand above and below in display style.</summary>
    public bool Limits { get; init; }

    /// <summary>Gets a value indicating whether the atom is a function that takes what follows as its argument.</summary>
    public bool IsFunction { get; init; }
}
