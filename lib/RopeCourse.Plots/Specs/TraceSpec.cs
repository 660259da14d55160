namespace RopeCourse.Plots;

/// <summary>One set of marks in a panel.</summary>
internal abstract record TraceSpec(string Name)
{
    public int Panel { get; init; }
    public string Hover { get; init; } = "";
    public string[]? HoverTexts { get; init; }
    public bool ShowLegend { get; init; }
}

/// <summary>A line, a set of points, or both.</summary>
internal sealed record LineTrace(string Name, double[] X, double[] Y, string Color) : TraceSpec(Name)
{
    public LineDash? Dash { get; init; }
    public double Width { get; init; } = 2.2;
    public MarkerShape Marker { get; init; } = MarkerShape.None;
    public double MarkerSize { get; init; } = 7;
    public bool Step { get; init; }
    public string[]? Texts { get; init; }
    public string[]? TextPlaces { get; init; }
    public string[]? Colors { get; init; }
}

/// <summary>A matrix as coloured cells.</summary>
internal sealed record HeatTrace(string Name, double[][] Rows, HeatScale Scale) : TraceSpec(Name)
{
    public double Low { get; init; }
    public double High { get; init; }
    public bool ShowScale { get; init; } = true;
    public string ScaleTitle { get; init; } = "";
    public bool ScaleBelow { get; init; }
    public string CellFormat { get; init; } = "";
    public int? CellSize { get; init; }
    public bool Gaps { get; init; }

    /// <summary>Gets whether the cells to the right of the diagonal are left empty.</summary>
    public bool Causal { get; init; }
    public string[][]? HoverCells { get; init; }
}

/// <summary>Upright bars over categories, numbered 0, 1, 2 along the axis.</summary>
internal sealed record BarTrace(string Name, double[] Values, string Color) : TraceSpec(Name)
{
    public string[]? Texts { get; init; }
    public string Pattern { get; init; } = "";
}

/// <summary>A path through space.</summary>
internal sealed record SpaceTrace(string Name, double[] X, double[] Y, double[] Z, string Color) : TraceSpec(Name)
{
    public string[]? Texts { get; init; }
    public string[]? Colors { get; init; }
    public LineDash? Dash { get; init; } = LineDash.Solid;
    public double Width { get; init; } = 4;
    public bool Markers { get; init; } = true;
}

/// <summary>A path in polar coordinates, angles in degrees.</summary>
internal sealed record PolarTrace(string Name, double[] Radius, double[] Degrees, string Color) : TraceSpec(Name)
{
    public LineDash? Dash { get; init; } = LineDash.Solid;
    public MarkerShape Marker { get; init; } = MarkerShape.None;
    public double Width { get; init; } = 2.5;
    public string[]? Texts { get; init; }
    public string[]? Colors { get; init; }
}
