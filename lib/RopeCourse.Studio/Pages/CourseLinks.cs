namespace RopeCourse.Studio.Pages;

/// <summary>Turns links between notebooks into links between pages.</summary>
/// <param name="chapters">All chapters that become pages.</param>
internal sealed class CourseLinks(IReadOnlyList<Chapter> chapters)
{
    /// <summary>Maps the address in a chapter to the address on its page.</summary>
    /// <param name="from">The chapter that holds the link.</param>
    /// <param name="url">The address as the notebook has it.</param>
    /// <returns>The address on the page, or null when the pages hold no such file.</returns>
    public string? Resolve(Chapter from, string url)
    {
        if (url.StartsWith('#'))
            return "#" + Anchor(from, url[1..]);
        if (Uri.TryCreate(url, UriKind.Absolute, out var absolute))
            return absolute.Scheme is "http" or "https" or "mailto" ? url : null;

        var (path, fragment) = url.IndexOf('#') is >= 0 and var hash ? (url[..hash], url[(hash + 1)..]) : (url, null);
        var name = Uri.UnescapeDataString(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path);
        if (name is "README.md" or "../README.md" or "" or "." or "./")
            return "index.html";

        var target = chapters.FirstOrDefault(chapter => chapter.Notebook.Name + ".ipynb" == name);
        if (target is null)
            return null;
        return fragment is null ? target.FileName : $"{target.FileName}#{Anchor(target, fragment)}";
    }

    // An anchor that no heading has may stand in the notebook as raw HTML; it stays.
    private static string Anchor(Chapter chapter, string fragment) =>
        chapter.Anchors.TryGetValue(Uri.UnescapeDataString(fragment), out var id) ? id : fragment;
}
