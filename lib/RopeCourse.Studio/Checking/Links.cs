using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Pages;
using RopeCourse.Studio.Pages.Markup;

namespace RopeCourse.Studio.Checking;

/// <summary>Finds links of the course to files, headings and exercises that are not there.</summary>
internal static class Links
{
    /// <summary>Checks the notebooks, the notes of the instructor and every README.</summary>
    /// <param name="course">The course.</param>
    /// <returns>The broken links; <see cref="Problem.Where"/> names the file and, in a notebook, the cell.</returns>
    public static IEnumerable<Problem> Check(Course course)
    {
        foreach (var notebook in course.Read([]))
        {
            for (var index = 0; index < notebook.Cells.Count; index++)
            {
                var cell = notebook.Cells[index];
                if (cell.Kind == CellKind.Markdown)
                {
                    foreach (var problem in Broken(notebook.Path, cell.Source))
                        yield return new Problem($"{notebook.Name}, {PortableSubset.Place(index, cell)}", problem);
                }
            }
        }

        foreach (var file in Texts(course))
        {
            foreach (var problem in Broken(file, File.ReadAllText(file)))
                yield return new Problem(Path.GetRelativePath(course.Root, file), problem);
        }
    }

    private static IEnumerable<string> Texts(Course course) =>
        new[] { course.Root, course.Notebooks, Path.Combine(course.Notebooks, "instructor"), Path.Combine(course.Root, "data"), Path.Combine(course.Root, "data", "reference") }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md"))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Broken(string file, string markdown) =>
        MarkdownText.Parse(markdown).Descendants<LinkInline>().Select(link => link.Url ?? "")
            .Where(url => !Uri.TryCreate(url, UriKind.Absolute, out _))
            .Select(url => Problem(file, markdown, url)).OfType<string>();

    private static string? Problem(string file, string markdown, string url)
    {
        var (path, fragment) = url.IndexOf('#') is >= 0 and var hash ? (url[..hash], url[(hash + 1)..]) : (url, null);
        var target = path.Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, Uri.UnescapeDataString(path)));
        if (!File.Exists(target) && !Directory.Exists(target))
            return $"The link to {url} leads nowhere.";
        if (fragment is null)
            return null;
        var anchors = target.EndsWith(".ipynb", StringComparison.Ordinal)
            ? ChapterReader.Read(NotebookFile.Read(target)).Anchors.Keys
            : MarkdownText.Parse(target == file ? markdown : File.ReadAllText(target)).Descendants<HeadingBlock>()
                .Select(heading => Slugs.GitHub(MarkdownText.Plain(heading.Inline)));
        return anchors.Contains(Uri.UnescapeDataString(fragment), StringComparer.OrdinalIgnoreCase) ? null : $"The link to {url} leads to no heading.";
    }
}
