using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Pages.Markup;

namespace RopeCourse.Studio.Pages;

/// <summary>Reads title, promise, minutes and headings out of a notebook.</summary>
internal static partial class ChapterReader
{
    /// <summary>Reads a chapter and gives each heading its anchor.</summary>
    public static Chapter Read(Notebook notebook)
    {
        var documents = new SortedDictionary<int, MarkdownDocument>();
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            if (notebook.Cells[i].Kind == CellKind.Markdown)
                documents[i] = MarkdownText.Parse(notebook.Cells[i].Source);
        }

        var blocks = documents.Values.SelectMany(document => document.Descendants<Block>()).ToList();
        var anchors = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var headings = blocks.OfType<HeadingBlock>().Select(block => Name(block, anchors)).ToList();
        var opening = blocks.TakeWhile(block => block is not HeadingBlock { Level: 2 }).ToList();
        var title = headings.FirstOrDefault(heading => heading.Block.Level == 1)?.Text ?? notebook.Title;
        return new Chapter
        {
            Notebook = notebook,
            Documents = documents,
            Headings = headings,
            Anchors = anchors,
            Title = LeadingNumber().Replace(title, ""),
            TitleHasNumber = LeadingNumber().IsMatch(title),
            Promise = opening.OfType<ParagraphBlock>().FirstOrDefault(paragraph => paragraph.Parent is MarkdownDocument or QuoteBlock),
            Minutes = opening.OfType<Table>().Select(MinutesOf).FirstOrDefault(minutes => minutes is not null),
        };
    }

    private static Heading Name(HeadingBlock block, Dictionary<string, string> anchors)
    {
        var text = MarkdownText.Plain(block.Inline);
        var slug = Slugs.GitHub(text) is { Length: > 0 } some ? some : "section";
        var id = slug;
        for (var copy = 1; anchors.ContainsKey(id); copy++)
            id = $"{slug}-{copy}";
        anchors[id] = id;

        // The first heading of a name keeps it: Jupyter, too, would jump there.
        anchors.TryAdd(Slugs.Jupyter(text), id);
        var exercise = Slugs.Exercise(text);
        if (exercise is not null && !anchors.TryAdd(exercise, exercise))
            exercise = null;

        block.GetAttributes().Id = id;
        return new Heading(block, text, id, exercise);
    }

    // The header table names minutes in a cell ("40 min") or in its row's or column's label ("Minutes", "Teaching (min)").
    private static int? MinutesOf(Table table)
    {
        var rows = table.OfType<TableRow>()
            .Select(row => row.OfType<TableCell>().Select(Text).ToArray())
            .ToList();
        var total = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                var text = rows[row][column];
                if (MinuteWord().IsMatch(text) || SaysMinutes(row > 0 ? rows[0].ElementAtOrDefault(column) : null) || SaysMinutes(column > 0 ? rows[row][0] : null))
                    total += SumOf(text);
            }
        }

        return total > 0 ? total : null;
    }

    // A cell that holds a number itself is no label for its neighbours.
    private static bool SaysMinutes(string? label) => label is not null && MinuteWord().IsMatch(label) && !Numbers().IsMatch(label);

    // "35 + 20 minutes" adds up; "55 minutes (35 + 20)" has said it before the bracket; "45–60 min" takes the upper end.
    private static int SumOf(string text)
    {
        var upToBracket = text.IndexOf('(') is > 0 and var bracket ? text[..bracket] : text;
        return Numbers().Matches(Range().Replace(upToBracket, "")).Sum(match => int.Parse(match.Value, CultureInfo.InvariantCulture));
    }

    private static string Text(TableCell cell) =>
        string.Join(' ', cell.Descendants<LeafBlock>().Select(leaf => MarkdownText.Plain(leaf.Inline)));

    [GeneratedRegex(@"^\s*(?:Chapter\s+)?[0-9]{1,2}\s*[.:·–—-]?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingNumber();

    [GeneratedRegex(@"\bmin(?:ute)?s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex MinuteWord();

    [GeneratedRegex(@"[0-9]{1,3}\s*(?:[–-]|to)\s*(?=[0-9])")]
    private static partial Regex Range();

    [GeneratedRegex(@"[0-9]{1,3}")]
    private static partial Regex Numbers();
}
