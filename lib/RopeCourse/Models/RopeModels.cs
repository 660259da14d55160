using System.Reflection;
using System.Text.Json;

namespace RopeCourse;

/// <summary>Lists the rotary parameters of real models, each with its source.</summary>
/// <remarks>The table is data/rope_models.json, built into the library. A model whose numbers no source supports is not in it.</remarks>
public static class RopeModels
{
    private static readonly Lazy<RopeModel[]> Table = new(Load);

    /// <summary>Gets all models, by name.</summary>
    public static IReadOnlyList<RopeModel> All => Table.Value.AsReadOnly();

    /// <summary>Finds a model by its name on the hub; upper and lower case are the same.</summary>
    /// <param name="name">The name, such as <c>meta-llama/Llama-3.1-8B</c>.</param>
    /// <returns>Its row.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">The table has no such model; the message names the nearest.</exception>
    public static RopeModel Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(model => string.Equals(model.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
                $"name is \"{name}\"; it must be one of the {All.Count} models of the table. The nearest are {string.Join(", ", Nearest(name))}.", nameof(name));
    }

    /// <summary>Lists the names that differ least from a text: by the fewest letters to change, add or drop, the vendor left aside.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="count">How many names; at least 1.</param>
    /// <returns>The nearest names, nearest first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static IReadOnlyList<string> Nearest(string name, int count = 3)
    {
        ArgumentNullException.ThrowIfNull(name);
        Rule.AtLeast(1, count);
        string wanted = name.ToUpperInvariant();
        return [.. All.Select(model => model.Name)
            .OrderBy(known => Spelling.Edits(Short(known.ToUpperInvariant()), Short(wanted)))
            .ThenBy(known => Spelling.Edits(known.ToUpperInvariant(), wanted))
            .ThenBy(known => known, StringComparer.Ordinal)
            .Take(count)];
    }

    private static string Short(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static RopeModel[] Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("rope_models.json")!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateArray().Select(row => ModelRow.Read(new ConfigSection(row, row.GetProperty("name").GetString()!)))];
    }
}
