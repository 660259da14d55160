using System.Text;
using RopeCourse.Studio.Pages.Markup;

namespace RopeCourse.Studio.Pages;

/// <summary>Writes the page of a chapter: contents, body, the way back and on.</summary>
internal static class ChapterPage
{
    /// <summary>Renders the page.</summary>
    public static string Render(Chapter chapter, Chapter? previous, Chapter? next, CourseLinks links)
    {
        var main = new StringBuilder("<article>\n");
        if (chapter.Number.Length > 0 && !chapter.TitleHasNumber)
            main.Append($"<p class=\"eyebrow\">Chapter {chapter.Number}</p>\n");
        main.Append(ChapterBody.Render(chapter, links));
        main.Append("</article>\n").Append(Pager(previous, next));
        var description = chapter.Promise is null ? chapter.Title : MarkdownText.Plain(chapter.Promise.Inline);
        return PageFrame.Render($"{chapter.Title} · {PageFrame.Course}", description, Contents(chapter), main.ToString());
    }

    private static string Contents(Chapter chapter)
    {
        var shown = chapter.Headings.Where(heading => heading.Block.Level is 2 or 3).ToList();
        if (shown.Count == 0)
            return "";

        var list = new StringBuilder("""
            <nav class="contents" aria-label="Contents of this chapter">
            <details open>
            <summary>Contents</summary>
            <ul>

            """);
        var inline = new PageRenderer(_ => null);
        foreach (var heading in shown)
        {
            var kind = heading.Block.Level == 3 ? " class=\"deeper\"" : "";
            list.Append($"<li{kind}><a href=\"#{Html.Escape(heading.Id)}\">{inline.RenderInside(heading.Block)}</a></li>\n");
        }

        // Folded on a narrow screen before it is painted; without a script it stays open.
        return list.Append("""
            </ul>
            </details>
            <script>if (matchMedia("(max-width: 68em)").matches) document.currentScript.previousElementSibling.open = false;</script>
            </nav>

            """).ToString();
    }

    private static string Pager(Chapter? previous, Chapter? next)
    {
        if (previous is null && next is null)
            return "";
        return "<nav class=\"pager\" aria-label=\"Chapters\">\n" + Link(previous, "prev", "Previous") + Link(next, "next", "Next") + "</nav>\n";
    }

    private static string Link(Chapter? chapter, string relation, string label) => chapter is null
        ? ""
        : $"<a rel=\"{relation}\" href=\"{Html.Escape(chapter.FileName)}\"><span>{label}</span> {Html.Escape(chapter.Title)}</a>\n";
}
