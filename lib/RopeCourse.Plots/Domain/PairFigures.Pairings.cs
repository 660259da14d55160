namespace RopeCourse.Plots;

public static partial class PairFigures
{

    private static readonly MarkerShape[] Shapes =
        [MarkerShape.Circle, MarkerShape.Square, MarkerShape.Diamond, MarkerShape.Triangle, MarkerShape.Cross];

    /// <summary>Joins the coordinates that turn together, in both pairings one above the other.</summary>
    /// <param name="headDim">Number of coordinates of a head; 4 to 16.</param>
    /// <param name="rotaryDim">Number of coordinates that turn; even, 2 to <paramref name="headDim"/>. All of them when left out.</param>
    /// <returns>Two rows of coordinates with an arc a pair.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure Pairings(int headDim = 8, int? rotaryDim = null)
    {
        int turning = Checked(headDim, rotaryDim ?? headDim);
        string rest = turning < headDim ? $" The coordinates {turning} to {headDim - 1} have no partner." : "";
        return Rows(
            new FigureText(
                turning == 2 ? "With two coordinates, both pairings are one" : "Interleaved joins neighbours, split halves joins across the middle",
                $"Two rows of {headDim} coordinates. In the upper row, interleaved, arcs join neighbours: {Listed(PairLayout.Interleaved, turning)}. In the lower row, split halves, each arc spans {turning / 2} coordinates: {Listed(PairLayout.SplitHalves, turning)}.{rest}",
                $"An arc joins two coordinates that turn together; its number is the pair index i. d = {turning}{(turning < headDim ? $" of {headDim} coordinates" : "")}"),
            headDim,
            turning,
            ("interleaved", Pairs(PairLayout.Interleaved, turning), null),
            ("split halves", Pairs(PairLayout.SplitHalves, turning), null));
    }

    /// <summary>Draws the wanted pairs of one pairing above those that a learner's function gives.</summary>
    /// <param name="layout">The pairing.</param>
    /// <param name="headDim">Number of coordinates of a head; 4 to 16.</param>
    /// <param name="rotaryDim">Number of coordinates that turn; even, 2 to <paramref name="headDim"/>.</param>
    /// <param name="yours">From a pairing, the two dimensions and a pair index to two coordinates.</param>
    /// <returns>Two rows; in the lower one, arcs that are not wanted are dashed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure WantedAndYours(PairLayout layout, int headDim, int rotaryDim, Func<PairLayout, int, int, int, (int First, int Second)> yours)
    {
        ArgumentNullException.ThrowIfNull(yours);
        Checked(headDim, rotaryDim);
        (int First, int Second)[] wanted = Pairs(layout, rotaryDim);
        var drawn = new List<(int First, int Second)>();
        string? trouble = null;
        for (int i = 0; i < wanted.Length && trouble is null; i++)
        {
            try
            {
                drawn.Add(yours(layout, headDim, rotaryDim, i));
            }
            catch (Exception error) when (error is not (OperationCanceledException or ThreadAbortException))
            {
                trouble = error is NotImplementedException ? "The lower row is yours to fill" : $"Your function threw {error.GetType().Name} at pair {i}";
            }
        }

        bool[] isRight = [.. drawn.Select((pair, i) => pair == wanted[i])];
        int right = isRight.Count(one => one);
        string name = layout == PairLayout.Interleaved ? "interleaved" : "split halves";
        return Rows(
            new FigureText(
                trouble ?? (right == wanted.Length ? "Your pairs are the wanted ones" : $"{right} of your {wanted.Length} pairs are as wanted"),
                $"Two rows of {headDim} coordinates. Upper row, wanted: {Listed(layout, rotaryDim)}. Lower row, yours: {(drawn.Count == 0 ? "no arc yet" : string.Join(", ", drawn.Select(pair => $"{pair.First} with {pair.Second}")))}.",
                $"{name}, {rotaryDim} of {headDim} coordinates turn; dashed: not wanted, cross: no partner"),
            headDim,
            rotaryDim,
            ("wanted", wanted, null),
            ("yours", [.. drawn], isRight));
    }

    private static int Checked(int headDim, int rotaryDim)
    {
        Require.Between(headDim, 4, 16, nameof(headDim));
        Require.Between(rotaryDim, 2, headDim, nameof(rotaryDim));
        return rotaryDim % 2 == 0 ? rotaryDim
            : throw new ArgumentOutOfRangeException(nameof(rotaryDim), rotaryDim, $"rotaryDim is {Require.Text(rotaryDim)}; it must be even");
    }

