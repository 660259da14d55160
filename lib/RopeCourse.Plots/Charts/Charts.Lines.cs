namespace RopeCourse.Plots;

/// <summary>Draws the kinds of figure that the course uses. All take plain numbers and return a <see cref="Figure"/>.</summary>
public static partial class Charts
{
    // Plain dashes are kept for what is wrong.
    private static readonly LineDash[] Dashes = [LineDash.Solid, LineDash.DashDot, LineDash.LongDash, LineDash.Dot];

    private static readonly MarkerShape[] Markers =
        [MarkerShape.Circle, MarkerShape.Square, MarkerShape.Diamond, MarkerShape.Triangle, MarkerShape.Cross];

    /// <summary>Draws lines in one panel, each named at its right end where there is room, else in a legend.</summary>
    /// <param name="text">The words of the figure.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="series">The lines, at least one.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">A series is empty, holds NaN or infinity, or has lengths that differ.</exception>
    public static Figure Lines(FigureText text, Axis x, Axis y, params Series[] series)
    {
        ArgumentNullException.ThrowIfNull(text);
        Require.Any(series, nameof(series));
        var lines = series.Select((one, i) => ToLine(one, i, 0, x, y)).ToList();
        x = Ranges.Fit(x, lines.SelectMany(line => line.X), 0.01, nameof(x), counts: true);
        y = Ranges.Fit(y, lines.SelectMany(line => line.Y), 0.06, nameof(y));
        var panelHeight = text.Height - 60.0;
        var onLine = lines.Count > 1 && LineLabels.Fit(lines, panelHeight);
        var legend = lines.Count > 1 && !onLine;
        return new Figure(text, new ChartSpec
        {
            Panels = [new PanelSpec(x, y)],
            Traces = [.. lines.Select(line => line with { ShowLegend = legend })],
            Labels = onLine ? [.. LineLabels.Place(lines, x, y, panelHeight)] : [],
            MarginRight = onLine ? LineLabels.Margin(lines.Select(line => line.Name)) : 16,
            ShowLegend = legend,
        });
    }

    /// <summary>Draws lines one above the other, each in a panel of its own; all panels have the same scales.</summary>
    /// <param name="text">The words of the figure.</param>
    /// <param name="x">The horizontal axis, shared by all panels.</param>
    /// <param name="y">The vertical axis, the same in each panel.</param>
    /// <param name="series">The lines from top to bottom, at most 12.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">A series is empty, holds NaN or infinity, or has lengths that differ; or there are over 12.</exception>
    public static Figure StackedLines(FigureText text, Axis x, Axis y, params Series[] series)
    {
        Require.Any(series, nameof(series));
        if (series.Length > 12) throw new ArgumentException($"series has {Require.Text(series.Length)} lines; a stack holds at most 12", nameof(series));
        var lines = series.Select((one, i) => ToLine(one with { Dash = one.Dash ?? LineDash.Solid, Color = one.Color ?? CourseColors.PositionEncoding }, i, i, x, y)).ToList();
        x = Ranges.Fit(x, lines.SelectMany(line => line.X), 0.01, nameof(x), counts: true);
        y = Ranges.Fit(y, lines.SelectMany(line => line.Y), 0.14, nameof(y));
        var height = 1.0 / lines.Count;
        var panels = lines.Select((_, i) => new PanelSpec(x, y)
        {
            Bottom = 1 - ((i + 1) * height),
            Top = 1 - ((i + 0.14) * height),
            ShowXTitle = i == lines.Count - 1,
            ShowXTicks = i == lines.Count - 1,
            // One title for the whole stack, at its middle panel.
            ShowYTitle = i == (lines.Count - 1) / 2,
        });
        return new Figure(text, new ChartSpec
        {
            Panels = [.. panels],
            Traces = lines,
            Labels = [.. lines.Select(line => new LabelSpec(line.Panel, line.Name, x.Max!.Value, (y.Min!.Value + y.Max!.Value) / 2) { XShift = 6, Color = line.Color })],
            MarginRight = LineLabels.Margin(lines.Select(line => line.Name)),
        });
    }

    private static LineTrace ToLine(Series series, int index, int panel, Axis x, Axis y)
    {
        ArgumentNullException.ThrowIfNull(series);
        var name = $"series[{Require.Text(index)}]";
        var (xs, ys) = (Require.Finite(series.X, name + ".X"), Require.Finite(series.Y, name + ".Y"));
        Require.SameLength(series.Y.Length, series.X.Length, name + ".Y", name + ".X");
        if (series.HoverTexts is not null) Require.SameLength(series.HoverTexts.Length, series.X.Length, name + ".HoverTexts", name + ".X");
        var color = series.Color ?? CourseColors.Sequence[index % CourseColors.Sequence.Count];
        return new LineTrace(series.Name, xs, ys, color)
        {
            Panel = panel,
            Dash = series.Dash ?? (color == CourseColors.Wrong ? LineDash.Dash : Dashes[index % Dashes.Length]),
            Marker = series.Marker,
            Step = series.Step,
            HoverTexts = series.HoverTexts?.ToArray(),
            Hover = Hovers.Words(series.HoverTexts, Hovers.Point(series.Name, x, y)),
        };
    }
}
