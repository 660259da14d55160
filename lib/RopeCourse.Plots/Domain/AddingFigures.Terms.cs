using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

public static partial class AddingFigures
{
    private static readonly string[] TermNames = ["content–content", "content–position", "position–content", "position–position"];

    // Four whole names do not fit over the maps on a telephone.
    private static readonly string[] ShortTermNames = ["x M xᵀ", "x M pᵀ", "p M xᵀ", "p M pᵀ"];

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
        var range = terms.Max(term => term.Enumerate().Max(Math.Abs));
        HeatOptions options = new() { Scale = HeatScale.Diverging, ValueName = "score", ShowValues = tokens.Length <= 8, Decimals = 1, NumberSize = 9, Min = -range, Max = range };
        return Charts.Grid(
            new(string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(TermNames[most][0])}{TermNames[most][1..]} is the largest of the four terms: {sizes[most]:0.00}"),
                $"Four heat maps over the same {tokens.Length} tokens with one scale of colours, one a term of the score. Typical sizes: {numbers}.",
                "part of the score of the query token (row) on the key token (column); x: content, p: position")
            { Height = 460 },
            2,
            [.. ShortTermNames.Zip(terms, (name, term) => Map(name, new("key token n"), new("query token m"), options, labels, term))]);
    }

    /// <summary>Draws each term's share of what the softmax sees for words of different lengths, with a slider over the factor on the words.</summary>
    /// <param name="factors">What the words are multiplied by before the code is added, at least 2.</param>
    /// <param name="spreads">How much each term spreads along a row, [factors, 4]: content–content, content–position, position–content, position–position.</param>
    /// <param name="first">The index of the factor shown first.</param>
    /// <returns>Live bars.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or a spread is not above 0.</exception>
    public static Figure TermShares(double[] factors, Matrix<double> spreads, int first = 0)
    {
        Require.Finite(factors, nameof(factors));
        Require.Finite(spreads, nameof(spreads));
        Require.SameLength(spreads.RowCount, factors.Length, $"a column of {nameof(spreads)}", nameof(factors));
        Require.SameLength(spreads.ColumnCount, 4, $"a row of {nameof(spreads)}", "the product of two sums");
        if (spreads.Enumerate().Min() <= 0) throw new ArgumentException($"spreads holds {Require.Text(spreads.Enumerate().Min())}; a spread must be above 0", nameof(spreads));
        return Charts.Slider(
            "factor on the words",
            [.. factors.Select((factor, row) => (Numbers.Short(factor), Shares(factor, [.. spreads.Row(row)])))],
            new() { First = first });
    }

    private static Figure Shares(double factor, double[] spreads)
    {
        double[] shares = [.. spreads.Select(spread => 100 * spread / spreads.Sum())];
        var most = Array.IndexOf(shares, shares.Max());
        return Charts.Bars(
            new($"Words times {Numbers.Short(factor)}: {TermNames[most]} spreads most, {shares[most].ToString("0", CultureInfo.InvariantCulture)} % of the four",
                "Four bars, one for each term of the score, and a slider over the factor on the words. With short words most of the spread comes from position–position, with long ones from content–content.",
                "spread of each term along a row, as a share of the four together")
            { Height = 340 },
            new("term"),
            new("share", "%") { Min = 0, Max = 100 },
            // Over two lines the names stand upright on a telephone too.
            [.. TermNames.Select(name => name.Replace("–", "–<br>", StringComparison.Ordinal))],
            new BarSeries("share", shares)
            {
                Color = SumColor,
                Labels = [.. shares.Select(share => share.ToString(share < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %")],
                HoverTexts = [.. TermNames.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{name}: spread {spreads[i]:0.###}, {shares[i]:0.#} % of the four"))],
            });
    }

    private static double Size(Matrix<double> term) => Math.Sqrt(term.Enumerate().Average(value => value * value));
}
