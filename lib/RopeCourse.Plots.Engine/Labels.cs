using System.Globalization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace RopeCourse.Plots.Engine;

/// <summary>Draws words and arrowheads.</summary>
internal static class Labels
{
    internal static Annotation Draw(LabelSpec label, PanelSpec panel)
    {
        var id = label.Panel == 0 ? "" : (label.Panel + 1).ToString(CultureInfo.InvariantCulture);
        var drawn = new Annotation().With(
            ("x", Place(panel.X, label.X)),
            ("y", Place(panel.Y, label.Y)),
            ("xref", "x" + id),
            ("yref", "y" + id),
            ("text", label.Text),
            ("showarrow", label.ArrowFrom is not null));
        if (label.ArrowFrom is { } from)
        {
            return drawn.With(
                ("ax", Place(panel.X, from.X)), ("ay", Place(panel.Y, from.Y)), ("axref", "x" + id), ("ayref", "y" + id),
                ("arrowhead", 2), ("arrowsize", 1.1), ("arrowwidth", 2.6), ("arrowcolor", label.Color));
        }

        return drawn.With(
            ("xanchor", label.XAnchor),
            ("yanchor", label.YAnchor),
            ("xshift", label.XShift),
            ("yshift", label.YShift),
            ("align", "left"),
            ("font", label.Color is null ? null : new Font().With(("size", 12), ("color", label.Color))));
    }

    internal static Annotation? DrawTitle(PanelSpec panel) => panel.Title.Length == 0 ? null : new Annotation().With(
        ("x", (panel.Left + panel.Right) / 2),
        ("y", panel.Top),
        ("xref", "paper"),
        ("yref", "paper"),
        ("xanchor", "center"),
        ("yanchor", "bottom"),
        ("yshift", 6),
        ("showarrow", false),
        ("text", panel.Title),
        ("font", new Font().With(("size", 14))));

    /// <summary>On a logarithmic axis words are placed by exponents, unlike points.</summary>
    private static double Place(Axis axis, double value) => axis.Log ? Math.Log10(value) : value;
}
