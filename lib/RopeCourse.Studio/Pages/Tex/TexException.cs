namespace RopeCourse.Studio.Pages.Tex;

/// <summary>Says which part of a formula cannot be translated, and where it stands.</summary>
public sealed class TexException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="TexException"/> class.</summary>
    /// <param name="problem">What is wrong, for example <c>\foo is not known</c>.</param>
    /// <param name="command">The command, brace or character at fault.</param>
    /// <param name="position">Where it starts in the formula, counted from 0.</param>
    /// <param name="formula">The whole formula.</param>
    public TexException(string problem, string command, int position, string formula)
        : base($"{problem} (at position {position} of \"{formula}\")")
    {
        Command = command;
        Position = position;
    }

    /// <summary>Gets the command, brace or character at fault.</summary>
    public string Command { get; }

    /// <summary>Gets the place of the fault in the formula, counted from 0.</summary>
    public int Position { get; }
}
