using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace RopeCourse.Benchmarks;

/// <summary>Writes how fast caches, tables, attention and decoding were, each beside a plain way to do the same.</summary>
internal static class PeerReport
{
    private const string Name = "benchmarks/tables-and-attention";

    /// <summary>Writes the rows and a table. Says no, and writes nothing, if a benchmark failed.</summary>
    public static bool Write(IReadOnlyList<Summary> runs)
    {
        if (runs.Any(DataFiles.IsBroken))
            return false;
        PeerRow[] rows = [.. runs.SelectMany(Rows)];
        var machine = Machine.Current();
        DataFiles.Write(Name + ".json", DataFiles.Serialize(new { machine, rows }), "the table beside it, as numbers");
        DataFiles.Write(Name + ".md", Table(machine, rows), "people");
        return true;
    }

    private static IEnumerable<PeerRow> Rows(Summary run) => run.Reports
        .GroupBy(report => (Category(report), Parameters(report)))
        .SelectMany(peers =>
        {
            double? plain = peers.SingleOrDefault(report => run.IsBaseline(report.BenchmarkCase))?.ResultStatistics!.Median;
            return peers.Select(report => new PeerRow(
                peers.Key.Item1,
                peers.Key.Item2,
                Words(report.BenchmarkCase.Descriptor.WorkloadMethod.Name),
                Numbers.Rounded(report.ResultStatistics!.Median),
                Numbers.Rounded(plain / report.ResultStatistics.Median)));
        });

    private static string Category(BenchmarkReport report) =>
        report.BenchmarkCase.Descriptor.Categories.FirstOrDefault() ?? Words(report.BenchmarkCase.Descriptor.Type.Name.Replace("Benchmarks", "", StringComparison.Ordinal));

    private static string Parameters(BenchmarkReport report) =>
        string.Join(", ", report.BenchmarkCase.Parameters.Items.Select(parameter => $"{parameter.Value} {Words(parameter.Name)}"));

    /// <summary>Turns a name of C# into words: "CacheByMathCosAndSin" into "cache by math cos and sin".</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    private static string Table(Machine machine, PeerRow[] rows)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # How fast caches, tables, attention and decoding are

            {machine.InWords()}

            Times are medians of a call on one thread. "Times the plain way" compares with the first row of the same work and size, where there is one.

            | work | size | who | median | times the plain way |
            |---|---|---|---:|---:|

            """);
        foreach (PeerRow row in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {row.Work} | {row.Size} | {row.Way} | {Numbers.Time(row.MedianNs)} | {row.TimesPlain:0.0#} |\n");
        return text.ToString();
    }
}
