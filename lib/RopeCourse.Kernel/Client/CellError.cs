namespace RopeCourse.Kernel;

/// <summary>Says why a cell failed.</summary>
/// <param name="Name">Gets the compiler's code (<c>CS0103</c>) or the full name of the exception's type.</param>
/// <param name="Message">Gets the compiler's or the exception's message.</param>
/// <param name="Traceback">Gets the lines to show: the message, and the learner's lines of code that led to it.</param>
/// <param name="Line">Gets the line of the cell, counted from 1, where there is one.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback, int? Line)
{
    /// <summary>Gets the whole stack trace, where it shows more than the learner's own frames.</summary>
    internal string? FullTrace { get; init; }
}
