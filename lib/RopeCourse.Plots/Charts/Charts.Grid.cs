namespace RopeCourse.Plots;

public static partial class Charts
{
    /// <summary>Sets figures of the plane in a grid, from left to right and from top to bottom, each with a title of its own.</summary>
    /// <param name="text">The words of the whole figure.</param>
    /// <param name="columns">The figures in a row, 1 to 4.</param>
    /// <param name="panels">
    /// The title over each and the still figure of one panel; <c>&lt;br&gt;</c> breaks a title. Axes are named at the left and at the bottom of
    /// the grid only, and so are words at the ticks where all panels have the same. A heat map in a grid has no scale of colours: print its numbers.
    /// </param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">There is none or over 12, or one is live, not of the plane, or of several panels.</exception>
    public static Figure Grid(FigureText text, int columns, params (string Title, Figure Panel)[] panels)
    {
        ArgumentNullException.ThrowIfNull(text);
        Require.Any(panels, nameof(panels));
        Require.Between(columns, 1, 4, nameof(columns));
        if (panels.Length > 12) throw new ArgumentException($"panels has {Require.Text(panels.Length)} figures; a grid holds at most 12", nameof(panels));
        for (var i = 0; i < panels.Length; i++) CheckPanel(panels[i].Panel, $"panels[{Require.Text(i)}]");
        var named = HaveTheSameWords([.. panels.Select(panel => panel.Panel.Chart.Panels[0])]);
        var titleHeight = 18 * panels.Max(panel => panel.Title.Length == 0 ? 0 : panel.Title.Split("<br>").Length);
        var (marginTop, marginBottom) = (12 + titleHeight, named ? 70 : 48);
        var rows = (panels.Length + columns - 1) / columns;
        var across = columns == 1 ? 0 : named ? 0.04 : 0.09;
        // Below each drawing stand its ticks, unless they are the same for all, and above the next its title.
        var down = rows == 1 ? 0 : ((named ? 20.0 : 30.0) + titleHeight) / Math.Max(1, text.Height - marginTop - marginBottom);
        var width = (1 - (across * (columns - 1))) / columns;
        var height = (1 - (down * (rows - 1))) / rows;
        return new Figure(text, new ChartSpec
        {
            Panels = [.. panels.Select((panel, i) => Inner(panel.Panel.Chart.Panels[0], named && i % columns > 0) with
            {
                Title = panel.Title,
                Left = i % columns * (width + across),
                Right = (i % columns * (width + across)) + width,
                Top = 1 - (i / columns * (height + down)),
                Bottom = Math.Max(0, 1 - (i / columns * (height + down)) - height),
                ShowXTitle = i + columns >= panels.Length,
                ShowXTicks = !named || i + columns >= panels.Length,
                ShowYTitle = i % columns == 0,
            })],
            Traces = [.. panels.SelectMany((panel, i) => panel.Panel.Chart.Traces.Select(trace => WithoutKey(trace) with { Panel = i }))],
            Labels = [.. panels.SelectMany((panel, i) => panel.Panel.Chart.Labels.Select(label => label with { Panel = i }))],
            MarginLeft = named ? panels.Max(panel => panel.Panel.Chart.MarginLeft) : 60,
            MarginTop = marginTop,
            MarginBottom = marginBottom,
        });
    }

    private static bool HaveTheSameWords(PanelSpec[] panels) => panels.All(panel =>
        panel.X.TickLabels is { } x && x.SequenceEqual(panels[0].X.TickLabels ?? []) && panel.Y.TickLabels is { } y && y.SequenceEqual(panels[0].Y.TickLabels ?? []));

    private static PanelSpec Inner(PanelSpec panel, bool isInner) => isInner ? panel with { Y = panel.Y with { Ticks = [], TickLabels = [] } } : panel;

    private static TraceSpec WithoutKey(TraceSpec trace) => trace is HeatTrace heat ? heat with { ShowScale = false } : trace with { ShowLegend = false };

    private static void CheckPanel(Figure panel, string name)
    {
        ArgumentNullException.ThrowIfNull(panel, name);
        if (panel.IsLive) throw new ArgumentException($"{name} has a slider; a grid takes still figures", nameof(panel));
        if (panel.Chart.Panels.Count != 1 || panel.Chart.Panels[0].Kind != PanelKind.Plane)
            throw new ArgumentException($"{name} has {Require.Text(panel.Chart.Panels.Count)} panels of kind {panel.Chart.Panels[0].Kind}; a grid takes figures of one panel of the plane", nameof(panel));
    }
}
