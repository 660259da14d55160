using System.Globalization;

namespace RopeCourse.Plots;

public static partial class HeadFigures
{
    private static readonly MarkerShape[] ShareMarks = [MarkerShape.Circle, MarkerShape.Square, MarkerShape.Diamond, MarkerShape.Triangle];

    /// <summary>Draws how the share that a head gives to one token changes along a text or with a distance.</summary>
    /// <param name="title">The finding.</param>
    /// <param name="subtitle">Whose weight it is, such as "weight of the previous token, sharpness 20".</param>
    /// <param name="quantity">What runs along the logarithmic axis, such as "position m of the query".</param>
    /// <param name="x">Its values, above 0 and rising.</param>
    /// <param name="lines">The name and the shares, 0 to 1, of each head; at most four.</param>
    /// <returns>Lines over a logarithmic axis.</returns>
    /// <exception cref="ArgumentException">There are no lines or over four, or their lengths differ.</exception>
    public static Figure Shares(string title, string subtitle, string quantity, double[] x, params (string Name, double[] Shares)[] lines)
    {
        Require.Any(lines, nameof(lines));
        if (lines.Length > 4) throw new ArgumentException($"lines has {Require.Text(lines.Length)} entries; at most 4 can be told apart", nameof(lines));
        string ends = string.Join("; ", lines.Select(line => string.Create(CultureInfo.InvariantCulture,
            $"{line.Name}: {Require.Finite(line.Shares, nameof(lines))[0]:0.###} at the start, {line.Shares[^1]:0.###} at the end")));
        return Charts.Lines(
            new(title,
                $"{lines.Length} lines over a logarithmic axis. {ends}.",
                subtitle)
            { Height = 340 },
            new(quantity, "tokens, log") { Log = true },
            new("weight") { Min = 0, Max = 1.05 },
            [.. lines.Select((line, i) => new Series(line.Name, x, line.Shares) { Marker = x.Length <= 40 ? ShareMarks[i] : MarkerShape.None })]);
    }
}
