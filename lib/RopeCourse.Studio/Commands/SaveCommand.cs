using System.Globalization;
using RopeCourse.Studio.Figures;
using RopeCourse.Studio.Notebooks;
using Spectre.Console;

namespace RopeCourse.Studio.Commands;

/// <summary>Runs chapters and saves their fresh outputs, with a static picture beside each live figure.</summary>
public static class SaveCommand
{
    /// <summary>Saves chapters. One that fails is left as it is.</summary>
    /// <param name="context">The course and the console.</param>
    /// <param name="names">Chapters, all where none is named.</param>
    /// <param name="cellTimeout">How long one cell may take.</param>
    /// <param name="cancellationToken">Ends the run; nothing half-written stays.</param>
    /// <returns>0 when every chapter was saved, else 1.</returns>
    public static async Task<int> RunAsync(StudioContext context, IReadOnlyList<string> names, TimeSpan cellTimeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var chapters = context.Course.Read(names);
        await context.EnsurePackageAsync(cancellationToken).ConfigureAwait(false);
        var reports = await context.Runner(cellTimeout).RunAsync(chapters, cancellationToken).ConfigureAwait(false);
        var good = reports.Where(report => report.Succeeded).Select(report => report.Executed).ToList();
        var browser = Chromium.Find();
        var bare = await StaticImages.AttachAsync(good, chapters, browser, cancellationToken).ConfigureAwait(false);
        foreach (var notebook in good)
        {
            var text = NotebookFile.Render(Tidy.Apply(notebook));
            AtomicFile.WriteAllText(notebook.Path, text);
            context.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  saved {notebook.Name}, {text.Length / 1024.0:0} KB"));
        }

        if (bare > 0)
        {
            context.Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{bare} figures have no static picture: no Chromium was found; name one in the environment variable ROPECOURSE_CHROMIUM."));
        }

        if (good.Count < chapters.Count)
        {
            context.Console.WriteLine("A chapter that does not run is not saved; its file is as it was.");
        }

        return good.Count == chapters.Count ? 0 : 1;
    }
}
