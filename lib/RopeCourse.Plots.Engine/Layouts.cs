using System.Globalization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace RopeCourse.Plots.Engine;

/// <summary>Draws axes, margins and labels. Colours of text and grid are left open: the page decides them when it draws.</summary>
internal static class Layouts
{
    private const string Clear = "rgba(0,0,0,0)";

    private static readonly double[] BitPlaces = [0.25, 0.75];

    private static readonly string[] BitNames = ["0", "1"];

    internal static Layout Draw(ChartSpec spec)
    {
        var layout = new Layout().With(
            ("autosize", true),
            ("height", spec.Height),
            ("margin", new Margin().With(("l", spec.MarginLeft), ("r", spec.MarginRight), ("t", spec.MarginTop), ("b", spec.MarginBottom))),
            ("paper_bgcolor", Clear),
            ("plot_bgcolor", Clear),
            ("font", new Font().With(("size", 13), ("family", "system-ui, sans-serif"))),
            ("dragmode", spec.Panels[0].Kind == PanelKind.Space ? "orbit" : false),
            ("hovermode", "closest"),
            // Keeps a turned picture turned while the slider moves.
            ("uirevision", "same"),
            ("showlegend", spec.ShowLegend));
        if (spec.ShowLegend)
            layout.With(("legend", new Legend().With(("orientation", "h"), ("x", 0), ("y", 1.02), ("xanchor", "left"), ("yanchor", "bottom"), ("bgcolor", Clear))));
        if (spec.Traces.OfType<BarTrace>().Any()) layout.With(("bargap", 0.25));
        for (var i = 0; i < spec.Panels.Count; i++) AddPanel(layout, spec.Panels[i], i);
        var annotations = spec.Labels.Select(label => Labels.Draw(label, spec.Panels[label.Panel])).Concat(spec.Panels.Select(Labels.DrawTitle).OfType<Annotation>()).ToList();
        // An empty list too: a state without labels must clear those of the state before.
        if (annotations.Count > 0 || spec.Slider is not null) layout.With(("annotations", annotations));
        return layout;
    }

    internal static Config Config() => new Config().With(("responsive", true), ("displayModeBar", false), ("scrollZoom", false));

    internal static ColorBar ColorBar(HeatTrace heat) => new ColorBar().With(
        ("thickness", 12),
        ("orientation", heat.ScaleBelow ? "h" : null),
        ("x", heat.ScaleBelow ? 0.5 : null),
        // At the very bottom of the figure, however long the words under the maps are.
        ("yref", heat.ScaleBelow ? "container" : null),
        ("y", heat.ScaleBelow ? 0 : null),
        ("ypad", heat.ScaleBelow ? 4 : null),
        ("yanchor", heat.ScaleBelow ? "bottom" : null),
        ("len", heat.ScaleBelow ? 0.9 : null),
        ("nticks", heat.ScaleBelow ? 4 : null),
        ("outlinewidth", 0),
        ("title", new Title().With(("text", heat.ScaleTitle), ("side", "right"), ("font", new Font().With(("size", 12))))),
        ("tickvals", heat.Scale == HeatScale.Bits ? BitPlaces : null),
        ("ticktext", heat.Scale == HeatScale.Bits ? BitNames : null));

    private static void AddPanel(Layout layout, PanelSpec panel, int index)
    {
        var id = index == 0 ? "" : (index + 1).ToString(CultureInfo.InvariantCulture);
        switch (panel.Kind)
        {
            case PanelKind.Space:
                layout.With(("scene" + id, new Scene().With(
                    ("xaxis", SpaceAxis(panel.X, panel.ShowXGrid)), ("yaxis", SpaceAxis(panel.Y, panel.ShowXGrid)), ("zaxis", SpaceAxis(panel.Z!, panel.ShowXGrid)),
                    ("aspectmode", "cube"),
                    ("camera", new Camera().With(("eye", new CameraEye().With(("x", panel.Eye.X), ("y", panel.Eye.Y), ("z", panel.Eye.Z))), ("center", new CameraCenter().With(("x", -0.06), ("y", 0), ("z", -0.12))))))));
                break;
            case PanelKind.Polar:
                layout.With(("polar" + id, new Polar().With(
                    ("bgcolor", Clear),
                    ("radialaxis", new RadialAxis().With(("range", Range(panel.X)), ("angle", 45), ("tickangle", 45), ("nticks", 4), ("title", new Title().With(("text", panel.X.Title))))),
                    ("angularaxis", new AngularAxis().With(("dtick", 45), ("ticksuffix", "°"))))));
                break;
            default:
                var x = PlaneAxis(panel.X, panel.ShowXTitle, panel.ShowXTicks, panel.ShowXGrid).With(("domain", new[] { panel.Left, panel.Right }), ("anchor", "y" + id));
                var y = PlaneAxis(panel.Y, panel.ShowYTitle, true, panel.ShowYGrid).With(("domain", new[] { panel.Bottom, panel.Top }), ("anchor", "x" + id));
                if (panel.YOnRight) y.With(("side", "right"));
                if (panel.ReverseY) y.With(("range", Range(panel.Y).Reverse().ToArray()));
                if (panel.EqualAspect) y.With(("scaleanchor", "x" + id), ("scaleratio", 1));
                layout.With(("xaxis" + id, x), ("yaxis" + id, y));
                break;
        }
    }

    private static LinearAxis PlaneAxis(Axis axis, bool title, bool ticks, bool grid) => new LinearAxis().With(
        ("title", title ? new Title().With(("text", axis.Title), ("standoff", 8)) : null),
        ("type", axis.Log ? "log" : "linear"),
        ("range", Range(axis)),
        ("dtick", axis.Log && axis.Ticks is null ? 1 : null),
        ("exponentformat", axis.Log ? "power" : "none"),
        ("showticklabels", ticks ? null : false),
        ("tickvals", axis.Ticks),
        ("ticktext", axis.TickLabels),
        ("showgrid", grid),
        ("zeroline", grid),
        ("automargin", true),
        ("fixedrange", true));

    private static LinearAxis SpaceAxis(Axis axis, bool grid) => new LinearAxis().With(
        ("title", new Title().With(("text", axis.Title))),
        ("range", Range(axis)),
        ("tickvals", axis.Ticks),
        ("ticktext", axis.TickLabels),
        ("showbackground", false),
        ("showgrid", grid ? null : false),
        ("zeroline", false),
        ("showspikes", false));

    private static double[] Range(Axis axis) =>
        axis.Log ? [Math.Log10(axis.Min!.Value), Math.Log10(axis.Max!.Value)] : [axis.Min!.Value, axis.Max!.Value];
}
