namespace RopeCourse.Plots;

/// <summary>Puts each point's word on the side where it meets the fewest other points and words.</summary>
internal static class PointLabels
{
    private static readonly (string Place, double X, double Y)[] Sides =
        [("top center", 0, 1), ("bottom center", 0, -1), ("middle right", 1, 0), ("middle left", -1, 0)];

    internal static string[]?[] Place(IReadOnlyList<LineTrace> sets, Axis x, Axis y)
    {
        // In pixels of a drawing of ordinary size; close enough to tell which side is free.
        var points = sets.SelectMany(set => set.X.Select((value, i) => (X: Ranges.Place(x, value) * 600, Y: Ranges.Place(y, set.Y[i]) * 280))).ToList();
        var taken = points.Select(point => (point.X, point.Y, Wide: 6.0)).ToList();
        var result = new string[]?[sets.Count];
        var at = 0;
        for (var s = 0; s < sets.Count; s++)
        {
            var set = sets[s];
            if (set.Texts is null)
            {
                at += set.X.Length;
                continue;
            }

            result[s] = new string[set.X.Length];
            for (var i = 0; i < set.X.Length; i++, at++)
            {
                var half = set.Texts[i].Length * 3.4;
                var point = points[at];
                var best = Sides.MinBy(side => Cost(point.X + (side.X * (half + 8)), point.Y + (side.Y * 14), half, taken));
                result[s]![i] = best.Place;
                taken.Add((point.X + (best.X * (half + 8)), point.Y + (best.Y * 14), half));
            }
        }

        return result;
    }

    private static double Cost(double x, double y, double half, List<(double X, double Y, double Wide)> taken)
    {
        var outside = x - half < 0 || x + half > 600 || y < 6 || y > 274 ? 2 : 0;
        return outside + taken.Count(other => Math.Abs(other.X - x) < half + other.Wide && Math.Abs(other.Y - y) < 13);
    }
}
