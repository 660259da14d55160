using System.Diagnostics;
using System.Text.Json.Nodes;
using RopeCourse.Kernel;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Running;

/// <summary>Runs a chapter from its first cell to its last in a fresh kernel process.</summary>
public static class ChapterRunner
{
    /// <summary>Runs one chapter. It stops at the first cell that fails, as a reader would.</summary>
    /// <param name="notebook">The chapter.</param>
    /// <param name="cellTimeout">How long one cell may take before it is interrupted.</param>
    /// <param name="progress">Told the number of code cells done after each cell.</param>
    /// <param name="cancellationToken">Ends the run and its kernel.</param>
    /// <returns>The report, with the executed notebook.</returns>
    public static async Task<ChapterReport> RunAsync(Notebook notebook, TimeSpan cellTimeout, Action<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var watch = Stopwatch.StartNew();
        var cells = notebook.Cells.Select(cell => cell with { ExecutionCount = null, Outputs = [] }).ToList();
        var codeCells = cells.Count(cell => cell.Kind == CellKind.Code);
        var done = 0;
        CellFailure? failure = null;

        await using var kernel = await KernelProcess.StartAsync(
            new KernelStartOptions { WorkingDirectory = Path.GetDirectoryName(notebook.Path)! }, cancellationToken).ConfigureAwait(false);
        for (var index = 0; index < cells.Count && failure is null; index++)
        {
            if (cells[index].Kind != CellKind.Code)
            {
                continue;
            }

            (cells[index], failure) = await RunCellAsync(kernel, cells[index], index, cellTimeout, cancellationToken).ConfigureAwait(false);
            done += failure is null ? 1 : 0;
            progress?.Invoke(done);
        }

        return new ChapterReport(notebook with { Cells = cells }, done, codeCells, watch.Elapsed, failure);
    }

    private static async Task<(Cell Cell, CellFailure? Failure)> RunCellAsync(
        KernelProcess kernel, Cell cell, int index, TimeSpan cellTimeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(cellTimeout);
        try
        {
            var result = await kernel.ExecuteAsync(cell.Source, limit.Token).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            var executed = cell with { ExecutionCount = result.ExecutionCount, Outputs = [.. result.Outputs.Select(Outputs.Canonical)] };
            if (result.Error is not { } error)
            {
                return (executed, null);
            }

            var message = limit.IsCancellationRequested ? TooLong(cellTimeout) : $"{error.Name}: {error.Message}";
            return (executed, new CellFailure(cell.Id, index + 1, error.Line, OffendingLine(cell.Source, error.Line), message));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(cell, index, "Interrupted", TooLong(cellTimeout));
        }
        catch (KernelDiedException death)
        {
            return Failed(cell, index, "KernelDied", death.Message);
        }
    }

    private static (Cell Cell, CellFailure? Failure) Failed(Cell cell, int index, string name, string message)
    {
        var error = new JsonObject { ["output_type"] = "error", ["ename"] = name, ["evalue"] = message, ["traceback"] = new JsonArray() };
        return (cell with { Outputs = [error] }, new CellFailure(cell.Id, index + 1, null, null, message));
    }

    private static string TooLong(TimeSpan cellTimeout) => FormattableString.Invariant($"The cell ran longer than {cellTimeout.TotalSeconds:0} s and was interrupted.");

    private static string? OffendingLine(string source, int? line) =>
        line is { } number && source.Split('\n') is var lines && number >= 1 && number <= lines.Length ? lines[number - 1].Trim() : null;
}
