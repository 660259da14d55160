using System.Globalization;

namespace RopeCourse.Plots;

/// <summary>Draws the pairs of a rotary embedding: how fast each one turns, and which two coordinates it joins.</summary>
public static partial class PairFigures
{
    private const double Apart = 2.7;

    /// <summary>Draws each pair as the hand of a clock, <c>m·θ_i</c>, with a slider over the position m.</summary>
    /// <param name="rotaryDim">Number of coordinates that turn; even, 4 to 12.</param>
    /// <param name="positions">Number of positions, 2 to 96.</param>
    /// <param name="first">The position shown first.</param>
    /// <param name="thetaBase">The base b.</param>
    /// <returns>A live figure with one dial a pair.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static Figure Hands(int rotaryDim = 8, int positions = 64, int first = 44, double thetaBase = ThetaBase.Default)
    {
        Require.Between(rotaryDim, 4, 12, nameof(rotaryDim));
        Require.Between(positions, 2, 96, nameof(positions));
        Require.Between(first, 0, positions - 1, nameof(first));
        double[] frequencies = InverseFrequencies.Compute(rotaryDim, thetaBase);
        var states = Enumerable.Range(0, positions).Select(m => (Require.Text(m), Dials(m, positions, frequencies))).ToList();
        return Charts.Slider("position m", states, new() { First = first, Play = true });
    }

    private static Figure Dials(int position, int positions, double[] frequencies)
    {
        double[] turns = [.. frequencies.Select(theta => position * theta / (2 * Math.PI))];
        double[] centres = [.. turns.Select((_, i) => i * Apart)];
        var text = new FigureText(
            Title(position, turns),
            $"{turns.Length} dials side by side, one a pair, each with a hand and a dashed mark at position 0, with a slider over the position m from 0 to {positions - 1}. The hand on the left goes round several times; each further hand is slower, and the last one hardly moves.",
            string.Create(CultureInfo.InvariantCulture, $"θ = {string.Join(", ", frequencies.Select(Spoken))} radians a position; below: turns made; dashed: position 0"))
        { Height = 260 };
        var x = new Axis("fast on the left, slow on the right") { Min = -1.35, Max = centres[^1] + 1.35, Ticks = centres, TickLabels = [.. centres.Select((_, i) => $"pair {i}")] };
        var y = new Axis("second coordinate") { Min = -1.65, Max = 1.15, Ticks = [-1, 0, 1] };
        return new Figure(text, new ChartSpec
        {
            Panels = [new PanelSpec(x, y) { EqualAspect = true, ShowXGrid = false, ShowYGrid = false }],
            Traces =
            [
                .. centres.Select(Rim),
                .. centres.Select(centre => new LineTrace("position 0", [centre, centre + 1], [0, 0], CourseColors.Quiet) { Dash = LineDash.Dash, Width = 1.4, Hover = "where the hand stood at position 0<extra></extra>" }),
                .. centres.Select((centre, i) => Hand(centre, i, position * frequencies[i], frequencies[i])),
                Words(centres, -1.4, [.. turns.Select(turn => string.Create(CultureInfo.InvariantCulture, $"{turn:0.000}"))]),
            ],
        });
    }

    private static string Title(int position, double[] turns)
    {
        if (position == 0)
            return "Position 0: all hands point the same way";
        // Within three degrees of where it began, after at least most of a turn.
        bool[] isBack = [.. turns.Select(turn => turn > 0.5 && Math.Abs(turn - Math.Round(turn)) < 3.0 / 360)];
        int back = Array.IndexOf(isBack, true), other = Array.IndexOf(isBack, false);
        return back >= 0 && other >= 0
            ? $"Position {position}: pair {back} is back where it began, pair {other} is not"
            : string.Create(CultureInfo.InvariantCulture, $"Position {position}: pair 0 has turned {turns[0]:0.0} times, pair {turns.Length - 1} {turns[^1]:0.000} times");
    }

    private static LineTrace Rim(double centre)
    {
        double[] angles = [.. Enumerable.Range(0, 49).Select(i => i * Math.PI / 24)];
        return new LineTrace("dial", [.. angles.Select(angle => Math.Round(centre + Math.Cos(angle), 3))], [.. angles.Select(angle => Math.Round(Math.Sin(angle), 3))], CourseColors.Quiet)
        {
            Dash = LineDash.Solid,
            Width = 1,
            Hover = "the length of the pair, which no rotation changes<extra></extra>",
        };
    }

    private static LineTrace Hand(double centre, int pair, double angle, double frequency) =>
        new($"pair {pair}", [centre, Math.Round(centre + Math.Cos(angle), 3)], [0, Math.Round(Math.Sin(angle), 3)], CourseColors.PositionEncoding)
        {
            Dash = LineDash.Solid,
            Width = 3,
            Marker = MarkerShape.Circle,
            Hover = $"pair {pair}: θ = {Spoken(frequency)} radians a position<extra></extra>",
        };

    private static string Spoken(double frequency) => frequency.ToString("0.#####", CultureInfo.InvariantCulture);

    private static LineTrace Words(double[] x, double height, string[] words) =>
        new("words", x, [.. x.Select(_ => height)], CourseColors.Quiet) { Texts = words, TextPlaces = [.. x.Select(_ => "middle center")], Hover = "%{text}<extra></extra>" };
}
