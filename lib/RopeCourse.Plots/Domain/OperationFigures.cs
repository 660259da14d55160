namespace RopeCourse.Plots;

/// <summary>Draws operations that put a position into a vector.</summary>
public static class OperationFigures
{
    /// <summary>Draws the score of a query with a key whose numbers are moved on by <c>n</c> places, those at the end coming in again at the start.</summary>
    /// <param name="query">The query, [d].</param>
    /// <param name="key">The key, [d].</param>
    /// <param name="distances">How many distances are drawn, from 0; 2 to 1,000.</param>
    /// <returns>A line that repeats after d places.</returns>
    /// <exception cref="ArgumentException">The vectors differ in length or hold NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="distances"/> is outside 2 to 1,000.</exception>
    public static Figure CyclicShift(double[] query, double[] key, int distances = 250)
    {
        var d = Require.Finite(query, nameof(query)).Length;
        Require.SameLength(Require.Finite(key, nameof(key)).Length, d, nameof(key), nameof(query));
        Require.Between(distances, 2, 1000, nameof(distances));
        double[] scores = [.. Enumerable.Range(0, distances).Select(n =>
            Similarity.Dot(query, [.. key.Select((_, i) => key[(i + n) % d])]) / Math.Sqrt(d))];
        return Charts.Lines(
            new($"After {Numbers.Short(d)} places the key is back, and the distances between look like noise",
                $"A line over the distances 0 to {distances - 1} that repeats every {d}. Between the repeats it goes up and down without order: {string.Join(", ", Enumerable.Range(0, Math.Min(4, distances)).Select(n => $"{Numbers.Short(Math.Round(scores[n], 2))} at distance {n}"))}.",
                $"query · moved key / √d, for a key moved on by n of {d} places")
            { Height = 320 },
            new("distance n", "tokens"),
            new("score"),
            new Series("score", scores) { Dash = LineDash.Solid });
    }
}
