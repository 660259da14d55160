using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

public static partial class RotaryFigures
{
    /// <summary>Draws the output of attention for one token of a text that is moved along, with plain values and with turned ones.</summary>
    /// <param name="queries">[tokens, 2], not yet turned.</param>
    /// <param name="keys">[tokens, 2], not yet turned.</param>
    /// <param name="values">[tokens, 2].</param>
    /// <param name="token">The token whose output is drawn.</param>
    /// <returns>The live figure; its slider is the number of tokens put before the text.</returns>
    /// <exception cref="ArgumentException">The matrices are not of the plane or differ in their rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public static Figure MovedText(Matrix<double> queries, Matrix<double> keys, Matrix<double> values, int token)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (matrix, name) in new[] { (queries, nameof(queries)), (keys, nameof(keys)), (values, nameof(values)) })
        {
            Require.Finite(matrix, name);
            Require.SameLength(matrix.ColumnCount, 2, name, "a vector of the plane");
            Require.SameLength(matrix.RowCount, queries.RowCount, name, nameof(queries));
        }

        Require.Between(token, 0, queries.RowCount - 1, nameof(token));
        var rotary = new RotaryEmbedding(2, PairLayout.Interleaved);
        double[] Output(int start, bool turnValues) => [.. ScaledDotProductAttention.Compute(
            rotary.Rotate(queries, start), rotary.Rotate(keys, start), turnValues ? rotary.Rotate(values, start) : values).Output.Row(token)];
        var extent = 1.35 * Math.Max(Similarity.Norm(Output(0, false)), Similarity.Norm(Output(0, true)));
        var states = Enumerable.Range(0, 13).Select(start =>
        {
            var (plain, turned) = (Output(start, false), Output(start, true));
            var degrees = start * 180 / Math.PI;
            var text = new FigureText(
                start == 0
                    ? "Moved by 0: put tokens before the text, and watch the two outputs"
                    : string.Create(CultureInfo.InvariantCulture, $"Moved by {start}: plain values keep the output, turned values turn it by {degrees:0.#}°"),
                $"Two arrows in the plane: the output of attention for the token at {Require.Text(token)} of the text. The slider puts tokens before the text. With plain values, solid, the arrow does not move; with turned values, dashed, it goes round by one radian for each token.",
                $"output for the token at {Require.Text(token)} of the text, which sees the text alone; with plain and with turned values")
            { Height = 380, Width = 600 };
            var figure = Vectors(
                text,
                new("first coordinate of the output") { Min = -extent, Max = extent },
                new("second coordinate of the output") { Min = -extent, Max = extent },
                new("plain", plain[0], plain[1]) { Color = CourseColors.Value },
                new("turned", turned[0], turned[1]) { Color = CourseColors.Wrong, Dash = LineDash.Dash });
            return (Require.Text(start), new Figure(text, figure.Chart with { Traces = [Ring(Similarity.Norm(plain)), Ring(Similarity.Norm(turned)), .. figure.Chart.Traces] }));
        });
        return Charts.Slider("tokens put before the text", [.. states], new() { First = 1, Play = true });
    }

    /// <summary>Draws how far the hand of one frequency is from where it began, <c>|mθ|</c> up to whole turns, θ = 1.</summary>
    /// <param name="positions">The number of positions, 8 to 128.</param>
    /// <returns>Points over the positions; each new closest one is named.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of positions is out of range.</exception>
    public static Figure ComesRound(int positions = 50)
    {
        Require.Between(positions, 8, 128, nameof(positions));
        double[] places = [.. Enumerable.Range(0, positions).Select(p => (double)p)];
        double[] apart = [.. places.Select(p => Math.Abs(Math.IEEERemainder(p, 2 * Math.PI)))];
        var closest = Enumerable.Range(1, positions - 1).Aggregate(new List<int>(), (list, p) =>
        {
            if (list.Count == 0 || apart[p] < apart[list[^1]]) list.Add(p);
            return list;
        });
        var last = closest[^1];
        // The neighbours of 0 come first and are no return.
        string[] labels = [.. places.Select((p, i) => i >= 6 && closest.Contains(i) ? Require.Text(p) : "")];
        return Charts.Scatter(
            new(
                string.Create(CultureInfo.InvariantCulture, $"Position {last} points within {apart[last]:0.0000} rad of position 0, after {Math.Round(last / (2 * Math.PI)):0} turns"),
                string.Create(CultureInfo.InvariantCulture, $"Points over positions 0 to {positions - 1}: the angle between each position and position 0 goes up to π and down again in every turn. It comes ever closer to 0, at {string.Join(", ", closest.Where(p => p >= 6))}."),
                "angle between one vector at position p and at position 0, θ = 1 rad a position; closest returns are named"),
            new("position p", "tokens"),
            new("angle to position 0", "rad") { Min = -0.25, Max = 3.6 },
            new PointSet("angle", places, apart)
            {
                Labels = labels,
                Marker = MarkerShape.Circle,
                Colors = [.. places.Select(p => CourseColors.Phase(p / (2 * Math.PI)))],
                HoverTexts = [.. places.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"position {p}: {apart[i]:0.0000} rad from position 0"))],
            });
    }
}
