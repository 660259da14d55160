using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

public static partial class RotaryFigures
{
    /// <summary>Draws a query and a key at a fixed relative position, with a slider that moves both along the text.</summary>
    /// <param name="query">The query of the plane, [2].</param>
    /// <param name="key">The key of the plane, [2].</param>
    /// <param name="relative">The relative position n − m, −8 to 8.</param>
    /// <returns>The live figure; both arrows turn, the angle from query to key stays.</returns>
    /// <exception cref="ArgumentException">A vector is not of the plane.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The relative position is out of range.</exception>
    public static Figure MovedTogether(double[] query, double[] key, int relative)
    {
        RequirePlane(query, nameof(query));
        RequirePlane(key, nameof(key));
        Require.Between(relative, -8, 8, nameof(relative));
        var first = Math.Max(0, -relative);
        var states = Enumerable.Range(first, 13).Select(m => (Require.Text(m), TogetherState(query, key, m, m + relative))).ToList();
        return Charts.Slider("position m of the query", states, new() { First = 1, Play = true });
    }

    /// <summary>Draws a query that stays and a key that walks through the text, with the score beside them: <c>q_m·k_n = |q||k|·cos(φ + (n − m)θ)</c>, θ = 1.</summary>
    /// <param name="query">The query of the plane, [2].</param>
    /// <param name="key">The key of the plane, [2].</param>
    /// <param name="m">The position of the query, 3 to 8; the key walks from 0 to 2m.</param>
    /// <returns>The live figure; its slider is the position of the key.</returns>
    /// <exception cref="ArgumentException">A vector is not of the plane.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The position is out of range.</exception>
    public static Figure ScoreOverKey(double[] query, double[] key, int m = 6)
    {
        RequirePlane(query, nameof(query));
        RequirePlane(key, nameof(key));
        Require.Between(m, 3, 8, nameof(m));
        var states = Enumerable.Range(0, (2 * m) + 1).Select(n => (Require.Text(n), WalkState(query, key, m, n))).ToList();
        return Charts.Slider("position n of the key", states, new() { First = m - 1, Play = true });
    }

    /// <summary>Draws the score of one query and one key at every pair of positions, <c>(R_m q)·(R_n k)</c>, θ = 1.</summary>
    /// <param name="query">The query of the plane, [2].</param>
    /// <param name="key">The key of the plane, [2].</param>
    /// <param name="positions">The number of positions, 3 to 12.</param>
    /// <returns>A heat map with a row for each m and a column for each n.</returns>
    /// <exception cref="ArgumentException">A vector is not of the plane.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of positions is out of range.</exception>
    public static Figure ScoreTable(double[] query, double[] key, int positions = 8)
    {
        RequirePlane(query, nameof(query));
        RequirePlane(key, nameof(key));
        Require.Between(positions, 3, 12, nameof(positions));
        var scores = Matrix<double>.Build.Dense(positions, positions, (m, n) => Score(query, key, m, n));
        return Charts.HeatMap(
            new(
                "Along each diagonal n − m is the same, and so is the score",
                string.Create(CultureInfo.InvariantCulture, $"A table of {positions} by {positions} scores, a row for each position of the query, a column for each position of the key. The numbers are equal along every diagonal: {scores[0, 0]:0.00} on the main one, {scores[0, 1]:0.00} to the right of it, {scores[1, 0]:0.00} below it."),
                "score of one query at m (row) and one key at n (column), θ = 1 rad a position")
            { Height = 420, Width = 660 },
            new("position n of the key", "tokens"),
            new("position m of the query", "tokens"),
            scores,
            new() { Scale = HeatScale.Diverging, ValueName = "score", ShowValues = true });
    }

