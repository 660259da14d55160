using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;
using RopeCourse.Plots;

namespace RopeCourse.Benchmarks;

/// <summary>Writes how fast rotations were under data/benchmarks.</summary>
internal static class Report
{
    private const string Name = "benchmarks/rotation";

    /// <summary>Writes the rows, a table and a figure. Says no, and writes nothing, if a benchmark failed.</summary>
    public static bool Write(Summary[] rounds)
    {
        if (rounds.Any(DataFiles.IsBroken))
            return false;
        Row[] rows = Rows(rounds);
        var machine = Machine.Current();
        DataFiles.Write(Name + ".json", DataFiles.Serialize(new { machine, rows }), "the table beside it, as numbers");
        DataFiles.Write(Name + ".md", Table(machine, rows), "people");
        DataFiles.Write(Name + "-figure.json", Drawn(machine, rows).ToJson() + "\n", "a chapter's figure of speeds");
        return true;
    }

    /// <summary>Draws the prefill on one thread: the ways that were measured with both pairings, and memory's limit.</summary>
    private static Figure Drawn(Machine machine, Row[] rows)
    {
        string[] ways = [Contender.Loop, Contender.Onnx, Contender.Ours];
        Row[] prefill = [.. rows.Where(row => row.Group == Contender.Prefill && row.Threads == 1)];
        Row limit = prefill.Single(row => row.Contender == Contender.Limit);
        return SpeedFigures.Throughput([.. ways, "memory"], Speeds("interleaved"), Speeds("split halves"), limit.Shape, $"{machine.Processor}, {machine.VectorBits}-bit vectors");

        double[] Speeds(string pairing) =>
            [.. ways.Select(way => prefill.Single(row => row.Contender == way && row.Pairing == pairing).GigabytesPerSecond), limit.GigabytesPerSecond];
    }

    private static Row[] Rows(Summary[] rounds)
    {
        (Contender Who, double Median)[] measured = [.. rounds
            .SelectMany(round => round.Reports)
            .GroupBy(report => ((Contender)report.BenchmarkCase.Parameters[nameof(RotationBenchmark.Contender)]).Place)
            .OrderBy(reports => reports.Key)
            .Select(reports => (
                (Contender)reports.First().BenchmarkCase.Parameters[nameof(RotationBenchmark.Contender)],
                reports.Min(report => report.ResultStatistics!.Median)))];
        return [.. measured.Select(one =>
        {
            double? onnx = Median(other => other.Name == Contender.Onnx && other.Pairing == one.Who.Pairing && other.Storage == one.Who.Storage);
            double? limit = Median(other => other.Name == Contender.Limit);
            double? alone = one.Who.Threads == 1
                ? null
                : Median(other => (other.Group, other.Name, other.Pairing, other.Storage) == (one.Who.Group, one.Who.Name, one.Who.Pairing, one.Who.Storage), threads: 1);
            return new Row(one.Who.Group, one.Who.Name, one.Who.Shape, one.Who.Pairing, one.Who.Storage, one.Who.Threads,
                Numbers.Rounded(one.Median), Numbers.Rounded(onnx / one.Median), Numbers.Rounded(alone / one.Median), Numbers.Rounded(limit / one.Median), Numbers.Rounded(2 * one.Who.Bytes / one.Median));

            double? Median(Func<Contender, bool> peer, int? threads = null) => measured
                .Where(other => peer(other.Who) && other.Who.Shape == one.Who.Shape && other.Who.Threads == (threads ?? one.Who.Threads) && other.Who.Bytes == one.Who.Bytes)
                .Select(other => (double?)other.Median).FirstOrDefault();
        })];
    }

    private static string Table(Machine machine, Row[] rows)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # How fast rotations are

            {machine.InWords()}

            Times are medians of a call, the lowest of five rounds. "Times ONNX Runtime" compares with ONNX Runtime's own operator for the same shape, pairing, storage and number of threads; it writes into other memory, while RopeCourse rotates in place unless the row says otherwise. "Of the memory limit" is the time that the same bytes take to be read, negated and written back, as a share of the time of the row: a rotation in place cannot do much better than 100 %. The matrix of MathNet is only tried on four tokens of one head.


            """);
        foreach (IGrouping<string, Row> group in rows.GroupBy(row => row.Group))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {char.ToUpperInvariant(group.Key[0])}{group.Key[1..]}\n\n");
            text.Append("| who | shape | pairing | storage | threads | median | times ONNX Runtime | times one thread | of the memory limit | GB/s |\n");
            text.Append("|---|---|---|---|---:|---:|---:|---:|---:|---:|\n");
            foreach (Row row in group)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {row.Contender} | {row.Shape} | {row.Pairing} | {row.Storage} | {row.Threads} | {Numbers.Time(row.MedianNs)} ");
                text.Append(CultureInfo.InvariantCulture, $"| {row.TimesOnnxRuntime:0.0#} | {row.TimesOneThread:0.0#} | {row.ShareOfMemoryLimit:0 %} | {row.GigabytesPerSecond:0.0} |\n");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }
}
