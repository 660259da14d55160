using Markdig.Syntax;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Pages;

/// <summary>What the pages need to know of a chapter before any of them is written.</summary>
internal sealed record Chapter
{
    /// <summary>Gets the executed notebook.</summary>
    public required Notebook Notebook { get; init; }

    /// <summary>Gets the parsed Markdown of each prose cell, by the cell's index.</summary>
    public required IReadOnlyDictionary<int, MarkdownDocument> Documents { get; init; }

    /// <summary>Gets the headings in order.</summary>
    public required IReadOnlyList<Heading> Headings { get; init; }

    /// <summary>Gets every name under which a heading may be linked, with the anchor it has on the page.</summary>
    public required IReadOnlyDictionary<string, string> Anchors { get; init; }

    /// <summary>Gets the title as plain text, without a leading chapter number.</summary>
    public required string Title { get; init; }

    /// <summary>Gets a value indicating whether the heading in the notebook says the chapter's number itself.</summary>
    public required bool TitleHasNumber { get; init; }

    /// <summary>Gets the first paragraph, or null.</summary>
    public ParagraphBlock? Promise { get; init; }

    /// <summary>Gets the minutes that the header table names, or null.</summary>
    public int? Minutes { get; init; }

    /// <summary>Gets the digits that the file's name starts with, for example <c>02</c>, or the empty string.</summary>
    public string Number => new([.. Notebook.Name.TakeWhile(char.IsAsciiDigit)]);

    /// <summary>Gets the name of the page's file.</summary>
    public string FileName => Notebook.Name + ".html";

    /// <summary>Gets the number of exercises.</summary>
    public int Exercises => Headings.Count(heading => heading.ExerciseId is not null);

    /// <summary>Gets the number of figures among the outputs.</summary>
    public int Figures => Notebook.Cells.SelectMany(cell => cell.Outputs).Count(CellOutputs.IsFigure);
}

/// <summary>A heading of a chapter.</summary>
/// <param name="Block">The parsed heading.</param>
/// <param name="Text">Its text without marks.</param>
/// <param name="Id">Its anchor.</param>
/// <param name="ExerciseId">The anchor of the exercise that starts here, or null.</param>
internal sealed record Heading(HeadingBlock Block, string Text, string Id, string? ExerciseId);