    /// <summary>Draws the score over the relative position for both directions of turning: by <c>+mθ</c> and by <c>−mθ</c>, θ = 1.</summary>
    /// <param name="query">The query of the plane, [2].</param>
    /// <param name="key">The key of the plane, [2].</param>
    /// <param name="reach">The largest relative position on either side, 2 to 20.</param>
    /// <returns>Two lines, mirror images of each other.</returns>
    /// <exception cref="ArgumentException">A vector is not of the plane.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The reach is out of range.</exception>
    public static Figure BothSigns(double[] query, double[] key, int reach = 3)
    {
        RequirePlane(query, nameof(query));
        RequirePlane(key, nameof(key));
        Require.Between(reach, 2, 20, nameof(reach));
        double[] relative = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(r => (double)r)];
        double[] plus = [.. relative.Select(r => Score(query, key, 0, r))];
        double[] minus = [.. relative.Select(r => Score(query, key, 0, -r))];
        var best = (int)relative[Array.IndexOf(plus, plus.Max())];
        return Charts.Lines(
            new(
                string.Create(CultureInfo.InvariantCulture, $"Turned the other way, the best key moves from {Signed(best)} to {Signed(-best)}"),
                string.Create(CultureInfo.InvariantCulture, $"Two curves over relative positions from {-reach} to {reach}, mirror images of each other at 0. Turning by +mθ, the score is highest at {best}; turning by −mθ, at {-best}."),
                "score, θ = 1 rad a position; left of 0 the key comes before the query"),
            // Room at both ends, where a narrow drawing would cut the markers.
            new("relative position n − m", "tokens") { Min = -reach - 0.2, Max = reach + 0.2 },
            new("score"),
            new Series("turned by +mθ", relative, plus) { Color = CourseColors.PositionEncoding, Marker = MarkerShape.Circle, Dash = LineDash.Solid },
            new Series("turned by −mθ", relative, minus) { Color = CourseColors.Wrong, Marker = MarkerShape.Diamond });
    }

    private static Figure TogetherState(double[] query, double[] key, int m, int n)
    {
        var text = new FigureText(
            string.Create(CultureInfo.InvariantCulture, $"Query at {m}, key at {n}: {Degrees(query, key, m, n):0.0}° from query to key, score {Score(query, key, m, n):0.000}"),
            "Two arrows in the plane, a blue query and an orange key, each with its tip on a circle. The slider moves both along the text: both turn by the same angle, and the arc between them keeps its size.",
            string.Create(CultureInfo.InvariantCulture, $"θ = 1 rad a position; n − m = {Signed(n - m)}"))
        { Height = 400, Width = 480 };
        return PlaneOf(text, query, key, m, n);
    }

    private static Figure WalkState(double[] query, double[] key, int m, int n)
    {
        var score = Score(query, key, m, n);
        var best = Enumerable.Range(0, (2 * m) + 1).MaxBy(other => Score(query, key, m, other));
        var text = new FigureText(
            string.Create(CultureInfo.InvariantCulture, $"Key at {n}, n − m = {Signed(n - m)}: {Degrees(query, key, m, n):0.0}° from query to key, score {score:0.000}"),
            string.Create(CultureInfo.InvariantCulture, $"Left, a blue query that stays and an orange key that turns by one radian for each position. Right, the score over the position of the key: points on a cosine, highest at {best}, where the two arrows nearly agree."),
            string.Create(CultureInfo.InvariantCulture, $"query at m = {m}; θ = 1 rad a position"))
        { Height = 320 };
        var plane = PlaneOf(text, query, key, m, n).Chart;
        double[] fine = [.. Enumerable.Range(0, (16 * m) + 1).Select(i => i / 8.0)];
        double[] places = [.. Enumerable.Range(0, (2 * m) + 1).Select(i => (double)i)];
        var high = 1.2 * Similarity.Norm(query) * Similarity.Norm(key);
        LineTrace curve = new("score", fine, [.. fine.Select(x => Math.Round(Score(query, key, m, x), 4))], CourseColors.PositionEncoding)
        {
            Panel = 1,
            Dash = LineDash.Solid,
            Hover = "the cosine through the scores<extra></extra>",
        };
        LineTrace points = new("score", places, [.. places.Select(x => Math.Round(Score(query, key, m, x), 4))], CourseColors.PositionEncoding)
        {
            Panel = 1,
            Marker = MarkerShape.Circle,
            Hover = "key at %{x}: score %{y:.3f}<extra></extra>",
        };
        LineTrace now = new("key", [n], [score], CourseColors.Key)
        {
            Panel = 1,
            Marker = MarkerShape.Diamond,
            MarkerSize = 14,
            Hover = string.Create(CultureInfo.InvariantCulture, $"key at {n}: score {score:0.000}<extra></extra>"),
        };
        return new Figure(text, plane with
        {
            Panels =
            [
                // Short names: on a phone the two panels are narrow.
                plane.Panels[0] with { X = plane.Panels[0].X with { Name = "x₁" }, Y = plane.Panels[0].Y with { Name = "x₂" }, Right = 0.42 },
                new PanelSpec(
                    new Axis("position n") { Min = -0.6, Max = (2 * m) + 0.6, Ticks = [.. places.Where(x => x % 3 == 0)] },
                    new Axis("score") { Min = -high, Max = high }) { Title = "score of the key at n", Left = 0.56, ShowYTitle = false },
            ],
            MarginTop = 34,
            Traces = [.. plane.Traces, curve, points, now],
            Labels = [.. plane.Labels.Select(label => label with { Text = label.Text.Split(' ')[0] })],
        });
    }

    /// <summary>Draws a turned query and a turned key with the circles of their tips and the arc from one to the other.</summary>
    private static Figure PlaneOf(FigureText text, double[] query, double[] key, int m, int n)
    {
        var (q, k) = (Turned(query, m), Turned(key, n));
        var extent = 1.35 * Math.Max(Similarity.Norm(query), Similarity.Norm(key));
        var figure = Charts.Vectors(
            text,
            new("first coordinate x₁") { Min = -extent, Max = extent },
            new("second coordinate x₂") { Min = -extent, Max = extent },
            new Arrow($"q at {Require.Text(m)}", q[0], q[1]) { Color = CourseColors.Query },
            new Arrow($"k at {Require.Text(n)}", k[0], k[1]) { Color = CourseColors.Key });
        var angle = Degrees(query, key, m, n) * Math.PI / 180;
        return new Figure(text, figure.Chart with
        {
            Traces = [Ring(Similarity.Norm(query)), Ring(Similarity.Norm(key)), Sweep(0, Math.Atan2(q[1], q[0]), angle, 0.35 * Math.Min(Similarity.Norm(query), Similarity.Norm(key))), .. figure.Chart.Traces],
        });
    }

    private static LineTrace Ring(double radius)
    {
        var circle = Circle();
        return circle with
        {
            X = [.. circle.X.Select(x => Math.Round(radius * x, 3))],
            Y = [.. circle.Y.Select(y => Math.Round(radius * y, 3))],
            Hover = string.Create(CultureInfo.InvariantCulture, $"all vectors of length {radius:0.###}<extra></extra>"),
        };
    }

    private static double Score(double[] query, double[] key, double m, double n) => Similarity.Dot(Turned(query, m), Turned(key, n));

    /// <summary>The angle from the turned query to the turned key, counter-clockwise, from −180 to 180.</summary>
    private static double Degrees(double[] query, double[] key, int m, int n)
    {
        var (q, k) = (Turned(query, m), Turned(key, n));
        return Math.Atan2((q[0] * k[1]) - (q[1] * k[0]), (q[0] * k[0]) + (q[1] * k[1])) * 180 / Math.PI;
    }

    private static string Signed(int value) => value.ToString("+0;−0;0", CultureInfo.InvariantCulture);
}
