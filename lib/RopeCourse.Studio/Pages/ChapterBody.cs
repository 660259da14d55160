using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Pages.Markup;

namespace RopeCourse.Studio.Pages;

/// <summary>Renders the cells of a chapter, and sets each exercise apart in a section that may span several cells.</summary>
internal sealed partial class ChapterBody
{
    private readonly Chapter chapter;
    private readonly PageRenderer renderer;
    private readonly Dictionary<HeadingBlock, Heading> headings;
    private readonly StringBuilder html = new();
    private string? exerciseCells;
    private int exerciseLevel;
    private bool inOpening = true;
    private int openFolds;

    private ChapterBody(Chapter chapter, CourseLinks links)
    {
        this.chapter = chapter;
        renderer = new PageRenderer(url => links.Resolve(chapter, url));
        headings = chapter.Headings.ToDictionary(heading => heading.Block);
    }

    /// <summary>Renders the chapter.</summary>
    public static string Render(Chapter chapter, CourseLinks links) => new ChapterBody(chapter, links).Render();

    private string Render()
    {
        var cells = chapter.Notebook.Cells;
        var setup = cells.FirstOrDefault(cell => cell.Kind == CellKind.Code);
        for (var i = 0; i < cells.Count; i++)
        {
            // The cells of an exercise share the start of their ids; what follows is the chapter's flow again.
            if (exerciseCells is not null && ExerciseCell().Match(cells[i].Id).Value != exerciseCells)
                CloseExercise();
            if (chapter.Documents.TryGetValue(i, out var document))
                WriteProse(document, cells[i].Id);
            else if (cells[i].Kind == CellKind.Code)
                WriteCode(cells[i], cells[i] == setup && cells[i].Source.TrimStart().StartsWith("#r ", StringComparison.Ordinal));
        }

        CloseExercise();
        return html.ToString();
    }

    private void WriteProse(MarkdownDocument document, string cellId)
    {
        foreach (var block in document)
        {
            // Inside a fold a heading cannot end the section around it.
            if (block is HeadingBlock heading && openFolds == 0)
                StartSection(headings[heading], cellId);
            html.Append(inOpening && block is Table { Count: 2 } table ? renderer.RenderCard(table) : renderer.Render(block));
            if (block is HtmlBlock raw)
                openFolds = Math.Max(0, openFolds + FoldsOpenedBy(raw.Lines.ToString()));
        }

        // A fold cannot reach beyond its cell in Jupyter, so it does not here.
        for (; openFolds > 0; openFolds--)
            html.Append("</details>\n");
    }

    private static int FoldsOpenedBy(string raw) => FoldStart().Count(raw) - FoldEnd().Count(raw);

    private void StartSection(Heading heading, string cellId)
    {
        inOpening &= heading.Block.Level < 2;
        if (heading.Block.Level <= exerciseLevel)
            CloseExercise();
        if (heading.ExerciseId is null || exerciseLevel > 0)
            return;

        exerciseLevel = heading.Block.Level;
        exerciseCells = ExerciseCell().Match(cellId) is { Success: true } match ? match.Value : null;
        html.Append($"<section class=\"exercise\" id=\"{heading.ExerciseId}\" aria-labelledby=\"{Html.Escape(heading.Id)}\">\n");
    }

    private void CloseExercise()
    {
        if (exerciseLevel > 0)
            html.Append("</section>\n");
        exerciseLevel = 0;
        exerciseCells = null;
    }

    private void WriteCode(Cell cell, bool isSetup)
    {
        var source = cell.Source.ReplaceLineEndings("\n").TrimEnd();

        // That a package was fetched is news in a notebook, not on a page.
        var outputs = CellOutputs.Render(isSetup ? [.. cell.Outputs.Where(output => output["output_type"]?.GetValue<string>() != "stream")] : cell.Outputs);
        if (source.Length == 0 && outputs.Length == 0)
            return;

        html.Append(isSetup ? "<div class=\"cell setup\">\n" : "<div class=\"cell\">\n");
        var code = source.Length == 0 ? "" : PageRenderer.CodeBlock(source, isCSharp: true);
        html.Append(HidesInput(cell) ? $"<details class=\"hidden-code\"><summary>Show the code</summary>\n{code}</details>\n" : code);
        html.Append(outputs).Append("</div>\n");
    }

    private static bool HidesInput(Cell cell) =>
        cell.Metadata["tags"] is JsonArray tags && tags.Any(tag => tag is JsonValue value && value.TryGetValue<string>(out var name) && name == "hide-input");

    [GeneratedRegex("^ex-[0-9]+-[0-9]+(?![0-9])")]
    private static partial Regex ExerciseCell();

    [GeneratedRegex(@"<details\b", RegexOptions.IgnoreCase)]
    private static partial Regex FoldStart();

    [GeneratedRegex(@"</details\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex FoldEnd();
}
