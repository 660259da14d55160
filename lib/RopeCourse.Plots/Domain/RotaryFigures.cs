using System.Globalization;

namespace RopeCourse.Plots;

/// <summary>Draws rotary embeddings.</summary>
public static partial class RotaryFigures
{
    /// <summary>Draws one vector of the plane that its position turns, with a slider over the position m.</summary>
    /// <param name="positions">The number of positions, 2 to 32.</param>
    /// <returns>A live figure with an arrow in a circle.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="positions"/> is outside 2 to 32.</exception>
    public static Figure Phasor(int positions = 13)
    {
        Require.Between(positions, 2, 32, nameof(positions));
        var states = Enumerable.Range(0, positions).Select(m => (Require.Text(m), State(m, positions))).ToList();
        return Charts.Slider("position m", states, new() { First = Math.Min(3, positions - 1), Play = true });
    }

    private static Figure State(int position, int positions)
    {
        var turned = new RotaryEmbedding(2, PairLayout.Interleaved).Rotate([1, 0], position);
        var degrees = position * 180 / Math.PI;
        var start = new Arrow("m = 0", 1, 0) { Color = CourseColors.Quiet, Dash = LineDash.Dash };
        var now = new Arrow($"m = {position}", turned[0], turned[1]) { Color = CourseColors.Query };
        var arrows = Charts.Vectors(
            new(string.Create(CultureInfo.InvariantCulture, $"Position {position} turns the vector by {position} rad ({degrees:0.#}°); its length stays 1"),
                "An arrow of length 1 inside a circle, with a slider over the position m. The arrow points right at position 0 and turns counter-clockwise by one radian for each further position, always on the circle.",
                "the vector (1, 0) turned by m·θ with θ = 1 radian a token")
            { Height = 400, Width = 480 },
            new("first coordinate x₁") { Min = -1.35, Max = 1.35 },
            new("second coordinate x₂") { Min = -1.35, Max = 1.35 },
            start,
            now);
        // The start lies on the axis, which would strike its name through: it is lifted.
        var labels = arrows.Chart.Labels
            .Where(label => position > 0 || label.Color != CourseColors.Quiet)
            .Select(label => label.Text == start.Name ? label with { YAnchor = "bottom", YShift = 4 } : label);
        return new Figure(arrows.Text, arrows.Chart with { Traces = [Circle(), Arc(position, positions), .. arrows.Chart.Traces], Labels = [.. labels] });
    }

    private static LineTrace Circle()
    {
        double[] angles = [.. Enumerable.Range(0, 73).Select(i => i * Math.PI / 36)];
        return new LineTrace("circle of length 1", [.. angles.Select(Math.Cos)], [.. angles.Select(Math.Sin)], CourseColors.Quiet)
        {
            Dash = LineDash.Dot,
            Width = 1.2,
            Hover = "all vectors of length 1<extra></extra>",
        };
    }

    /// <summary>A spiral from the start to the turned vector, so that whole turns are seen too.</summary>
    private static LineTrace Arc(int position, int positions)
    {
        var count = Math.Max(2, position * 8);
        double[] angles = [.. Enumerable.Range(0, count + 1).Select(i => (double)position * i / count)];
        double[] radii = [.. angles.Select(angle => 0.2 + (0.6 * angle / positions))];
        return new LineTrace("angle", [.. angles.Zip(radii, (angle, radius) => radius * Math.Cos(angle))], [.. angles.Zip(radii, (angle, radius) => radius * Math.Sin(angle))], CourseColors.PositionEncoding)
        {
            Dash = LineDash.Solid,
            Width = 2.2,
            Hover = string.Create(CultureInfo.InvariantCulture, $"turned by {position} rad<extra></extra>"),
        };
    }
}
