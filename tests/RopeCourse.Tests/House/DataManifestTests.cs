using System.Security.Cryptography;

namespace RopeCourse.Tests;

/// <summary>Proves that data/README.md lists every data file, with the hash of what is there.</summary>
public sealed class DataManifestTests
{
    private static readonly string Folder = Path.Combine(Repository.Root.FullName, "data");

    [Fact]
    public void Every_data_file_has_a_row_and_every_row_a_file() =>
        Assert.Equal(Files().Order(StringComparer.Ordinal), Rows(Manifest()).Select(row => row["file"]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_hash_is_that_of_the_file() =>
        Assert.All(Rows(Manifest()), row =>
        {
            using FileStream file = File.OpenRead(Path.Combine(Folder, row["file"]));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), row["SHA-256"]);
        });

    [Fact]
    public void Every_row_says_source_licence_generator_and_reader() =>
        Assert.All(Rows(Manifest()), row =>
            Assert.All(["source", "licence", "generator", "who reads it"], column => Assert.NotEqual("", row[column])));

    [Fact]
    public void Rows_are_read_by_the_names_of_their_columns()
    {
        Dictionary<string, string> row = Assert.Single(Rows("Text.\n\n| file | SHA-256 |\n|---|---|\n| a/b.json | 12 |\n\n| other | table |\n"));
        Assert.Equal(("a/b.json", "12"), (row["file"], row["SHA-256"]));
    }

    private static string Manifest() => File.ReadAllText(Path.Combine(Folder, "README.md"));

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetFileName(path) != "README.md")
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'));

    /// <summary>Reads the table whose first column is called "file", to the first line that is no row.</summary>
    private static Dictionary<string, string>[] Rows(string manifest)
    {
        string[][] table = [.. manifest.Split('\n')
            .SkipWhile(line => !line.StartsWith("| file |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];
        Assert.NotEmpty(table);
        return [.. table.Skip(2).Select(cells => table[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
