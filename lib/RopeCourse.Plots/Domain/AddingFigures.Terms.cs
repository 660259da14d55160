using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

public static partial class AddingFigures
{
    private static readonly string[] TermNames = ["content–content", "content–position", "position–content", "position–position"];

    /// <summary>Draws the four terms of <c>(x_m + p_m)·M·(x_n + p_n)ᵀ</c> as maps over the tokens, with one scale of colours.</summary>
    /// <param name="terms">The terms, each [tokens, tokens]: content–content, content–position, position–content, position–position.</param>
    /// <param name="tokens">The tokens in order, 2 to 12; a token may occur twice.</param>
    /// <returns>Four heat maps, two above two.</returns>
    /// <exception cref="ArgumentException">There are not four square matrices over the tokens, or one holds NaN.</exception>
    public static Figure FourTerms(Matrix<double>[] terms, string[] tokens)
    {
        Require.Any(terms, nameof(terms));
        Require.SameLength(terms.Length, 4, nameof(terms), "the product of two sums");
        Require.Any(tokens, nameof(tokens));
        Require.Between(tokens.Length, 2, 12, "tokens.Length");
        foreach (var term in terms)
        {
            Require.Finite(term, nameof(terms));
            Require.SameLength(term.RowCount, tokens.Length, $"a column of {nameof(terms)}", nameof(tokens));
            Require.SameLength(term.ColumnCount, tokens.Length, $"a row of {nameof(terms)}", nameof(tokens));
        }

        string[] labels = [.. tokens.Select((token, m) => $"{Require.Text(m)} {token.Trim()}")];
        double[] sizes = [.. terms.Select(Size)];
        var most = Array.IndexOf(sizes, sizes.Max());
        var numbers = string.Join(", ", TermNames.Zip(sizes, (name, size) => string.Create(CultureInfo.InvariantCulture, $"{name} {size:0.00}")));
        var text = new FigureText(
            string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(TermNames[most][0])}{TermNames[most][1..]} is the largest of the four terms: {sizes[most]:0.00}"),
            $"Four heat maps over the same {tokens.Length} tokens with one scale of colours, one a term of the score. Typical sizes: {numbers}.",
            "part of the score of the query token (row) on the key token (column)")
        { Height = 460 };
        var options = new HeatOptions { Scale = HeatScale.Diverging, ValueName = "score", ShowValues = tokens.Length <= 8, Decimals = 1, Max = terms.Max(term => term.Enumerate().Max(Math.Abs)), Min = -terms.Max(term => term.Enumerate().Max(Math.Abs)) };
        var panels = terms.Select((term, i) => Charts.HeatMaps(text, new("key token n"), new("query token m"), options, new HeatPanel(TermNames[i], term) { RowLabels = labels, ColumnLabels = labels }).Chart).ToList();
        return new Figure(text, panels[0] with
        {
            Panels = [.. panels.Select((chart, i) => Place(chart.Panels[0], i))],
            Traces = [.. panels.Select((chart, i) => chart.Traces[0] with { Panel = i }).Cast<HeatTrace>().Select(heat => heat with { ShowScale = heat.Panel == 3 })],
            MarginTop = 30,
        });
    }

    /// <summary>Draws each term's share of the score for words of different lengths, with a slider over the factor on the words.</summary>
    /// <param name="factors">What the words are multiplied by before the code is added, at least 2.</param>
    /// <param name="sizes">The typical size of each term, [factors, 4]: content–content, content–position, position–content, position–position.</param>
    /// <param name="first">The index of the factor shown first.</param>
    /// <returns>Live bars.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or a size is not above 0.</exception>
    public static Figure TermShares(double[] factors, Matrix<double> sizes, int first = 0)
    {
        Require.Finite(factors, nameof(factors));
        Require.Finite(sizes, nameof(sizes));
        Require.SameLength(sizes.RowCount, factors.Length, $"a column of {nameof(sizes)}", nameof(factors));
        Require.SameLength(sizes.ColumnCount, 4, $"a row of {nameof(sizes)}", "the product of two sums");
        if (sizes.Enumerate().Min() <= 0) throw new ArgumentException($"sizes holds {Require.Text(sizes.Enumerate().Min())}; a size must be above 0", nameof(sizes));
        return Charts.Slider(
            "factor on the words",
            [.. factors.Select((factor, row) => (Numbers.Short(factor), Shares(factor, [.. sizes.Row(row)])))],
            new() { First = first });
    }

    private static Figure Shares(double factor, double[] sizes)
    {
        double[] shares = [.. sizes.Select(size => 100 * size / sizes.Sum())];
        var most = Array.IndexOf(shares, shares.Max());
        return Charts.Bars(
            new($"Words times {Numbers.Short(factor)}: {TermNames[most]} is the largest, {shares[most].ToString("0", CultureInfo.InvariantCulture)} % of the four sizes",
                "Four bars, one for each term of the score, and a slider over the factor on the words. With short words nearly all of the score comes from position–position, with long ones from content–content.",
                "typical size of each term as a share of the four sizes together")
            { Height = 340 },
            new("term"),
            new("share", "%") { Min = 0, Max = 100 },
            TermNames,
            new BarSeries("share", shares)
            {
                Color = SumColor,
                Labels = [.. shares.Select(share => share.ToString(share < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %")],
                HoverTexts = [.. TermNames.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{name}: size {sizes[i]:0.###}, {shares[i]:0.#} % of the four"))],
            });
    }

    private static PanelSpec Place(PanelSpec panel, int index)
    {
        var (row, column) = Math.DivRem(index, 2);
        return panel with
        {
            Left = column == 0 ? 0 : 0.53,
            Right = column == 0 ? 0.47 : 1,
            Bottom = row == 0 ? 0.56 : 0,
            Top = row == 0 ? 1 : 0.44,
            ShowXTitle = row == 1,
            ShowXTicks = row == 1,
            ShowYTitle = column == 0,
            Y = column == 0 ? panel.Y : panel.Y with { Ticks = [], TickLabels = [] },
        };
    }

    private static double Size(Matrix<double> term) => Math.Sqrt(term.Enumerate().Average(value => value * value));
}
