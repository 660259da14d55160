namespace RopeCourse.Plots;

/// <summary>Draws a walk over the corners of the cube of three bits.</summary>
internal static class CubePath
{
    internal static Figure Draw(BinaryTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Width != 3) throw new ArgumentException($"table is {table.Width} bits wide; a cube has 3 and a hypercube here 4", nameof(table));
        if (table.Positions is < 2 or > 8) throw new ArgumentException($"table has {table.Positions} positions; a cube has 8 corners and a path at least 2", nameof(table));
        var steps = table.HammingSteps();
        var most = steps.Max();
        var at = Array.IndexOf(steps, most);
        var points = Enumerable.Range(0, table.Positions).Select(m => new double[] { table[m, 0], table[m, 1], table[m, 2] }).ToArray();
        string[] labels = [.. Enumerable.Range(0, table.Positions).Select(m => $"{m}: {table[m, 2]}{table[m, 1]}{table[m, 0]}")];
        Axis[] axes = [.. Enumerable.Range(0, 3).Select(bit => new Axis($"bit {bit}") { Min = -0.18, Max = 1.18, Ticks = [0, 1] })];
        var path = Charts.ToPath("path of positions", points, labels, axes[0], axes[1], axes[2]) with
        {
            Hover = "position %{text}<extra></extra>",
            Width = 7,
        };
        var text = new FigureText(
            most == 1
                ? "This path follows the edges: each step changes one bit"
                : $"Counting jumps across the cube: from {at} to {at + 1}, {most} bits change at once",
            $"A cube whose corners are the eight triples of bits, and a path through positions 0 to {table.Positions - 1}. " +
            (most == 1 ? "Each step of the path lies on an edge of the cube." : $"Some steps lie on an edge; the step from {at} to {at + 1} crosses the cube."),
            "one axis a bit; corner labels are position: bits, highest first; turn it with the pointer")
        { Height = 420 };
        var figure = Charts.InSpace(text, axes[0], axes[1], axes[2], [.. Edges(), path]);
        // A grid would look like a second cube around the first.
        return new Figure(text, figure.Chart with { Panels = [figure.Chart.Panels[0] with { ShowXGrid = false }] });
    }

    /// <summary>The twelve edges in three strokes, so that three marks draw them all.</summary>
    private static IEnumerable<TraceSpec> Edges()
    {
        yield return Stroke([0, 1, 1, 0, 0], [0, 0, 1, 1, 0], [0, 0, 0, 0, 0]);
        yield return Stroke([0, 1, 1, 0, 0], [0, 0, 1, 1, 0], [1, 1, 1, 1, 1]);
        foreach (var (x, y) in new (double, double)[] { (0, 0), (1, 0), (1, 1), (0, 1) }) yield return Stroke([x, x], [y, y], [0, 1]);

        static SpaceTrace Stroke(double[] x, double[] y, double[] z) => new("edge", x, y, z, CourseColors.Quiet) { Markers = false, Width = 2 };
    }
}
