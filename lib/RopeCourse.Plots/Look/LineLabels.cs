namespace RopeCourse.Plots;

/// <summary>Writes each line's name at its right end, moved apart where two ends meet.</summary>
internal static class LineLabels
{
    private const double LineHeight = 15;

    /// <summary>Says whether the names fit beside the panel at all; else a legend is needed.</summary>
    internal static bool Fit(IReadOnlyList<LineTrace> lines, double panelHeight) =>
        lines.Count * LineHeight <= panelHeight && lines.All(line => line.Name.Length <= 18);

    internal static int Margin(IEnumerable<string> names) => Math.Max(16, 14 + (int)(names.Max(name => name.Length) * 6.8));

    internal static IEnumerable<LabelSpec> Place(IReadOnlyList<LineTrace> lines, Axis x, Axis y, double panelHeight)
    {
        var ends = lines
            .Select(line => (Line: line, Height: Math.Clamp(Ranges.Place(y, line.Y[^1]), 0, 1) * panelHeight))
            .OrderBy(end => end.Height).ToList();
        var places = Spread([.. ends.Select(end => end.Height)], panelHeight);
        for (var i = 0; i < ends.Count; i++)
        {
            var line = ends[i].Line;
            yield return new LabelSpec(line.Panel, line.Name, Math.Min(line.X[^1], x.Max!.Value), Math.Clamp(line.Y[^1], y.Min!.Value, y.Max!.Value))
            {
                Color = line.Color,
                XShift = 6,
                YShift = Math.Round(places[i] - ends[i].Height),
            };
        }
    }

    /// <summary>Moves sorted heights apart until neighbours have a line's height between them, moving each as little as a few passes find.</summary>
    private static double[] Spread(double[] heights, double panelHeight)
    {
        for (var pass = 0; pass < 200; pass++)
        {
            for (var i = 1; i < heights.Length; i++)
            {
                var lack = LineHeight - (heights[i] - heights[i - 1]);
                if (lack <= 0) continue;
                heights[i - 1] -= lack / 2;
                heights[i] += lack / 2;
            }

            for (var i = 0; i < heights.Length; i++) heights[i] = Math.Clamp(heights[i], 4, panelHeight - 4);
        }

        return heights;
    }
}
