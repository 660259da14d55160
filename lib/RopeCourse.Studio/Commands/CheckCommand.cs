using RopeCourse.Studio.Checking;
using RopeCourse.Studio.Guide;
using RopeCourse.Studio.Notebooks;
using Spectre.Console;

namespace RopeCourse.Studio.Commands;

/// <summary>Proves notebooks canonical, portable and fresh; changes nothing.</summary>
public static class CheckCommand
{
    /// <summary>Checks chapters.</summary>
    /// <param name="context">The course and the console.</param>
    /// <param name="names">Chapters, all where none is named.</param>
    /// <param name="run">Whether to run the chapters and compare the saved outputs.</param>
    /// <param name="cellTimeout">How long one cell may take.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>0 when nothing is wrong, else 1.</returns>
    public static async Task<int> RunAsync(
        StudioContext context, IReadOnlyList<string> names, bool run, TimeSpan cellTimeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var chapters = context.Course.Read(names);
        var problems = chapters.ToDictionary(chapter => chapter, chapter => NotebookChecker.CheckText(chapter, File.ReadAllText(chapter.Path)).ToList());
        if (run)
        {
            await context.EnsurePackageAsync(cancellationToken).ConfigureAwait(false);
            var reports = await context.Runner(cellTimeout).RunAsync(chapters, cancellationToken).ConfigureAwait(false);
            foreach (var (chapter, report) in chapters.Zip(reports))
            {
                problems[chapter].AddRange(NotebookChecker.CheckFresh(chapter, report));
            }
        }

        var guide = names.Count > 0 ? [] : GuideProblems(context.Course);
        var proved = run ? "canonical, portable, framed, fresh" : "canonical, portable, framed";
        foreach (var chapter in chapters)
        {
            var name = Markup.Escape(chapter.Name);
            context.Console.MarkupLine(problems[chapter].Count == 0 ? $"[green]✓[/] {name}: {proved}" : $"[red]✗[/] {name}");
            foreach (var problem in problems[chapter])
            {
                context.Console.WriteLine($"    {problem.Where}: {problem.Message}");
            }
        }

        foreach (var problem in guide)
        {
            context.Console.MarkupLine($"[red]✗[/] {Markup.Escape(problem.Where)}: {Markup.Escape(problem.Message)}");
        }

        return problems.Values.All(list => list.Count == 0) && guide.Count == 0 ? 0 : 1;
    }

    /// <summary>Writes the prose of the chapters as Markdown, one file each, for a spelling checker.</summary>
    /// <param name="course">The course.</param>
    /// <param name="folder">Where to write; made if missing.</param>
    public static void WriteProse(Course course, string folder)
    {
        ArgumentNullException.ThrowIfNull(course);
        Directory.CreateDirectory(folder);
        foreach (var chapter in course.Read([]))
        {
            var prose = chapter.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source);
            AtomicFile.WriteAllText(Path.Combine(folder, chapter.Name + ".md"), string.Join("\n\n", prose) + "\n");
        }
    }

    /// <summary>Checks what belongs to the course as a whole: links, and the tables and pictures of the READMEs.</summary>
    /// <param name="course">The course.</param>
    /// <returns>The problems, by file.</returns>
    public static IReadOnlyList<Problem> GuideProblems(Course course) =>
        [.. Links.Check(course), .. CourseMap.Check(course), .. Covers.Check(course)];
}