    private static (int First, int Second)[] Pairs(PairLayout layout, int rotaryDim)
    {
        var rotary = new RotaryEmbedding(rotaryDim, layout);
        return [.. Enumerable.Range(0, rotaryDim / 2).Select(rotary.Pair)];
    }

    private static string Listed(PairLayout layout, int rotaryDim) =>
        string.Join(", ", Pairs(layout, rotaryDim).Select(pair => $"{pair.First} with {pair.Second}"));

    private static Figure Rows(
        FigureText text, int headDim, int rotaryDim,
        (string Name, (int First, int Second)[] Pairs, bool[]? IsRight) upper,
        (string Name, (int First, int Second)[] Pairs, bool[]? IsRight) lower)
    {
        var traces = new List<TraceSpec>();
        var labels = new List<LabelSpec>();
        // The upper row stands clear of the highest arc that may be drawn below it.
        double upperHeight = Highest(lower.Pairs) + 0.4;
        foreach (var (row, height) in new[] { (upper, upperHeight), (lower, 0.0) })
        {
            for (int i = 0; i < row.Pairs.Length; i++)
            {
                var (a, b) = row.Pairs[i];
                // A learner's coordinate may lie outside the head; there is nothing to draw then.
                if (a == b || Math.Min(a, b) < 0 || Math.Max(a, b) >= headDim) continue;
                bool isRight = row.IsRight?[i] ?? true;
                string color = isRight ? CourseColors.Sequence[i % CourseColors.Sequence.Count] : CourseColors.Wrong;
                double top = Top(a, b);
                traces.Add(Arc(i, a, b, height, top, color, isRight));
                labels.Add(new LabelSpec(0, Require.Text(i), (a + b) / 2.0, height + top) { Color = color, XAnchor = "center", YAnchor = "bottom" });
            }

            traces.AddRange(Coordinates(row.Pairs, headDim, height, row.Name));
        }

        var y = new Axis("pairing") { Min = -0.2, Max = upperHeight + Highest(upper.Pairs) + 0.25, Ticks = [upperHeight, 0], TickLabels = [upper.Name, lower.Name] };
        var x = new Axis(rotaryDim < headDim ? "coordinate of a head" : "coordinate") { Min = -0.5, Max = headDim - 0.5, Ticks = [.. Enumerable.Range(0, headDim).Select(c => (double)c)] };
        return new Figure(text with { Height = 330 }, new ChartSpec
        {
            Panels = [new PanelSpec(x, y) { ShowXGrid = false, ShowYGrid = false }],
            Traces = traces,
            Labels = labels,
            MarginLeft = 100,
        });
    }

    private static double Highest((int First, int Second)[] pairs) => pairs.Length == 0 ? 0.3 : pairs.Max(pair => Top(pair.First, pair.Second));

    private static double Top(int a, int b) => Math.Min(0.85, 0.15 + (0.14 * Math.Abs(b - a)));

    private static LineTrace Arc(int pair, int a, int b, double height, double top, string color, bool isRight)
    {
        double[] angles = [.. Enumerable.Range(0, 25).Select(i => i * Math.PI / 24)];
        var (middle, radius) = ((a + b) / 2.0, Math.Abs(b - a) / 2.0);
        return new LineTrace($"pair {pair}", [.. angles.Select(angle => middle - (radius * Math.Cos(angle)))], [.. angles.Select(angle => height + (top * Math.Sin(angle)))], color)
        {
            Dash = isRight ? LineDash.Solid : LineDash.Dash,
            Hover = $"pair {pair}: coordinates {a} and {b}<extra></extra>",
        };
    }

    /// <summary>One mark a coordinate: those of a pair alike, a small cross where there is no partner.</summary>
    private static IEnumerable<LineTrace> Coordinates((int First, int Second)[] pairs, int headDim, double height, string name)
    {
        for (int c = 0; c < headDim; c++)
        {
            int pair = Array.FindIndex(pairs, one => one.First == c || one.Second == c);
            yield return new LineTrace($"coordinate {c}", [c], [height], pair < 0 ? CourseColors.Quiet : CourseColors.Sequence[pair % CourseColors.Sequence.Count])
            {
                Marker = pair < 0 ? MarkerShape.Cross : Shapes[pair % (Shapes.Length - 1)],
                MarkerSize = pair < 0 ? 7 : 11,
                Hover = $"{name}: coordinate {c} {(pair < 0 ? "has no partner" : $"belongs to pair {pair}")}<extra></extra>",
            };
        }
    }
}
