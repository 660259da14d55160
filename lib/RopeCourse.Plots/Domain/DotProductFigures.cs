using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

/// <summary>Draws dot products of sinusoidal codes, divided by their largest value d/2: <c>(2/d)·Σ_i cos((n−m)θ_i)</c>.</summary>
public static class DotProductFigures
{
    private static readonly int[] Landmarks = [1, 10, 100, 1000];

    /// <summary>Draws the dot product of every two codes; each diagonal has one colour.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="positions">Number of rows and columns, 4 to 64.</param>
    /// <returns>A heat map.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure AllPairs(SinusoidalEncoding encoding, int positions = 48)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        Require.Between(positions, 4, 64, nameof(positions));
        var all = Scores(encoding, positions, Matrix<double>.Build.DenseIdentity(encoding.ModelDim));
        return Charts.HeatMap(
            new(
                "Each diagonal has one colour: only the distance counts",
                string.Create(CultureInfo.InvariantCulture, $"A square heat map of {positions} by {positions} positions. The main diagonal is 1. All cells at one distance from it have the same colour, on both sides, and the colours fade with the distance, in waves."),
                string.Create(CultureInfo.InvariantCulture, $"code(m)·code(n) divided by d/2; d = {encoding.ModelDim}, b = {Numbers.Short(encoding.ThetaBase)}"))
            { Height = 430, Width = 620 },
            new("position n", "tokens"),
            new("position m", "tokens"),
            all,
            new() { ValueName = "dot product", Max = 1 });
    }

    /// <summary>Draws the dot product of two codes over their distance, on a logarithmic axis.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="furthest">The largest distance, 100 to 4,096.</param>
    /// <returns>A line with the values at 1, 10, 100 and 1,000 marked.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="furthest"/> is outside 100 to 4,096.</exception>
    public static Figure ByDistance(SinusoidalEncoding encoding, int furthest = 1000)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        Require.Between(furthest, 100, 4096, nameof(furthest));
        double[] values = [.. Enumerable.Range(0, furthest + 1).Select(k => At(encoding, k))];
        // The line begins at distance 1, and so does the count.
        var rises = Enumerable.Range(2, furthest - 1).Count(k => values[k] > values[k - 1]);
        int[] marked = [.. Landmarks.Where(k => k <= furthest)];
        var x = new Axis("distance |n − m|", "tokens") { Log = true, Min = 0.9, Max = furthest * 3.2, Ticks = [.. marked.Select(k => (double)k)], TickLabels = [.. marked.Select(k => k.ToString("#,0", CultureInfo.InvariantCulture))] };
        var y = new Axis("dot product / (d/2)") { Min = Math.Min(0, values.Min()) - 0.05, Max = 1.08 };
        double[] distances = [.. Enumerable.Range(1, furthest).Select(k => (double)k)];
        var line = Charts.Lines(
            new(
                string.Create(CultureInfo.InvariantCulture, $"Similarity falls with the distance, yet {rises} of {furthest - 1:#,0} steps go up"),
                string.Create(CultureInfo.InvariantCulture, $"A falling line with waves over distances 1 to {furthest:#,0}: {string.Join(", ", marked.Select(k => string.Create(CultureInfo.InvariantCulture, $"{values[k]:0.000} at {k:#,0}")))}."),
                string.Create(CultureInfo.InvariantCulture, $"(2/d)·Σ cos(|n − m|·θ_i) over the distance, logarithmic; d = {encoding.ModelDim}, b = {Numbers.Short(encoding.ThetaBase)}"))
            { Height = 340 },
            x,
            y,
            new Series("dot product", distances, [.. distances.Select(k => Math.Round(values[(int)k], 4))]) { Color = CourseColors.PositionEncoding, Dash = LineDash.Solid });
        LineTrace points = new("marked", [.. marked.Select(k => (double)k)], [.. marked.Select(k => values[k])], CourseColors.PositionEncoding)
        {
            Marker = MarkerShape.Circle,
            MarkerSize = 9,
            Texts = [.. marked.Select(k => string.Create(CultureInfo.InvariantCulture, $"{values[k]:0.000}"))],
            TextPlaces = [.. marked.Select(_ => "top right")],
            Hover = "at distance %{x}: %{text}<extra></extra>",
        };
        return new Figure(line.Text, line.Chart with { Traces = [.. line.Chart.Traces, points] });
    }

    /// <summary>Draws the scores <c>code(m)ᵀ·A·code(n)</c> twice: with the matrix that moves on by k between, on a slider, and with another matrix.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="positions">Number of rows and columns, 8 to 32.</param>
    /// <param name="furthest">The slider runs from −furthest to furthest; 1 to 10.</param>
    /// <param name="other">The other matrix A = W_QᵀW_K, [d, d]; drawn from its lowest score to its highest.</param>
    /// <returns>A live figure of two heat maps.</returns>
    /// <exception cref="ArgumentException">The matrix is not d by d.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure Between(SinusoidalEncoding encoding, int positions, int furthest, Matrix<double> other)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(other);
        Require.Between(positions, 8, 32, nameof(positions));
        Require.Between(furthest, 1, 10, nameof(furthest));
        if (other.RowCount != encoding.ModelDim || other.ColumnCount != encoding.ModelDim)
            throw new ArgumentException($"other is {other.RowCount} × {other.ColumnCount} and the codes have {encoding.ModelDim} numbers; it must be {encoding.ModelDim} × {encoding.ModelDim}", nameof(other));
        var random = Spread(encoding, positions, other);
        var states = Enumerable.Range(-furthest, (2 * furthest) + 1).Select(k => (Signed(k), Charts.HeatMaps(
            new(
                string.Create(CultureInfo.InvariantCulture, $"k = {Signed(k)}: a position scores highest with {Place(k)}"),
                string.Create(CultureInfo.InvariantCulture, $"Two square heat maps of {positions} by {positions} positions. Left, every diagonal has one colour; the brightest is the main diagonal when k is 0 and moves to the side as the slider moves k. Right, with a random matrix, the colours change along every diagonal and there is no bright line."),
                string.Create(CultureInfo.InvariantCulture, $"score of m and n, in each panel from its lowest (0) to its highest (1); d = {encoding.ModelDim}"))
            { Height = 390 },
            new Axis("key at n"),
            new Axis("query at m"),
            new HeatOptions { ValueName = "score", Min = 0, Max = 1 },
            // (M_k code(m))·code(n) = code(m)ᵀ·M_kᵀ·code(n)
            new HeatPanel("W_Q = M_k", Spread(encoding, positions, encoding.ShiftMatrix(k).Transpose())),
            new HeatPanel("both random", random)))).ToList();
        return Charts.Slider("k", states, new() { First = Math.Max(0, furthest - 3), Play = true });
    }

    /// <summary>Stretches scores from their lowest to their highest: the two panels have scores of different size and one scale.</summary>
    private static Matrix<double> Spread(SinusoidalEncoding encoding, int positions, Matrix<double> between)
    {
        var scores = Scores(encoding, positions, between);
        var (low, high) = (scores.Enumerate().Min(), scores.Enumerate().Max());
        return scores.Map(score => Math.Round((score - low) / (high - low), 2));
    }

    private static Matrix<double> Scores(SinusoidalEncoding encoding, int positions, Matrix<double> between)
    {
        var codes = encoding.Table(positions);
        return (codes * between * codes.Transpose()).Map(score => Math.Round(2 * score / encoding.ModelDim, 3));
    }

    private static double At(SinusoidalEncoding encoding, int distance) => encoding.InverseFrequencies.Average(theta => Math.Cos(distance * theta));

    private static string Signed(int k) => k < 0 ? $"−{Require.Text(-k)}" : Require.Text(k);

    private static string Place(int k) => k switch
    {
        0 => "itself",
        < 0 => $"the one {Require.Text(-k)} before it",
        _ => $"the one {Require.Text(k)} after it",
    };
}
