using System.Reflection;
using System.Text;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Pages;

/// <summary>Writes executed chapters as web pages that need no network.</summary>
public static class SiteWriter
{
    /// <summary>Writes <c>index.html</c>, one page a chapter and the folder <c>assets</c> (style.css, page.js, plotly.min.js).</summary>
    /// <remarks>Each file is written beside its place and then renamed. The same chapters give the same bytes.</remarks>
    /// <param name="executedChapters">The notebooks with their outputs, in reading order.</param>
    /// <param name="folder">The folder to write into; it is made if it is missing. Other files in it stay.</param>
    /// <exception cref="StudioException">The folder cannot be written to, the disk is full, or the build output lacks plotly.js.</exception>
    public static void Write(IReadOnlyList<Notebook> executedChapters, string folder)
    {
        ArgumentNullException.ThrowIfNull(executedChapters);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);

        var chapters = executedChapters.Select(ChapterReader.Read).ToList();
        var links = new CourseLinks(chapters);
        var assets = Path.Combine(folder, "assets");
        Make(assets);

        // Assets first: a page must not appear before what it refers to.
        AtomicFile.WriteAllText(Path.Combine(assets, "style.css"), Asset("style.css"));
        AtomicFile.WriteAllText(Path.Combine(assets, "page.js"), Asset("page.js"));
        AtomicFile.WriteAllText(Path.Combine(assets, "plotly.min.js"), Encoding.UTF8.GetString(PlotlyScript.Read()));
        for (var i = 0; i < chapters.Count; i++)
        {
            var page = ChapterPage.Render(chapters[i], chapters.ElementAtOrDefault(i - 1), chapters.ElementAtOrDefault(i + 1), links);
            AtomicFile.WriteAllText(Path.Combine(folder, chapters[i].FileName), page);
        }

        AtomicFile.WriteAllText(Path.Combine(folder, "index.html"), IndexPage.Render(chapters, links));
    }

    private static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"The folder for the pages could not be made: {failure.Message}", failure);
        }
    }

    private static string Asset(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
