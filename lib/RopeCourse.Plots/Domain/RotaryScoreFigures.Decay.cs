using System.Globalization;

namespace RopeCourse.Plots;

public static partial class RotaryScoreFigures
{
    /// <summary>Draws RoFormer's curve over the distance, <c>(1/(d/2))·Σ|S_j|</c>, for some bases.</summary>
    /// <param name="headDim">The number of coordinates d, even.</param>
    /// <param name="marked">Rising distances from 1 to 10,000 that are marked, at least two; the last two values are written.</param>
    /// <param name="bases">The bases b, one or two.</param>
    /// <returns>Lines over a logarithmic axis; the title compares the values of the first base at the last two marks.</returns>
    /// <exception cref="ArgumentException">There are not one or two bases, or under two marks.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A marked distance is outside its range.</exception>
    public static Figure RoFormerCurve(int headDim, int[] marked, params double[] bases)
    {
        ArgumentNullException.ThrowIfNull(marked);
        Require.Any(bases, nameof(bases));
        if (bases.Length > 2) throw new ArgumentException($"bases has {Require.Text(bases.Length)} entries; the values of at most 2 fit under the title", nameof(bases));
        if (marked.Length < 2) throw new ArgumentException($"marked has {Require.Text(marked.Length)} entries; two are compared", nameof(marked));
        for (int i = 0; i < marked.Length; i++) Require.Between(marked[i], i == 0 ? 1 : marked[i - 1] + 1, 10_000, nameof(marked));
        double[] distances = Spread(1, 10_000, 240), at = [.. marked.Select(r => (double)r)];
        double[][] theta = [.. bases.Select(b => InverseFrequencies.Compute(headDim, b))];
        double[][] heights = [.. theta.Select(frequencies => RotaryDecay.UpperBound(frequencies, at))];
        var lines = bases.Select((b, i) => new Series($"b = {Numbers.Short(b)}", distances, RotaryDecay.UpperBound(theta[i], distances))
        {
            // A base is a magnitude; the ends of the palette would vanish on white or on black.
            Color = BaseColor(i),
            Dash = i == 0 ? LineDash.Solid : LineDash.DashDot,
        });
        string values = $"{Tenths(heights[0][^2])} at {Numbers.Short(at[^2])}, {Tenths(heights[0][^1])} at {Numbers.Short(at[^1])}";
        string list = string.Join(' ', bases.Select((b, i) =>
            $"Base {Numbers.Short(b)}: {Tenths(RotaryDecay.UpperBound(theta[i], 0))} at distance 0, {string.Join(", ", at.Zip(heights[i], (r, y) => $"{Tenths(y)} at {Numbers.Short(r)}"))}."));
        Figure figure = Charts.Lines(
            new(heights[0][^1] > heights[0][^2] ? $"RoFormer’s curve falls, but not everywhere: {values}" : $"RoFormer’s curve falls: {values}",
                $"{bases.Length} falling lines over the distance, which is on a logarithmic axis. {list}",
                // The values stand here: on these uneven lines they could not be read on a narrow page.
                $"(1/(d/2))·Σ|S_j|, d = {headDim}, {Tenths(RotaryDecay.UpperBound(theta[0], 0))} at distance 0; at {Numbers.Short(at[^2])} and {Numbers.Short(at[^1])}: {string.Join(", ", bases.Select((b, i) => $"{Tenths(heights[i][^2])} and {Tenths(heights[i][^1])} for b = {Numbers.Short(b)}"))}")
            { Height = 340 },
            new(Distance, "tokens back, log") { Log = true },
            new("RoFormer’s curve") { Min = 0 },
            [.. lines]);
        var marks = heights.Select((height, i) => new LineTrace($"b = {Numbers.Short(bases[i])}", at, height, BaseColor(i))
        {
            Marker = i == 0 ? MarkerShape.Circle : MarkerShape.Square,
            MarkerSize = 9,
            Hover = $"b = {Numbers.Short(bases[i])}, distance %{{x:,}}: %{{y:.2f}}<extra></extra>",
        });
        return new Figure(figure.Text, figure.Chart with { Traces = [.. figure.Chart.Traces, .. marks] });
    }

    /// <summary>Draws the scores of many queries with a key drawn at random and with a matching key, over the distance.</summary>
    /// <param name="distances">The distances, above 0 and rising.</param>
    /// <param name="randomMean">The mean score with a random key at each distance.</param>
    /// <param name="randomSpread">The standard deviation of the score with a random key.</param>
    /// <param name="matchingMean">The mean score with a key equal to the query.</param>
    /// <returns>Three lines over a logarithmic axis.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length or hold a number that is not finite.</exception>
    public static Figure RandomAndMatching(double[] distances, double[] randomMean, double[] randomSpread, double[] matchingMean)
    {
        string numbers = $"With a random key the mean stays between {Numbers.Short(Require.Finite(randomMean, nameof(randomMean)).Min())} and {Numbers.Short(randomMean.Max())} and the spread between {Numbers.Short(Require.Finite(randomSpread, nameof(randomSpread)).Min())} and {Numbers.Short(randomSpread.Max())}; with a matching key the mean goes from {Numbers.Short(Require.Finite(matchingMean, nameof(matchingMean))[0])} to {Numbers.Short(matchingMean[^1])}.";
        return Charts.Lines(
            new("A random key’s score does not fade; a matching key’s lead does",
                $"Three lines over the distance, on a logarithmic axis. {numbers}",
                "score q·k/√d after rotation; spread is the standard deviation")
            { Height = 340 },
            new(Distance, "tokens back, log") { Log = true },
            new("score"),
            new Series("matching, mean", distances, matchingMean) { Color = CourseColors.Key, Dash = LineDash.Solid, Marker = MarkerShape.Circle },
            new Series("random, spread", distances, randomSpread) { Color = CourseColors.Quiet, Dash = LineDash.Dot, Marker = MarkerShape.Square },
            new Series("random, mean", distances, randomMean) { Color = CourseColors.Quiet, Dash = LineDash.LongDash, Marker = MarkerShape.Diamond });
    }

    private static string BaseColor(int index) => CourseColors.Magnitude(0.3 + (0.4 * index));

    private static string Tenths(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Gives whole distances, evenly spread on a logarithmic axis.</summary>
    private static double[] Spread(int from, int to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Math.Round(from * Math.Pow((double)to / from, i / (count - 1.0)))).Distinct()];
}
