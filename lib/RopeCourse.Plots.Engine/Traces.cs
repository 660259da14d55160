using System.Globalization;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace RopeCourse.Plots.Engine;

/// <summary>Draws one set of marks with Plotly.NET's chart functions.</summary>
internal static class Traces
{
    internal static GenericChart Draw(TraceSpec trace)
    {
        var chart = trace switch
        {
            LineTrace line => Line(line),
            HeatTrace heat => Heat(heat),
            BarTrace bar => Bar(bar),
            SpaceTrace path => Space(path),
            PolarTrace polar => Polar(polar),
            _ => throw new ArgumentException($"trace is {trace.GetType().Name}; the engine does not draw it", nameof(trace)),
        };
        var id = trace.Panel == 0 ? "" : (trace.Panel + 1).ToString(CultureInfo.InvariantCulture);
        var planar = trace is LineTrace or HeatTrace or BarTrace;
        foreach (var drawn in Plotly.NET.CSharp.GenericChartExtensions.GetTraces(chart))
        {
            drawn.With(
                ("showlegend", trace.ShowLegend),
                ("hovertemplate", trace.Hover.Length > 0 ? trace.Hover : null),
                ("hovertext", trace.HoverTexts),
                ("xaxis", planar && id.Length > 0 ? "x" + id : null),
                ("yaxis", planar && id.Length > 0 ? "y" + id : null));
        }

        return chart;
    }

    private static GenericChart Line(LineTrace line)
    {
        var chart = Chart.Scatter<double, double, string>(
            line.X,
            line.Y,
            Styles.Mode(line.Dash is not null, line.Marker != MarkerShape.None, line.Texts is not null),
            Name: line.Name,
            LineColor: Color.fromString(line.Color),
            LineWidth: line.Width,
            LineDash: Styles.Dash(line.Dash ?? LineDash.Solid),
            MarkerColor: Styles.Colors(line.Color, line.Colors),
            MarkerSymbol: Styles.Symbol(line.Marker),
            UseDefaults: false);
        var drawn = (Trace)Plotly.NET.CSharp.GenericChartExtensions.GetTraces(chart)[0];
        drawn.With(("text", line.Texts), ("textposition", line.TextPlaces), ("cliponaxis", line.Texts is null ? null : false));
        if (line.Dash is null) drawn.RemoveProperty("line");
        else ((Line)drawn.GetPropertyValue("line")).With(("shape", line.Step ? "hv" : null));
        if (line.Marker == MarkerShape.None) drawn.RemoveProperty("marker");
        else ((Plotly.NET.TraceObjects.Marker)drawn.GetPropertyValue("marker")).With(("size", line.MarkerSize));
        return chart;
    }

    private static GenericChart Heat(HeatTrace heat)
    {
        var numbers = heat.CellFormat.Length > 0;
        var chart = Chart.Heatmap<double, double, double, string>(
            heat.Rows.Select(row => row.Select(value => Numbers.Round(value, numbers ? 5 : 3))),
            ColorScale: Styles.Scale(heat.Scale),
            ShowScale: heat.ShowScale,
            UseDefaults: false);
        Plotly.NET.CSharp.GenericChartExtensions.GetTraces(chart)[0].With(
            ("z", heat.Causal ? BelowDiagonal(heat) : null),
            ("zmin", heat.Low),
            ("zmax", heat.High),
            ("xgap", heat.Gaps ? 1 : null),
            ("ygap", heat.Gaps ? 1 : null),
            ("hovertext", heat.HoverCells),
            ("hoverinfo", heat.HoverCells is null ? null : "text"),
            ("text", numbers && heat.Causal ? Numerals(heat) : null),
            ("texttemplate", !numbers ? null : heat.Causal ? "%{text}" : "%{z:" + heat.CellFormat + "}"),
            ("textfont", heat.CellSize is { } size ? new Font().With(("size", size)) : null),
            ("colorbar", heat.ShowScale ? Layouts.ColorBar(heat) : null));
        if (heat.HoverCells is not null) Plotly.NET.CSharp.GenericChartExtensions.GetTraces(chart)[0].With(("hovertemplate", "%{hovertext}<extra></extra>"));
        return chart;
    }

