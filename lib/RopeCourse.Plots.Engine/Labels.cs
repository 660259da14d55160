using System.Globalization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace RopeCourse.Plots.Engine;

/// <summary>Draws words and arrowheads.</summary>
internal static class Labels
{
    internal static Annotation Draw(LabelSpec label)
    {
        var id = label.Panel == 0 ? "" : (label.Panel + 1).ToString(CultureInfo.InvariantCulture);
        var drawn = new Annotation().With(
            ("x", label.X),
            ("y", label.Y),
            ("xref", "x" + id),
            ("yref", "y" + id),
            ("text", label.Text),
            ("showarrow", label.ArrowFrom is not null));
        if (label.ArrowFrom is { } from)
        {
            return drawn.With(
                ("ax", from.X), ("ay", from.Y), ("axref", "x" + id), ("ayref", "y" + id),
                ("arrowhead", 2), ("arrowsize", 1.1), ("arrowwidth", 2.6), ("arrowcolor", label.Color));
        }

        return drawn.With(
            ("xanchor", label.XAnchor),
            ("yanchor", label.YAnchor),
            ("xshift", label.XShift),
            ("yshift", label.YShift),
            ("align", "left"),
            ("font", label.Color is null && label.Size == 12 ? null : new Font().With(("size", label.Size), ("color", label.Color))));
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
}
