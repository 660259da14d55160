using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace RopeCourse.Benchmarks;

/// <summary>Writes what the steady paths allocate: BenchmarkDotNet's memory column.</summary>
internal static class AllocationReport
{
    private const string Name = "benchmarks/allocations";

    /// <summary>Writes the rows and a table. Says no, and writes nothing, if a benchmark failed.</summary>
    public static bool Write(Summary run)
    {
        if (DataFiles.IsBroken(run))
            return false;
        (string Path, long Bytes)[] rows = [.. run.Reports.Select(report => (
            ((SteadyPath)report.BenchmarkCase.Parameters[nameof(AllocationBenchmarks.Path)]).Name,
            report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? throw new InvalidOperationException("BenchmarkDotNet counted no bytes.")))];
        var machine = Machine.Current();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # What calls allocate

            {machine.InWords()}

            Bytes are what all threads of the process allocate in managed memory, over {AllocationBenchmarks.Calls} calls, and rounded to whole bytes a call. The smallest object has 24.

            | call | bytes allocated |
            |---|---:|

            """);
        foreach ((string path, long bytes) in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {path} | {bytes} |\n");
        DataFiles.Write(Name + ".json", DataFiles.Serialize(new { machine, rows = rows.Select(row => new { row.Path, row.Bytes }) }), "the table beside it, as numbers");
        DataFiles.Write(Name + ".md", text.ToString(), "people");
        return true;
    }
}
