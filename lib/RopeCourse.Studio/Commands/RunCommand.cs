namespace RopeCourse.Studio.Commands;

/// <summary>Runs chapters and says whether each cell ran.</summary>
public static class RunCommand
{
    /// <summary>Runs chapters.</summary>
    /// <param name="context">The course and the console.</param>
    /// <param name="names">Chapters, all where none is named.</param>
    /// <param name="cellTimeout">How long one cell may take.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>0 when every cell ran, else 1.</returns>
    public static async Task<int> RunAsync(StudioContext context, IReadOnlyList<string> names, TimeSpan cellTimeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var chapters = context.Course.Read(names);
        await context.EnsurePackageAsync(cancellationToken).ConfigureAwait(false);
        var reports = await context.Runner(cellTimeout).RunAsync(chapters, cancellationToken).ConfigureAwait(false);
        return reports.All(report => report.Succeeded) ? 0 : 1;
    }
}
