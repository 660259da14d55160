namespace RopeCourse.Plots;

/// <summary>Draws a walk over the corners of the hypercube of four bits, as a cube inside a cube.</summary>
internal static class TesseractPath
{
    private const double Inner = 0.5;

    internal static Figure Draw(BinaryTable table)
    {
        if (table.Positions is < 2 or > 16) throw new ArgumentException($"table has {table.Positions} positions; a hypercube of 4 bits has 16 corners and a path at least 2", nameof(table));
        var steps = table.HammingSteps();
        var most = steps.Max();
        var at = Array.IndexOf(steps, most);
        Axis[] axes = [.. Enumerable.Range(0, 3).Select(bit => new Axis($"bit {bit}") { Min = -1.25, Max = 1.25, Ticks = [-1, 1], TickLabels = ["0", "1"] })];
        var points = Enumerable.Range(0, table.Positions).Select(m => Corner([.. table.Row(m)])).ToArray();
        string[] labels = [.. Enumerable.Range(0, table.Positions).Select(m => $"{m}")];
        var path = Charts.ToPath("path of positions", points, labels, axes[0], axes[1], axes[2]) with
        {
            Hover = "position %{text}<extra></extra>",
            Width = 5,
        };
        SpaceTrace[] jump = most == 1 ? [] : [Stroke(points[at], points[at + 1]) with { Color = CourseColors.Wrong, Dash = LineDash.Dash, Width = 9 }];
        var text = new FigureText(
            most == 1
                ? "This path follows the edges of the hypercube: each step changes one bit"
                : $"From {at} to {at + 1}, {most} bits change: counting jumps across the hypercube",
            $"A small cube inside a large one, corner joined to corner: the 16 corners of a hypercube, with a path through positions 0 to {table.Positions - 1}. " +
            (most == 1 ? "Each step of the path lies on an edge." : $"The step from {at} to {at + 1} is dashed. The length of a line does not tell how many bits change."),
            "axes: bits 0 to 2; inner cube: bit 3 is 0, outer cube: 1. Lengths deceive; turn it with the pointer")
        { Height = 460 };
        var figure = Charts.InSpace(text, axes[0], axes[1], axes[2], [.. Edges(), path, .. jump]);
        // Seen from here no two of the sixteen corners come close to each other.
        return new Figure(text, figure.Chart with { Panels = [figure.Chart.Panels[0] with { Eye = (0.4, -2.28, 1.23), ShowXGrid = false }] });
    }

    private static double[] Corner(int[] bits)
    {
        var size = bits[3] == 1 ? 1 : Inner;
        return [.. bits[..3].Select(bit => size * ((2 * bit) - 1))];
    }

    /// <summary>The 32 edges: two corners are joined where one bit differs.</summary>
    private static IEnumerable<SpaceTrace> Edges() =>
        from corner in Enumerable.Range(0, 16)
        from bit in Enumerable.Range(0, 4)
        where ((corner >> bit) & 1) == 0
        select Stroke(Corner(BinaryEncoding.Encode(corner, 4)), Corner(BinaryEncoding.Encode(corner | (1 << bit), 4)));

    private static SpaceTrace Stroke(double[] from, double[] to) =>
        new("edge", [from[0], to[0]], [from[1], to[1]], [from[2], to[2]], CourseColors.Quiet) { Markers = false, Width = 1.5 };
}
