using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using RopeCourse.Studio.Checking;
using RopeCourse.Studio.Pages;
using RopeCourse.Studio.Pages.Markup;

namespace RopeCourse.Studio.Guide;

/// <summary>Writes the tables of chapters into the two READMEs, from what the chapters say themselves.</summary>
internal static class CourseMap
{
    /// <summary>Renders every README that holds a table, with the table as the chapters have it now.</summary>
    /// <param name="course">The course.</param>
    /// <returns>Files and their whole new text.</returns>
    public static IEnumerable<(string File, string Text)> Render(Course course)
    {
        List<Chapter> chapters = [.. course.Read([]).Select(ChapterReader.Read)];
        yield return Replace(Path.Combine(course.Root, "README.md"), ("chapters", Overview(chapters)));
        yield return Replace(Path.Combine(course.Notebooks, "README.md"), ("chapters", Minutes(chapters)), ("card", Card(chapters[0])));
    }

    /// <summary>Finds READMEs whose table is not what the chapters say.</summary>
    /// <param name="course">The course.</param>
    /// <returns>A problem a file.</returns>
    public static IEnumerable<Problem> Check(Course course) => Render(course)
        .Where(page => page.Text != File.ReadAllText(page.File))
        .Select(page => new Problem(Path.GetRelativePath(course.Root, page.File), "The table of chapters is out of date; run 'tidy'."));

    /// <summary>With a picture each, and what the reader can do afterwards.</summary>
    private static string Overview(IEnumerable<Chapter> chapters)
    {
        var table = new StringBuilder("| | Chapter | You will be able to |\n|---|---|---|\n");
        foreach (var chapter in chapters)
        {
            table.Append(CultureInfo.InvariantCulture,
                $"| <img src=\"notebooks/pictures/{chapter.Number}.png\" width=\"260\" alt=\"{Html.Escape(Covers.Words(chapter.Notebook))}\"> | **{chapter.Number} [{chapter.Title}](notebooks/{chapter.Notebook.Name}.ipynb)** | {Header(chapter, 3)} |\n");
        }

        return table.ToString();
    }

    /// <summary>With the minutes, the exercises and what is needed before.</summary>
    private static string Minutes(IReadOnlyList<Chapter> chapters)
    {
        var table = new StringBuilder("| | Chapter | Minutes | Exercises | Needs |\n|---|---|---:|---:|---|\n");
        foreach (var chapter in chapters)
        {
            table.Append(CultureInfo.InvariantCulture,
                $"| {chapter.Number} | [{chapter.Title}]({chapter.Notebook.Name}.ipynb) | {chapter.Minutes} | {chapter.Exercises} | {Header(chapter, 2)} |\n");
        }

        return table.Append(CultureInfo.InvariantCulture, $"| | all of them | {chapters.Sum(chapter => chapter.Minutes)} | {chapters.Sum(chapter => chapter.Exercises)} | |\n").ToString();
    }

    /// <summary>The table of symbols of the first chapter.</summary>
    private static string Card(Chapter first) =>
        string.Concat((first.Notebook.Cells.FirstOrDefault(cell => cell.Id == "card")?.Source ?? "").Split('\n').Where(line => line.StartsWith('|')).Select(line => line + "\n"));

    /// <summary>Takes a cell of the header table as Markdown.</summary>
    private static string Header(Chapter chapter, int column)
    {
        var source = chapter.Notebook.Cells[1].Source;
        var table = MarkdownText.Parse(source).Descendants<Table>().First();
        var cell = (TableCell)((TableRow)table[1])[column];
        return source.Substring(cell.Span.Start, cell.Span.Length).Trim('|', ' ');
    }

    private static (string File, string Text) Replace(string file, params (string Name, string Table)[] tables)
    {
        var text = File.ReadAllText(file);
        foreach (var (name, table) in tables)
        {
            var (start, end) = ($"<!-- {name}: 'tidy' writes this table -->\n", $"<!-- /{name} -->");
            var (from, to) = (text.IndexOf(start, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
            if (from < 0 || to < from)
                throw new StudioException($"{Path.GetFileName(file)} lacks the marks between which the table '{name}' stands.");
            text = string.Concat(text.AsSpan(0, from + start.Length), table, text.AsSpan(to));
        }

        return (file, text);
    }
}
