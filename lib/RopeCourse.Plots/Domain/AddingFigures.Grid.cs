using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

public static partial class AddingFigures
{
    /// <summary>Draws square maps over the same names, two side by side, with one scale of colours at the right.</summary>
    private static Figure Grid(FigureText text, Axis x, Axis y, HeatOptions options, string[] names, params (string Title, Matrix<double> Values)[] maps)
    {
        var charts = maps.Select(map => Charts.HeatMaps(text, x, y, options, new HeatPanel(map.Title, map.Values) { RowLabels = names, ColumnLabels = names }).Chart).ToList();
        var rows = (maps.Length + 1) / 2;
        return new Figure(text, charts[0] with
        {
            Panels = [.. charts.Select((chart, i) => Place(chart.Panels[0], i, rows))],
            Traces = [.. charts.Select((chart, i) => (HeatTrace)chart.Traces[0] with { Panel = i, ShowScale = i == maps.Length - 1 })],
            MarginTop = 30,
        });
    }

    /// <summary>Gives a panel its half of a row; names stand on the left and below only, for all maps have the same.</summary>
    private static PanelSpec Place(PanelSpec panel, int index, int rows)
    {
        var (row, column) = Math.DivRem(index, 2);
        var height = rows == 1 ? 1 : 0.88 / rows;
        var bottom = (rows - 1 - row) * (1.12 / rows);
        return panel with
        {
            Left = column == 0 ? 0 : 0.53,
            Right = column == 0 ? 0.47 : 1,
            Bottom = bottom,
            Top = Math.Min(1, bottom + height),
            ShowXTitle = row == rows - 1,
            ShowXTicks = row == rows - 1,
            ShowYTitle = column == 0,
            Y = column == 0 ? panel.Y : panel.Y with { Ticks = [], TickLabels = [] },
        };
    }
}
