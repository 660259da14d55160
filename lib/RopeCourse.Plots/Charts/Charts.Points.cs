namespace RopeCourse.Plots;

public static partial class Charts
{
    /// <summary>Draws points, each with its word beside it.</summary>
    /// <param name="text">The words of the figure.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="sets">The points, one set a kind.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">A set is empty, holds NaN or infinity, or has lengths that differ.</exception>
    public static Figure Scatter(FigureText text, Axis x, Axis y, params PointSet[] sets)
    {
        Require.Any(sets, nameof(sets));
        var traces = sets.Select((set, i) => ToPoints(set, i, x, y)).ToList();
        x = Ranges.Fit(x, traces.SelectMany(trace => trace.X), 0.12, nameof(x));
        y = Ranges.Fit(y, traces.SelectMany(trace => trace.Y), 0.12, nameof(y));
        var places = PointLabels.Place([.. traces], x, y);
        return new Figure(text, new ChartSpec
        {
            Panels = [new PanelSpec(x, y)],
            Traces = [.. traces.Select((trace, i) => trace with { TextPlaces = places[i], ShowLegend = traces.Count > 1 })],
            ShowLegend = traces.Count > 1,
        });
    }

    /// <summary>Draws bars over categories; several sets stand side by side.</summary>
    /// <param name="text">The words of the figure.</param>
    /// <param name="x">The quantity that the categories belong to.</param>
    /// <param name="y">The height's quantity; it starts at 0 unless a value is negative.</param>
    /// <param name="categories">The word under each group of bars. Words may repeat.</param>
    /// <param name="bars">The sets of bars.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">A set holds NaN or infinity or has not one value a category.</exception>
    public static Figure Bars(FigureText text, Axis x, Axis y, string[] categories, params BarSeries[] bars)
    {
        Require.Any(categories, nameof(categories));
        Require.Any(bars, nameof(bars));
        var traces = bars.Select((set, i) => ToBars(set, i, bars.Length, categories, x, y)).ToList();
        Ranges.Check(x, nameof(x));
        var heights = traces.SelectMany(trace => trace.Values).ToList();
        var fitted = Ranges.Fit(y, y.Log ? heights : heights.Append(0), 0.1, nameof(y));
        if (!y.Log && y.Min is null && heights.Min() >= 0) fitted = fitted with { Min = 0 };
        return new Figure(text, new ChartSpec
        {
            Panels = [new PanelSpec(Ranges.Count(x, categories.Length, categories, nameof(categories)), fitted) { ShowXGrid = false }],
            Traces = [.. traces],
            ShowLegend = traces.Count > 1,
        });
    }

    private static LineTrace ToPoints(PointSet set, int index, Axis x, Axis y)
    {
        ArgumentNullException.ThrowIfNull(set);
        var name = $"sets[{Require.Text(index)}]";
        var (xs, ys) = (Require.Finite(set.X, name + ".X"), Require.Finite(set.Y, name + ".Y"));
        Require.SameLength(set.Y.Length, set.X.Length, name + ".Y", name + ".X");
        if (set.Labels is not null) Require.SameLength(set.Labels.Length, set.X.Length, name + ".Labels", name + ".X");
        if (set.Colors is not null) Require.SameLength(set.Colors.Length, set.X.Length, name + ".Colors", name + ".X");
        if (set.HoverTexts is not null) Require.SameLength(set.HoverTexts.Length, set.X.Length, name + ".HoverTexts", name + ".X");
        return new LineTrace(set.Name, xs, ys, set.Color ?? CourseColors.Sequence[index % CourseColors.Sequence.Count])
        {
            Marker = set.Marker == MarkerShape.None ? Markers[index % Markers.Length] : set.Marker,
            MarkerSize = 9,
            Texts = set.Labels?.ToArray(),
            Colors = set.Colors?.ToArray(),
            HoverTexts = set.HoverTexts?.ToArray(),
            Hover = Hovers.Words(set.HoverTexts, set.Labels is null ? Hovers.Point(set.Name, x, y) : Hovers.Point("%{text}", x, y)),
        };
    }

    private static BarTrace ToBars(BarSeries set, int index, int count, string[] categories, Axis x, Axis y)
    {
        ArgumentNullException.ThrowIfNull(set);
        var name = $"bars[{Require.Text(index)}]";
        var values = Require.Finite(set.Values, name + ".Values");
        Require.SameLength(set.Values.Length, categories.Length, name + ".Values", nameof(categories));
        if (set.Labels is not null) Require.SameLength(set.Labels.Length, categories.Length, name + ".Labels", nameof(categories));
        if (set.HoverTexts is not null) Require.SameLength(set.HoverTexts.Length, categories.Length, name + ".HoverTexts", nameof(categories));
        return new BarTrace(set.Name, values, set.Color ?? CourseColors.Sequence[index % CourseColors.Sequence.Count])
        {
            Texts = set.Labels?.ToArray() ?? [.. set.Values.Select(Numbers.Short)],
            // Stripes tell two sets apart without their colours.
            Pattern = count > 1 && index % 2 == 1 ? "/" : "",
            HoverTexts = set.HoverTexts?.ToArray() ?? [.. categories.Select((category, i) => $"{x.Name} {category}: {y.Name} is {Numbers.Short(set.Values[i])}{(y.Unit.Length > 0 ? " " + y.Unit : "")}")],
            Hover = "%{hovertext}<extra></extra>",
            ShowLegend = count > 1,
        };
    }
}
