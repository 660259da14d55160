using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Reports;

namespace RopeCourse.Benchmarks;

/// <summary>Writes what was measured under data/benchmarks: as JSON for figures, as a table for readers.</summary>
internal static class Report
{
    private const string Name = "benchmarks/rotation";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>Writes both files and their rows in the list of data files. Says no, and writes nothing, if a benchmark failed.</summary>
    public static bool Write(Summary[] rounds)
    {
        if (rounds.Any(round => round.HasCriticalValidationErrors || round.Reports.IsEmpty || round.Reports.Any(report => report.ResultStatistics is null)))
            return false;
        Row[] rows = Rows(rounds);
        var machine = Machine.Current();
        DirectoryInfo data = DataManifest.Folder();
        string json = JsonSerializer.Serialize(new { machine, rows }, Json) + "\n";
        Directory.CreateDirectory(Path.Combine(data.FullName, "benchmarks"));
        File.WriteAllText(Path.Combine(data.FullName, $"{Name}.json"), json);
        File.WriteAllText(Path.Combine(data.FullName, $"{Name}.md"), Table(machine, rows));
        DataManifest.List(data, $"{Name}.json", "a chapter's figure of speeds");
        DataManifest.List(data, $"{Name}.md", "people");
        return true;
    }

    private static Row[] Rows(Summary[] rounds)
    {
        (Contender Who, double Median, long Allocated)[] measured = [.. rounds
            .SelectMany(round => round.Reports)
            .GroupBy(report => ((Contender)report.BenchmarkCase.Parameters[nameof(RotationBenchmark.Contender)]).Place)
            .OrderBy(reports => reports.Key)
            .Select(reports => (
                (Contender)reports.First().BenchmarkCase.Parameters[nameof(RotationBenchmark.Contender)],
                reports.Min(report => report.ResultStatistics!.Median),
                reports.Min(report => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0)))];
        return [.. measured.Select(one =>
        {
            double? onnx = Median(other => other.Name == Contender.Onnx && other.Pairing == one.Who.Pairing && other.Storage == one.Who.Storage);
            double? limit = Median(other => other.Name == Contender.Limit);
            return new Row(one.Who.Group, one.Who.Name, one.Who.Shape, one.Who.Pairing, one.Who.Storage, one.Who.Threads,
                Rounded(one.Median), Rounded(onnx / one.Median), Rounded(limit / one.Median), Rounded(2 * one.Who.Bytes / one.Median), one.Allocated);

            double? Median(Func<Contender, bool> peer) => measured
                .Where(other => peer(other.Who) && other.Who.Shape == one.Who.Shape && other.Who.Threads == one.Who.Threads && other.Who.Bytes == one.Who.Bytes)
                .Select(other => (double?)other.Median).FirstOrDefault();
        })];
    }

    private static string Table(Machine machine, Row[] rows)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # How fast rotations are

            Measured on {machine.Processor}, {machine.Cores} cores, {machine.OperatingSystem}, with .NET {machine.DotNet}, vectors of {machine.VectorBits} bits, ONNX Runtime {machine.OnnxRuntime} on the CPU and BenchmarkDotNet {machine.BenchmarkDotNet}, on {machine.Date}. Other machines give other numbers; ratios within a group travel better than times.

            Times are medians of a call, the lowest of three rounds. "Times ONNX Runtime" compares with ONNX Runtime's own operator for the same shape, pairing, storage and number of threads; it writes into other memory, while RopeCourse rotates in place unless the row says otherwise. "Of the memory limit" is the time that the same bytes take to be read, negated and written back, as a share of the time of the row: a rotation in place cannot do much better than 100 %. The matrix of MathNet is only tried on four tokens of one head.


            """);
        foreach (IGrouping<string, Row> group in rows.GroupBy(row => row.Group))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {char.ToUpperInvariant(group.Key[0])}{group.Key[1..]}\n\n");
            text.Append("| who | shape | pairing | storage | threads | median | times ONNX Runtime | of the memory limit | GB/s | bytes allocated |\n");
            text.Append("|---|---|---|---|---:|---:|---:|---:|---:|---:|\n");
            foreach (Row row in group)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {row.Contender} | {row.Shape} | {row.Pairing} | {row.Storage} | {row.Threads} | {Time(row.MedianNs)} ");
                text.Append(CultureInfo.InvariantCulture, $"| {row.TimesOnnxRuntime:0.0#} | {row.ShareOfMemoryLimit:0 %} | {row.GigabytesPerSecond:0.0} | {row.AllocatedBytes} |\n");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Time(double nanoseconds) => nanoseconds < 10_000
        ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0} ns")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1000:0} µs");

    /// <summary>Keeps four digits; more would be noise.</summary>
    private static double Rounded(double value) =>
        double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double? Rounded(double? value) => value is double number ? Rounded(number) : null;
}
