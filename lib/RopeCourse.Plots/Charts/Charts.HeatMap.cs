using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

public static partial class Charts
{
    /// <summary>Draws a matrix as coloured cells: rows run down, columns to the right.</summary>
    /// <param name="text">The words of the figure.</param>
    /// <param name="x">The quantity along the columns.</param>
    /// <param name="y">The quantity along the rows.</param>
    /// <param name="values">The matrix.</param>
    /// <param name="options">The colours; null for magnitudes.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">The matrix holds NaN or infinity.</exception>
    public static Figure HeatMap(FigureText text, Axis x, Axis y, Matrix<double> values, HeatOptions? options = null) =>
        HeatMaps(text, x, y, options ?? new HeatOptions(), new HeatPanel("", values));

    /// <summary>Draws matrices side by side with one scale of colours.</summary>
    /// <param name="text">The words of the figure.</param>
    /// <param name="x">The quantity along the columns.</param>
    /// <param name="y">The quantity along the rows.</param>
    /// <param name="options">The colours, the same for all panels.</param>
    /// <param name="panels">The matrices, one to three.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">A matrix holds NaN or infinity, labels do not match it, or there are over three panels.</exception>
    public static Figure HeatMaps(FigureText text, Axis x, Axis y, HeatOptions options, params HeatPanel[] panels)
    {
        ArgumentNullException.ThrowIfNull(options);
        Require.Any(panels, nameof(panels));
        if (panels.Length > 3) throw new ArgumentException($"panels has {Require.Text(panels.Length)} matrices; at most 3 fit side by side", nameof(panels));
        Ranges.Check(x, nameof(x));
        Ranges.Check(y, nameof(y));
        var rows = panels.Select((panel, i) => Require.Finite(panel.Values, $"panels[{Require.Text(i)}].Values")).ToList();
        var (low, high) = ColorRange(options, rows);
        var named = panels.Any(panel => panel.RowLabels is not null);
        // Beside each other, named rows need both sides of the drawing, so the scale lies below.
        var below = named && panels.Length > 1;
        var titled = panels.Any(panel => panel.Title.Length > 0);
        var gap = panels.Length == 1 ? 0 : below ? 0.06 : 0.12;
        var width = (1 - (gap * (panels.Length - 1))) / panels.Length;
        var specs = panels.Select((panel, i) => new PanelSpec(
            Ranges.Count(x, panel.Values.ColumnCount, panel.ColumnLabels, "ColumnLabels"),
            Ranges.Count(y, panel.Values.RowCount, panel.RowLabels, "RowLabels"))
        {
            Title = panel.Title,
            Left = i * (width + gap),
            Right = (i * (width + gap)) + width,
            ReverseY = true,
            ShowXGrid = false,
            ShowYGrid = false,
            ShowYTitle = i == 0,
            YOnRight = below && i > 0,
        });
        var traces = panels.Select((panel, i) => new HeatTrace(panel.Title, rows[i], options.Scale)
        {
            Panel = i,
            Low = low,
            High = high,
            ShowScale = i == panels.Length - 1,
            ScaleTitle = options.ValueName,
            ScaleBelow = below,
            CellFormat = options.ShowValues ? $".{Require.Text(options.Decimals)}f" : "",
            CellSize = options.NumberSize,
            Gaps = panel.Values.RowCount <= 32 && panel.Values.ColumnCount <= 32,
            Causal = panel.Causal,
            HoverCells = HoverCells(panel, options),
            Hover = $"{x.Name} = %{{x}}, {y.Name} = %{{y}}: {options.ValueName} is %{{z:.4~g}}<extra></extra>",
        });
        var longest = Longest(panels.SelectMany(panel => panel.RowLabels ?? []));
        var under = Longest(panels.SelectMany(panel => panel.ColumnLabels ?? ["00"]));
        return new Figure(text, new ChartSpec
        {
            Panels = [.. specs],
            Traces = [.. traces],
            MarginTop = titled ? 34 : 12,
            MarginLeft = Math.Max(56, 34 + (longest * 7)),
            // The scale, the axis title, and the words, which stand upright on a narrow page.
            MarginBottom = below ? 46 + 32 + (under * 7) : panels.Any(panel => panel.ColumnLabels is not null) ? 70 : 48,
        });
    }

    private static int Longest(IEnumerable<string> labels) => labels.Select(label => label.Length).DefaultIfEmpty(0).Max();

    private static (double Low, double High) ColorRange(HeatOptions options, IReadOnlyList<double[][]> matrices)
    {
        var all = matrices.SelectMany(rows => rows).SelectMany(row => row);
        var (low, high) = options.Scale switch
        {
            HeatScale.Bits => (0, 1),
            HeatScale.Diverging => (-all.Max(Math.Abs), all.Max(Math.Abs)),
            _ => (all.Min(), all.Max()),
        };
        (low, high) = (options.Min ?? low, options.Max ?? high);
        return low < high ? (low, high) : (low, low + 1);
    }

    /// <summary>Spells each cell where rows or columns have names; numbers alone need one template for all cells.</summary>
    private static string[][]? HoverCells(HeatPanel panel, HeatOptions options)
    {
        if (panel.RowLabels is null && panel.ColumnLabels is null) return null;
        return [.. Enumerable.Range(0, panel.Values.RowCount).Select(row => Enumerable.Range(0, panel.Values.ColumnCount)
            .Select(column => string.Create(CultureInfo.InvariantCulture,
                $"row {Name(panel.RowLabels, row)}, column {Name(panel.ColumnLabels, column)}: {options.ValueName} {panel.Values[row, column]:0.####}"))
            .ToArray())];

        static string Name(string[]? labels, int index) => labels is null ? Require.Text(index) : labels[index];
    }
}
