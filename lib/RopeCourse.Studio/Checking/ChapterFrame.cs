using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Checking;

/// <summary>Checks that a chapter has the frame of the course: its parts, their order and their sizes.</summary>
internal static partial class ChapterFrame
{
    /// <summary>Chapter 00 explains the set-up and is half as long; everything else it must have too.</summary>
    private const string Short = "00";

    /// <summary>Checks a chapter.</summary>
    public static IEnumerable<Problem> Check(Notebook notebook) =>
        Parts(notebook).Concat(Sizes(notebook)).Concat(Exercises(notebook)).Select(message => new Problem("notebook", message)).Concat(CellSizes(notebook));

    private static IEnumerable<string> Parts(Notebook notebook)
    {
        var number = notebook.Name[..2];
        var prose = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).ToList();
        if (!notebook.Cells[0].Source.StartsWith($"# {number} ", StringComparison.Ordinal))
            yield return $"The first cell must start with the title, '# {number} …'.";
        if (notebook.Cells.ElementAtOrDefault(1)?.Source.StartsWith("| Teach | Exercises | Needs | You will be able to |", StringComparison.Ordinal) != true)
            yield return "The second cell must be the header table: Teach, Exercises, Needs, You will be able to.";
        foreach (var heading in new[] { "Key points", "Check yourself", "Sources" })
        {
            if (!prose.Any(cell => cell.Source.StartsWith($"## {heading}", StringComparison.Ordinal)))
                yield return $"The section '{heading}' is missing.";
        }

        if (!notebook.Cells.Any(cell => cell.Source == string.Create(CultureInfo.InvariantCulture, $"Quiz.Chapter({int.Parse(number, CultureInfo.InvariantCulture)})")))
            yield return "The quiz is missing.";
        var last = notebook.Cells[^1];
        if (last.Kind != CellKind.Markdown || (number != Short && !last.Source.Contains("Back: [", StringComparison.Ordinal)))
            yield return "The last cell must hand on the open question and link back.";
    }

    private static IEnumerable<string> Sizes(Notebook notebook)
    {
        var isShort = notebook.Name.StartsWith(Short, StringComparison.Ordinal);
        var code = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Select(Lines).Order().ToList();
        var words = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(Prose.Of).Where(prose => !prose.IsFolded).Sum(prose => prose.Words);
        var slides = notebook.Cells.Count(cell => (string?)cell.Metadata["slideshow"]?["slide_type"] is "slide" or "subslide");
        var figures = notebook.Cells.Count(cell => cell.Outputs.Any(Outputs.IsFigure));
        var live = notebook.Cells.Count(cell => cell.Outputs.Any(IsLive));
        var (fewest, most) = isShort ? (25, 70) : (40, 70);
        if (notebook.Cells.Count < fewest || notebook.Cells.Count > most)
            yield return Text($"It has {notebook.Cells.Count} cells; it must have {fewest} to {most}.");
        (fewest, most) = isShort ? (700, 1300) : (1500, 2500);
        if (words < fewest || words > most)
            yield return Text($"It has {words} words outside folded cells; it must have {fewest} to {most}.");
        if (code[code.Count / 2] > 7)
            yield return Text($"Half of its code cells have more than 7 lines.");
        if (slides is < 12 or > 18)
            yield return Text($"It makes {slides} slides; it must make 12 to 18.");
        if (figures < (isShort ? 1 : 4))
            yield return Text($"It has {figures} figures; it must have at least {(isShort ? 1 : 4)}.");
        if (live == 0)
            yield return "None of its figures is live: a slider, an animation or three dimensions.";
    }

    private static IEnumerable<Problem> CellSizes(Notebook notebook)
    {
        for (var index = 0; index < notebook.Cells.Count; index++)
        {
            var cell = notebook.Cells[index];
            var lines = Lines(cell);
            if (cell.Kind == CellKind.Code && lines > 25)
                yield return new Problem(PortableSubset.Place(index, cell), Text($"The cell has {lines} lines of code; at most 25."));
            if (cell.Kind != CellKind.Markdown || index < 2)
                continue;
            var prose = Prose.Of(cell);
            // Lists to look up, and tables, have a length of their own.
            var isList = cell.Id is "sources" or "key-points" || prose.Tables.Length > 0;
            if (!prose.IsFolded && !isList && prose.Words is < 10 or > 85)
                yield return new Problem(PortableSubset.Place(index, cell), Text($"The cell has {prose.Words} words; it should have 15 to 80."));
        }
    }

    private static IEnumerable<string> Exercises(Notebook notebook)
    {
        var number = notebook.Name[..2];
        var tasks = notebook.Cells.Where(cell => TaskId().IsMatch(cell.Id)).ToList();
        if (number != Short && tasks.Count is < 3 or > 5)
            yield return Text($"It has {tasks.Count} exercises; it must have 3 to 5.");
        for (var i = 0; i < tasks.Count; i++)
        {
            var id = Text($"ex-{number}-{i + 1}");
            if (tasks[i].Id != id + "-task")
                yield return $"An exercise is called '{tasks[i].Id}'; it must be '{id}-task'.";
            if (!tasks[i].Source.StartsWith(Text($"### Exercise {number}.{i + 1} · "), StringComparison.Ordinal))
                yield return $"The heading of {id} must be '### Exercise {number}.{i + 1} · …'.";
            foreach (var word in new[] { "*Given*", "*write*", "*You are done when*" })
            {
                if (!tasks[i].Source.Contains(word, StringComparison.Ordinal))
                    yield return $"The task of {id} lacks {word}.";
            }

            foreach (var part in new[] { "", "-check", "-hint", "-solution" })
            {
                if (!notebook.Cells.Any(cell => cell.Id == id + part))
                    yield return $"The cell '{id}{part}' is missing.";
            }
        }
    }

    /// <summary>A slider, an animation or a scene in three dimensions.</summary>
    private static bool IsLive(JsonObject output) => Outputs.IsFigure(output) && Outputs.Text(output, "text/html") is { } html
        && (html.Contains("\"sliders\"", StringComparison.Ordinal) || html.Contains("\"scene\"", StringComparison.Ordinal) || html.Contains("\"frames\":[{", StringComparison.Ordinal));

    private static int Lines(Cell cell) => cell.Source.Split('\n').Length;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^ex-\d\d-\d-task$")]
    private static partial Regex TaskId();
}
