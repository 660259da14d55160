using System.Text;
using RopeCourse.Studio.Pages.Markup;

namespace RopeCourse.Studio.Pages;

/// <summary>Writes the first page: what the course is, and its chapters.</summary>
internal static class IndexPage
{
    private const string About =
        "A course in C# notebooks, from binary digits by way of sines and cosines to rotary embeddings. "
        + "Each way of telling a model where a word stands answers the failure of the one before. "
        + "You compute every step on numbers small enough to check by hand, and see it in a figure.";

    /// <summary>Renders the page.</summary>
    public static string Render(IReadOnlyList<Chapter> chapters, CourseLinks links)
    {
        var main = new StringBuilder($"""
            <article>
            <h1>From bits to rotary embeddings</h1>
            <p class="lead">{Html.Escape(About)}</p>
            <h2>Chapters</h2>
            <ol class="chapters">

            """);
        foreach (var chapter in chapters)
            main.Append(Item(chapter, links));
        main.Append("</ol>\n</article>\n");
        return PageFrame.Render($"{PageFrame.Course}: from bits to rotary embeddings", About, "", main.ToString());
    }

    private static string Item(Chapter chapter, CourseLinks links)
    {
        var promise = chapter.Promise is null
            ? ""
            : $"<p>{new PageRenderer(url => links.Resolve(chapter, url)).RenderInside(chapter.Promise)}</p>\n";
        string[] facts =
        [
            chapter.Minutes is { } minutes ? $"{minutes} minutes" : "",
            Count(chapter.Figures, "figure"),
            Count(chapter.Exercises, "exercise"),
        ];
        var known = string.Join(" · ", facts.Where(fact => fact.Length > 0));
        return $"""
            <li>
            <h3><span class="number">{chapter.Number}</span> <a href="{Html.Escape(chapter.FileName)}">{Html.Escape(chapter.Title)}</a></h3>
            {promise}<p class="facts">{known}</p>
            </li>

            """;
    }

    private static string Count(int number, string what) => number switch
    {
        0 => "",
        1 => $"1 {what}",
        _ => $"{number} {what}s",
    };
}
