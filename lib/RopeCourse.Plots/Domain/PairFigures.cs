using System.Globalization;

namespace RopeCourse.Plots;

/// <summary>Draws the pairs of a rotary embedding: how fast each one turns, and which two coordinates it joins.</summary>
public static partial class PairFigures
{
    private const double Across = 2.7, Down = 3.2;

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
        // Two or three in a row: side by side, all of them would be small on a phone.
        int columns = turns.Length <= 4 ? 2 : 3, rows = (turns.Length + columns - 1) / columns;
        (double X, double Y)[] centres = [.. turns.Select((_, i) => (i % columns * Across, -(i / columns) * Down))];
        var text = new FigureText(
            Title(position, turns),
            $"{turns.Length} dials, one a pair, each with a hand and a dashed mark at position 0, with a slider over the position m from 0 to {positions - 1}. The first hand goes round several times; each further hand is slower, and the last one hardly moves.",
            string.Create(CultureInfo.InvariantCulture, $"θ = {string.Join(", ", frequencies.Select(Spoken))} rad a position; dashed: position 0"))
        { Height = 70 + (170 * rows), Width = 240 * columns };
        var x = new Axis("first coordinate") { Min = -1.35, Max = ((columns - 1) * Across) + 1.35, Ticks = [.. Enumerable.Range(0, columns).Select(column => column * Across)], TickLabels = [.. Enumerable.Repeat("0", columns)] };
        var y = new Axis("second coordinate") { Min = -((rows - 1) * Down) - 1.75, Max = 1.15, Ticks = [.. Enumerable.Range(0, rows).Select(row => -row * Down)], TickLabels = [.. Enumerable.Repeat("0", rows)] };
        return new Figure(text, new ChartSpec
        {
            Panels = [new PanelSpec(x, y) { EqualAspect = true, ShowXGrid = false, ShowYGrid = false }],
            Traces =
            [
                .. centres.Select(Rim),
                .. centres.Select(centre => new LineTrace("position 0", [centre.X, centre.X + 1], [centre.Y, centre.Y], CourseColors.Quiet) { Dash = LineDash.Dash, Width = 1.4, Hover = "where the hand stood at position 0<extra></extra>" }),
                .. centres.Select((centre, i) => Hand(centre, i, position * frequencies[i], frequencies[i])),
                Words(centres, [.. turns.Select((turn, i) => string.Create(CultureInfo.InvariantCulture, $"pair {i}: {turn:0.000} turns"))]),
            ],
            MarginLeft = 44,
            MarginRight = 8,
        });
    }

    private static string Title(int position, double[] turns)
    {
        if (position == 0)
            return "Position 0: all hands point the same way";
        // Within twelve degrees of where it began: nearly back after a turn, and hardly moved before one.
        bool[] isNear = [.. turns.Select(turn => Math.Abs(turn - Math.Round(turn)) < 12.0 / 360)];
        int[] back = [.. Enumerable.Range(0, turns.Length).Where(i => isNear[i] && turns[i] > 0.5)];
        int other = Array.IndexOf(isNear, false);
        return back.Length > 0 && other >= 0
            ? $"Position {position}: {(back.Length == 1 ? $"pair {back[0]} is" : $"pairs {string.Join(" and ", back)} are")} nearly back, pair {other} is not"
            : string.Create(CultureInfo.InvariantCulture, $"Position {position}: pair 0 has turned {turns[0]:0.0} times, pair {turns.Length - 1} {turns[^1]:0.000} times");
    }

    private static LineTrace Rim((double X, double Y) centre)
    {
        double[] angles = [.. Enumerable.Range(0, 49).Select(i => i * Math.PI / 24)];
        return new LineTrace("dial", [.. angles.Select(angle => Math.Round(centre.X + Math.Cos(angle), 3))], [.. angles.Select(angle => Math.Round(centre.Y + Math.Sin(angle), 3))], CourseColors.Quiet)
        {
            Dash = LineDash.Solid,
            Width = 1,
            Hover = "the length of the pair, which no rotation changes<extra></extra>",
        };
    }

    private static LineTrace Hand((double X, double Y) centre, int pair, double angle, double frequency) =>
        new($"pair {pair}", [centre.X, Math.Round(centre.X + Math.Cos(angle), 3)], [centre.Y, Math.Round(centre.Y + Math.Sin(angle), 3)], CourseColors.PositionEncoding)
        {
            Dash = LineDash.Solid,
            Width = 3,
            Marker = MarkerShape.Circle,
            Hover = $"pair {pair}: θ = {Spoken(frequency)} radians a position<extra></extra>",
        };

    private static string Spoken(double frequency) => frequency.ToString("0.#####", CultureInfo.InvariantCulture);

    private static LineTrace Words((double X, double Y)[] centres, string[] words) =>
        new("words", [.. centres.Select(centre => centre.X)], [.. centres.Select(centre => centre.Y - 1.4)], CourseColors.Quiet)
        {
            Texts = words,
            TextPlaces = [.. centres.Select(_ => "middle center")],
            Hover = "%{text}<extra></extra>",
        };
}
