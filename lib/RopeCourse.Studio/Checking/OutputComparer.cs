using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Checking;

/// <summary>
/// Compares saved outputs with those of a fresh run. Words must be equal; numbers may differ in the last digits,
/// since two processors may round the last bit of a sine differently.
/// </summary>
public static partial class OutputComparer
{
    /// <summary>How far two printed numbers may lie apart, relative to the larger one.</summary>
    public const double RelativeTolerance = 1e-4;

    /// <summary>Below this both numbers are rounding noise, and any two are equal.</summary>
    public const double Noise = 1e-11;

    /// <summary>The tag of a cell whose outputs name the machine; only their number and kinds are compared.</summary>
    public const string VolatileTag = "volatile";

    /// <summary>Compares the outputs of one cell.</summary>
    /// <param name="saved">The cell as it stands on disk.</param>
    /// <param name="fresh">The same cell after a run.</param>
    /// <returns>What differs, in one clause, or null.</returns>
    public static string? Difference(Cell saved, Cell fresh)
    {
        ArgumentNullException.ThrowIfNull(saved);
        ArgumentNullException.ThrowIfNull(fresh);
        if (saved.ExecutionCount != fresh.ExecutionCount)
        {
            return $"the saved execution count is {Show(saved.ExecutionCount)}, a fresh run gives {Show(fresh.ExecutionCount)}";
        }

        if (saved.Outputs.Count != fresh.Outputs.Count)
        {
            return FormattableString.Invariant($"{saved.Outputs.Count} outputs are saved, a fresh run gives {fresh.Outputs.Count}");
        }

        var isVolatile = saved.Metadata["tags"] is JsonArray tags && tags.Any(tag => (string?)tag == VolatileTag);
        return saved.Outputs.Zip(fresh.Outputs).Select(pair => Difference(pair.First, pair.Second, isVolatile)).FirstOrDefault(found => found is not null);
    }

    /// <summary>Compares two texts: equal words, nearly equal numbers.</summary>
    /// <param name="left">One text.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they say the same.</returns>
    public static bool SayTheSame(string left, string right)
    {
        if (left == right)
        {
            return true;
        }

        var (a, b) = (Number().Split(left), Number().Split(right));
        if (!a.SequenceEqual(b))
        {
            return false;
        }

        return Numbers(left).Zip(Numbers(right)).All(pair => Close(pair.First, pair.Second));
    }

    private static string? Difference(JsonObject saved, JsonObject fresh, bool isVolatile)
    {
        if ((string?)saved["output_type"] != (string?)fresh["output_type"])
        {
            return $"a saved {saved["output_type"]} is a {fresh["output_type"]} in a fresh run";
        }

        var (left, right) = (Texts(saved), Texts(fresh));
        if (!left.Keys.Order(StringComparer.Ordinal).SequenceEqual(right.Keys.Order(StringComparer.Ordinal)))
        {
            return $"{string.Join(", ", left.Keys)} is saved, a fresh run gives {string.Join(", ", right.Keys)}";
        }

        var differing = isVolatile ? null : left.Keys.FirstOrDefault(key => !SayTheSame(left[key], right[key]));
        return differing is null ? null : $"the saved {differing} differs from a fresh run's: {FirstDifference(left[differing], right[differing])}";
    }

    private static Dictionary<string, string> Texts(JsonObject output)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in new[] { "text", "name", "ename", "evalue" })
        {
            if (output[field] is { } value)
            {
                texts[field] = NotebookFile.Join(value);
            }
        }

        foreach (var (mime, _) in output["data"] as JsonObject ?? [])
        {
            if (mime != "image/png")
            {
                texts[mime] = Outputs.Text(output, mime)!;
            }
        }

        return texts;
    }

    private static string FirstDifference(string left, string right)
    {
        var at = 0;
        while (at < Math.Min(left.Length, right.Length) && left[at] == right[at])
        {
            at++;
        }

        string Around(string text) => text[Math.Max(0, at - 15)..Math.Min(text.Length, at + 25)].ReplaceLineEndings(" ");
        return $"“{Around(left)}” against “{Around(right)}”";
    }

    private static IEnumerable<double> Numbers(string text) =>
        Number().Matches(text).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture));

    private static bool Close(double a, double b)
    {
        var larger = Math.Max(Math.Abs(a), Math.Abs(b));
        return larger <= Noise || Math.Abs(a - b) <= RelativeTolerance * larger;
    }

    private static string Show(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "missing";

    [GeneratedRegex(@"(?<![\w.])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w])")]
    private static partial Regex Number();
}
