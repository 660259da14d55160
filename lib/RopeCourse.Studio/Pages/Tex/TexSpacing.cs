using System.Xml.Linq;

namespace RopeCourse.Studio.Pages.Tex;

/// <summary>Sets a list of atoms in a row, with the space between neighbours that their classes ask for.</summary>
internal static class TexSpacing
{
    private const string Thin = "0.1667em";
    private const string Medium = "0.2222em";
    private const string Thick = "0.2778em";

    // Heard by screen readers, not seen: "the function of".
    private const string FunctionApplication = "\u2061";

    /// <summary>Sets the atoms in one element.</summary>
    /// <param name="atoms">The atoms in order.</param>
    /// <param name="inScript">True in scripts, where only operators keep their space.</param>
    /// <param name="before">The class of what stands before the row, for a cell that continues the cell at its left.</param>
    /// <returns>The only element, or an <c>mrow</c>.</returns>
    public static XElement Row(IReadOnlyList<TexAtom> atoms, bool inScript, TexClass? before = null)
    {
        var elements = Space(Reclass(atoms, before), inScript, before).ToList();
        return elements.Count == 1 ? elements[0] : new XElement("mrow", elements);
    }

    // A binary operator without something on both sides is a sign (The TeXbook, appendix G, rules 5 and 6).
    private static TexAtom[] Reclass(IReadOnlyList<TexAtom> atoms, TexClass? before)
    {
        var result = atoms.ToArray();
        var last = before;
        var lastIndex = -1;
        for (var i = 0; i < result.Length; i++)
        {
            var current = result[i].Class;
            if (current == TexClass.Space)
                continue;

            if (current == TexClass.Binary
                && last is null or TexClass.Binary or TexClass.Operator or TexClass.Relation or TexClass.Open or TexClass.Punctuation)
            {
                result[i] = AsSign(result[i]);
            }
            else if (last == TexClass.Binary && lastIndex >= 0
                && current is TexClass.Relation or TexClass.Close or TexClass.Punctuation)
            {
                result[lastIndex] = AsSign(result[lastIndex]);
            }

            last = result[i].Class;
            lastIndex = i;
        }

        if (last == TexClass.Binary && lastIndex >= 0)
            result[lastIndex] = AsSign(result[lastIndex]);
        return result;
    }

    private static TexAtom AsSign(TexAtom atom)
    {
        atom.Core?.SetAttributeValue("form", "prefix");
        return atom with { Class = TexClass.Ordinary };
    }

    private static IEnumerable<XElement> Space(TexAtom[] atoms, bool inScript, TexClass? before)
    {
        foreach (var core in atoms.Select(atom => atom.Core).OfType<XElement>())
        {
            core.SetAttributeValue("lspace", "0");
            core.SetAttributeValue("rspace", "0");
        }

        TexAtom? left = null;
        foreach (var atom in atoms)
        {
            if (atom.Class == TexClass.Space)
            {
                yield return atom.Element;
                continue;
            }

            if (left is { IsFunction: true } && atom.Class is TexClass.Ordinary or TexClass.Open or TexClass.Inner or TexClass.Operator)
                yield return new XElement("mo", FunctionApplication);

            var gap = (left?.Class ?? before) is { } leftClass ? Between(leftClass, atom.Class, inScript) : null;
            if (gap is not null)
            {
                if (atom.Core is { } right && atom.Class is TexClass.Binary or TexClass.Relation or TexClass.Operator)
                    right.SetAttributeValue("lspace", gap);
                else if (left?.Core is { } core)
                    core.SetAttributeValue("rspace", gap);
                else
                    yield return new XElement("mspace", new XAttribute("width", gap));
            }

            yield return atom.Element;
            left = atom;
        }
    }

    // The table of The TeXbook, chapter 18, except that stretching fences (Inner) take no space of their own.
    private static string? Between(TexClass left, TexClass right, bool inScript) => (left, right) switch
    {
        (TexClass.Open, _) => null,
        (TexClass.Punctuation, _) => inScript ? null : Thin,
        (_, TexClass.Close or TexClass.Punctuation) => null,
        (TexClass.Relation, TexClass.Relation) => null,
        (TexClass.Relation, _) or (_, TexClass.Relation) => inScript ? null : Thick,
        (TexClass.Binary, _) or (_, TexClass.Binary) => inScript ? null : Medium,
        (TexClass.Operator, TexClass.Ordinary or TexClass.Operator) => Thin,
        (TexClass.Ordinary or TexClass.Close or TexClass.Inner, TexClass.Operator) => Thin,
        _ => null,
    };
}
