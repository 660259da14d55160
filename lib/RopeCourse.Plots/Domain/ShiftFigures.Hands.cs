using System.Globalization;

namespace RopeCourse.Plots;

public static partial class ShiftFigures
{
    private const double ArcRadius = 0.45;

    /// <summary>Draws each pair of a code as a clock hand <c>(cos pθ_i, sin pθ_i)</c>, and the hand of the position k further on, with a slider over p.</summary>
    /// <param name="encoding">The encoding; 2 to 6 pairs.</param>
    /// <param name="offset">The number of positions k, 1 to 16.</param>
    /// <param name="positions">The number of positions on the slider, 2 to 40.</param>
    /// <returns>A live figure, one clock a pair.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure Hands(SinusoidalEncoding encoding, int offset = 2, int positions = 25)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        Require.Between(encoding.ModelDim, 4, 12, "encoding.ModelDim");
        Require.Between(offset, 1, 16, nameof(offset));
        Require.Between(positions, 2, 40, nameof(positions));
        var states = Enumerable.Range(0, positions).Select(p => (Require.Text(p), Clocks(encoding, p, offset))).ToList();
        return Charts.Slider("position p", states, new() { First = Math.Min(1, positions - 1), Play = true });
    }

    private static Figure Clocks(SinusoidalEncoding encoding, int position, int offset)
    {
        var frequencies = encoding.InverseFrequencies;
        string Degrees(int i) => string.Create(CultureInfo.InvariantCulture, $"{offset * frequencies[i] * 180 / Math.PI:0.#}°");
        var all = string.Join(", ", frequencies.Select((_, i) => Degrees(i)));
        return Charts.Grid(
            new(
                string.Create(CultureInfo.InvariantCulture, $"From {position} to {position + offset}: {all}, as always"),
                string.Create(CultureInfo.InvariantCulture, $"{frequencies.Length} clocks, one a pair, with a slider over the position p. On each, a solid hand shows p and a dotted one p + {offset}. The hands turn at different speeds as p grows; the angle between the two hands of a clock is always the same: {all}."),
                string.Create(CultureInfo.InvariantCulture, $"turn of each pair; solid hand: position p, dotted: p + {offset}; d = {encoding.ModelDim}, b = {Numbers.Short(encoding.ThetaBase)}"))
            { Height = frequencies.Length <= 3 ? 300 : 460, Width = frequencies.Length <= 3 ? 720 : 560 },
            frequencies.Length <= 3 ? frequencies.Length : frequencies.Length == 4 ? 2 : 3,
            [.. frequencies.Select((theta, i) => ($"pair {Require.Text(i)}: {Degrees(i)}", Clock(theta, position, offset)))]);
    }

    private static Figure Clock(double theta, int position, int offset)
    {
        var (from, to) = (position * theta, (position + offset) * theta);
        var x = new Axis("cosine") { Min = -1.3, Max = 1.3, Ticks = [-1, 0, 1] };
        return new Figure(new("clock", "A circle with two hands."), new ChartSpec
        {
            Panels = [new PanelSpec(x, x with { Name = "sine" }) { EqualAspect = true }],
            Traces =
            [
                Round("circle", 1, 0, 2 * Math.PI, 36) with { Dash = LineDash.Dot, Width = 1.2, Hover = "all pairs of one sine and one cosine<extra></extra>" },
                Round("angle", ArcRadius, from, to, 8) with { Width = 3, Hover = string.Create(CultureInfo.InvariantCulture, $"turned by {offset * theta:0.###} rad<extra></extra>") },
                Hand($"p = {Require.Text(position)}", from) with { Dash = LineDash.Solid, Marker = MarkerShape.Circle },
                Hand($"p + {Require.Text(offset)} = {Require.Text(position + offset)}", to) with { Dash = LineDash.Dot, Marker = MarkerShape.Diamond },
            ],
        });
    }

    private static LineTrace Round(string name, double radius, double from, double to, int steps)
    {
        double[] angles = [.. Enumerable.Range(0, steps + 1).Select(i => from + ((to - from) * i / steps))];
        return new LineTrace(name, [.. angles.Select(a => radius * Math.Cos(a))], [.. angles.Select(a => radius * Math.Sin(a))], CourseColors.Quiet) { Dash = LineDash.Solid };
    }

    /// <summary>A dot at both ends, as on a clock. Arrowheads would be written anew for each position.</summary>
    private static LineTrace Hand(string name, double angle) => new(name, [0, Math.Cos(angle)], [0, Math.Sin(angle)], CourseColors.PositionEncoding)
    {
        Width = 2.6,
        Hover = string.Create(CultureInfo.InvariantCulture, $"{name}: cosine {Math.Cos(angle):0.###}, sine {Math.Sin(angle):0.###}<extra></extra>"),
    };
}
