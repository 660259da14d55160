using System.Reflection;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Pages;

/// <summary>Writes executed chapters as web pages that need no network.</summary>
public static class SiteWriter
{
    /// <summary>Writes <c>index.html</c>, one page a chapter and the folder <c>assets</c> (style.css, page.js, plotly.min.js).</summary>
    /// <remarks>Each file is written beside its place and then renamed. The same chapters give the same bytes.</remarks>
    /// <param name="executedChapters">The notebooks with their outputs, in reading order.</param>
    /// <param name="folder">The folder to write into; it is made if it is missing. Other files in it stay.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="FileNotFoundException">The build output lacks plotly.js.</exception>
    public static void Write(IReadOnlyList<Notebook> executedChapters, string folder)
    {
        ArgumentNullException.ThrowIfNull(executedChapters);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);

        var chapters = executedChapters.Select(ChapterReader.Read).ToList();
        var links = new CourseLinks(chapters);
        var assets = Path.Combine(folder, "assets");
        Directory.CreateDirectory(assets);

        // Assets first: a page must not appear before what it refers to.
        FileReplacement.Write(Path.Combine(assets, "style.css"), Asset("style.css"));
        FileReplacement.Write(Path.Combine(assets, "page.js"), Asset("page.js"));
        FileReplacement.Write(Path.Combine(assets, "plotly.min.js"), PlotlyScript.Read());
        for (var i = 0; i < chapters.Count; i++)
        {
            var page = ChapterPage.Render(chapters[i], chapters.ElementAtOrDefault(i - 1), chapters.ElementAtOrDefault(i + 1), links);
            FileReplacement.Write(Path.Combine(folder, chapters[i].FileName), page);
        }

        FileReplacement.Write(Path.Combine(folder, "index.html"), IndexPage.Render(chapters, links));
    }

    private static byte[] Asset(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
