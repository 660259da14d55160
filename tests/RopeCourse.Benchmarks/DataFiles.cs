using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Reports;

namespace RopeCourse.Benchmarks;

/// <summary>Writes files under data/, and keeps their list, data/README.md, right: a test compares it with the files.</summary>
internal static class DataFiles
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>Writes a file under data/, and its row in the list.</summary>
    public static void Write(string name, string text, string reader)
    {
        DirectoryInfo data = Folder();
        string path = Path.Combine(data.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        List(data, name, reader);
    }

    public static string Serialize(object value) => JsonSerializer.Serialize(value, Json) + "\n";

    /// <summary>Gets whether a benchmark of a run failed, or there was none.</summary>
    public static bool IsBroken(Summary run) =>
        run.HasCriticalValidationErrors || run.Reports.IsEmpty || run.Reports.Any(report => report.ResultStatistics is null);

    /// <summary>Finds the folder data of the checkout that holds this program.</summary>
    private static DirectoryInfo Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RopeCourse.sln")))
                return new DirectoryInfo(Path.Combine(folder.FullName, "data"));
        }

        throw new DirectoryNotFoundException("No folder above the benchmarks holds RopeCourse.sln; run them from a checkout.");
    }

    /// <summary>Writes the row of a file, with the hash of what is there now: in the place of its old row, or before the first.</summary>
    private static void List(DirectoryInfo data, string file, string reader)
    {
        string readme = Path.Combine(data.FullName, "README.md");
        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(data.FullName, file))));
        string row = $"| {file} | measured on the machine that the file names | facts only | `tests/RopeCourse.Benchmarks/run-benchmarks` | {hash} | {reader} |";
        List<string> lines = [.. File.ReadAllText(readme).Split('\n')];
        int old = lines.FindIndex(line => line.StartsWith($"| {file} |", StringComparison.Ordinal));
        if (old >= 0)
            lines[old] = row;
        else
            lines.Insert(lines.FindIndex(line => line.StartsWith("|---|", StringComparison.Ordinal)) + 1, row);
        File.WriteAllText(readme, string.Join('\n', lines));
    }
}
