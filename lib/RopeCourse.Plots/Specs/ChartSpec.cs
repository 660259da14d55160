namespace RopeCourse.Plots;

/// <summary>Says what a chart shows, in the course's own terms.</summary>
internal sealed record ChartSpec
{
    public required IReadOnlyList<PanelSpec> Panels { get; init; }
    public required IReadOnlyList<TraceSpec> Traces { get; init; }
    public IReadOnlyList<LabelSpec> Labels { get; init; } = [];
    public int Height { get; init; } = 360;
    public bool ShowLegend { get; init; }
    public int MarginLeft { get; init; } = 60;
    public int MarginRight { get; init; } = 16;
    public int MarginTop { get; init; } = 12;
    public int MarginBottom { get; init; } = 48;

    /// <summary>Gets the other states of a live figure; the chart itself is the state shown first.</summary>
    public SliderSpec? Slider { get; init; }

    /// <summary>Names the sort of chart, so that the states of a slider can be compared.</summary>
    public string Kind => string.Join("+", Traces.Select(trace => trace.GetType().Name.Replace("Trace", "", StringComparison.Ordinal)).Distinct());
}

/// <summary>One pair (or, in space, triple) of axes and the part of the drawing it takes.</summary>
internal sealed record PanelSpec(Axis X, Axis Y)
{
    public Axis? Z { get; init; }
    public PanelKind Kind { get; init; } = PanelKind.Plane;
    public string Title { get; init; } = "";

    /// <summary>Gets the place in space from which the panel is first seen, in units of its cube.</summary>
    public (double X, double Y, double Z) Eye { get; init; } = (1.24, -2.48, 0.99);
    public double Left { get; init; }
    public double Right { get; init; } = 1;
    public double Bottom { get; init; }
    public double Top { get; init; } = 1;
    public bool EqualAspect { get; init; }
    public bool ReverseY { get; init; }
    public bool ShowXTitle { get; init; } = true;
    public bool ShowYTitle { get; init; } = true;
    public bool ShowXTicks { get; init; } = true;
    public bool YOnRight { get; init; }
    public bool ShowXGrid { get; init; } = true;
    public bool ShowYGrid { get; init; } = true;
}

internal enum PanelKind
{
    Plane,
    Space,
    Polar,
}

/// <summary>A text in the drawing, or with a start an arrow that ends at the point.</summary>
internal sealed record LabelSpec(int Panel, string Text, double X, double Y)
{
    public string? Color { get; init; }
    public string XAnchor { get; init; } = "left";
    public string YAnchor { get; init; } = "middle";
    public double XShift { get; init; }
    public double YShift { get; init; }
    public (double X, double Y)? ArrowFrom { get; init; }
}

internal sealed record SliderSpec(string ControlName, int First, IReadOnlyList<SliderState> States, bool Play);

internal sealed record SliderState(string Label, string Title, ChartSpec Chart);
