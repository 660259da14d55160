using System.Security.Cryptography;

namespace RopeCourse.Benchmarks;

/// <summary>Keeps the list of data files, data/README.md, right: a test compares it with the files.</summary>
internal static class DataManifest
{
    /// <summary>Finds the folder data of the checkout that holds this program.</summary>
    public static DirectoryInfo Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RopeCourse.sln")))
                return new DirectoryInfo(Path.Combine(folder.FullName, "data"));
        }

        throw new DirectoryNotFoundException("No folder above the benchmarks holds RopeCourse.sln; run them from a checkout.");
    }

    /// <summary>Writes the row of a file, with the hash of what is there now: in the place of its old row, or before the first.</summary>
    public static void List(DirectoryInfo data, string file, string reader)
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