    /// <summary>Plotly leaves a cell without a value uncoloured; it would still write a zero into it.</summary>
    private static double?[][] BelowDiagonal(HeatTrace heat) =>
        [.. heat.Rows.Select((row, m) => row.Select((value, n) => n <= m ? (double?)Numbers.Round(value, 5) : null).ToArray())];

    private static string[][] Numerals(HeatTrace heat) =>
        [.. heat.Rows.Select((row, m) => row.Select((value, n) => n <= m ? value.ToString("F" + heat.CellFormat[1..^1], CultureInfo.InvariantCulture) : "").ToArray())];

    private static GenericChart Bar(BarTrace bar)
    {
        var places = Enumerable.Range(0, bar.Values.Length).ToArray();
        var chart = Chart.Column<double, int, string>(
            bar.Values,
            Keys: places,
            Name: bar.Name,
            MarkerColor: Color.fromString(bar.Color),
            MultiText: bar.Texts ?? [],
            TextPosition: StyleParam.TextPosition.Outside,
            UseDefaults: false);
        var drawn = Plotly.NET.CSharp.GenericChartExtensions.GetTraces(chart)[0];
        drawn.With(("cliponaxis", false), ("constraintext", "none"));
        if (bar.Pattern.Length > 0)
        {
            ((Plotly.NET.TraceObjects.Marker)drawn.GetPropertyValue("marker"))
                .With(("pattern", new Plotly.NET.TraceObjects.Pattern().With(("shape", bar.Pattern), ("fillmode", "overlay"), ("fgcolor", "rgba(255,255,255,0.7)"), ("size", 6), ("solidity", 0.25))));
        }

        return chart;
    }

    private static GenericChart Space(SpaceTrace path)
    {
        var chart = Chart.Scatter3D<double, double, double, string>(
            path.X,
            path.Y,
            path.Z,
            Styles.Mode(path.Dash is not null, path.Markers, path.Texts is not null),
            Name: path.Name,
            LineColor: Styles.Colors(path.Color, path.Markers ? path.Colors : null),
            LineWidth: path.Width,
            LineDash: Styles.Dash(path.Dash ?? LineDash.Solid),
            MarkerColor: Styles.Colors(path.Color, path.Colors),
            UseDefaults: false);
        var drawn = Plotly.NET.CSharp.GenericChartExtensions.GetTraces(chart)[0];
        drawn.With(("text", path.Texts), ("textposition", path.Texts is null ? null : "top center"));
        if (path.Markers) ((Plotly.NET.TraceObjects.Marker)drawn.GetPropertyValue("marker")).With(("size", 5));
        else drawn.RemoveProperty("marker");
        if (path.Hover.Length == 0) drawn.With(("hoverinfo", "skip"));
        return chart;
    }

    private static GenericChart Polar(PolarTrace polar)
    {
        var chart = Chart.ScatterPolar<double, double, string>(
            polar.Radius,
            polar.Degrees,
            Styles.Mode(polar.Dash is not null, polar.Marker != MarkerShape.None, polar.Texts is not null),
            Name: polar.Name,
            LineColor: Color.fromString(polar.Color),
            LineWidth: polar.Width,
            LineDash: Styles.Dash(polar.Dash ?? LineDash.Solid),
            MarkerColor: Styles.Colors(polar.Color, polar.Colors),
            UseDefaults: false);
        var drawn = Plotly.NET.CSharp.GenericChartExtensions.GetTraces(chart)[0];
        drawn.With(("text", polar.Texts), ("textposition", polar.Texts is null ? null : "top center"), ("cliponaxis", false));
        if (polar.Marker == MarkerShape.None) drawn.RemoveProperty("marker");
        else ((Plotly.NET.TraceObjects.Marker)drawn.GetPropertyValue("marker")).With(("size", 8));
        if (polar.Hover.Length == 0) drawn.With(("hoverinfo", "skip"));
        return chart;
    }
}
