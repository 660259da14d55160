using System.Globalization;
using RopeCourse.Studio.Notebooks;
using Spectre.Console;

namespace RopeCourse.Studio.Running;

/// <summary>Runs several chapters, each in a kernel of its own, and reports a line for each.</summary>
/// <param name="console">Where the reader looks.</param>
public sealed class CourseRunner(IAnsiConsole console)
{
    /// <summary>Gets how long one cell may take before it is interrupted.</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Runs chapters side by side, as many as there are cores, and prints a line for each in order.</summary>
    /// <param name="chapters">The notebooks.</param>
    /// <param name="cancellationToken">Ends the run; no kernel is left behind.</param>
    /// <returns>A report for each chapter, in the given order.</returns>
    public async Task<IReadOnlyList<ChapterReport>> RunAsync(IReadOnlyList<Notebook> chapters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chapters);
        IReadOnlyList<ChapterReport> reports = [];
        if (console.Profile.Capabilities.Interactive)
        {
            await console.Progress()
                .AutoClear(true)
                .HideCompleted(false)
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
                .StartAsync(async bars => reports = await RunAllAsync(chapters, Bars(bars, chapters), cancellationToken).ConfigureAwait(false))
                .ConfigureAwait(false);
        }
        else
        {
            reports = await RunAllAsync(chapters, _ => null, cancellationToken).ConfigureAwait(false);
        }

        Print(reports);
        return reports;
    }

    private static Func<Notebook, Action<int>?> Bars(ProgressContext bars, IReadOnlyList<Notebook> chapters)
    {
        var tasks = chapters.ToDictionary(
            chapter => chapter,
            chapter => bars.AddTask(Markup.Escape(chapter.Name), maxValue: Math.Max(1, chapter.Cells.Count(cell => cell.Kind == CellKind.Code))));
        return chapter => done => tasks[chapter].Value = done;
    }

    private async Task<IReadOnlyList<ChapterReport>> RunAllAsync(
        IReadOnlyList<Notebook> chapters, Func<Notebook, Action<int>?> progress, CancellationToken cancellationToken)
    {
        var reports = new ChapterReport[chapters.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount), CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, chapters.Count, options, async (index, token) =>
            reports[index] = await ChapterRunner.RunAsync(chapters[index], CellTimeout, progress(chapters[index]), token).ConfigureAwait(false)).ConfigureAwait(false);
        return reports;
    }

    private void Print(IReadOnlyList<ChapterReport> reports)
    {
        var width = reports.Max(report => report.Executed.Name.Length);
        foreach (var report in reports)
        {
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Executed.Name.PadRight(width)}  {report.CellsRun,3} of {report.CodeCells,3} cells  {report.Duration.TotalSeconds,5:0.0} s");
            console.MarkupLine(report.Succeeded ? $"[green]✓[/] {Markup.Escape(line)}" : $"[red]✗[/] {Markup.Escape(line)}");
            if (report.Failure is { } failure)
            {
                console.WriteLine(Describe(failure));
            }
        }
    }

    /// <summary>Says where a chapter failed and why, on one or two indented lines.</summary>
    /// <param name="failure">The failed cell.</param>
    /// <returns>The text.</returns>
    public static string Describe(CellFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var place = failure.Line is { } line
            ? string.Create(CultureInfo.InvariantCulture, $"cell {failure.CellNumber} ({failure.CellId}), line {line}")
            : string.Create(CultureInfo.InvariantCulture, $"cell {failure.CellNumber} ({failure.CellId})");
        var code = failure.Code is null ? string.Empty : $"\n      {failure.Code}";
        return $"    {place}: {failure.Message}{code}";
    }
}
