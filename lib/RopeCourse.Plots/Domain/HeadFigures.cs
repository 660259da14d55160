using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

/// <summary>Draws what attention heads do that are built by hand: who gets how much, and how that changes.</summary>
public static partial class HeadFigures
{
    /// <summary>Draws the weights of a head that looks one token back, with a slider over its sharpness.</summary>
    /// <param name="tokens">The tokens in order, at least 2.</param>
    /// <param name="sharpness">The states of the slider: the score of a perfect match.</param>
    /// <param name="weights">Makes the weights for a sharpness, [tokens, tokens], each row summing to 1.</param>
    /// <param name="first">The index of the state shown first.</param>
    /// <returns>A live heat map; its title says the smallest share of a previous token.</returns>
    /// <exception cref="ArgumentException">The weights are not a square over the tokens.</exception>
    public static Figure PreviousToken(string[] tokens, double[] sharpness, Func<double, Matrix<double>> weights, int first = 0)
    {
        string[] words = Words(tokens);
        ArgumentNullException.ThrowIfNull(weights);
        Require.Any(sharpness, nameof(sharpness));
        var states = sharpness.Select(sharp =>
        {
            Matrix<double> map = Square(weights(sharp), words.Length, nameof(weights));
            double least = Enumerable.Range(1, words.Length - 1).Min(m => map[m, m - 1]);
            return (Numbers.Short(sharp), Charts.HeatMaps(
                new($"Sharpness {Numbers.Short(sharp)}: each previous token gets at least {Share(least)}",
                    $"A heat map of attention weights between {words.Length} tokens, a row for each asking token, with a slider over the sharpness. The sharper the head, the more of each row stands one step left of the diagonal.",
                    "attention weight of the query token (row) on the key token (column); each row sums to 1")
                { Height = 400 },
                new("key token n"),
                new("query token m"),
                Colors with { Decimals = 3 },
                new HeatPanel("", map) { RowLabels = words, ColumnLabels = words }));
        }).ToList();
        return Charts.Slider("sharpness", states, new() { First = first, Play = true });
    }

    /// <summary>Draws two heads beside each other, with a slider over the pairs that carry them.</summary>
    /// <param name="tokens">The tokens in order, at least 2; one of them twice.</param>
    /// <param name="firstPairs">The states of the slider: the first pair of the block that carries a head.</param>
    /// <param name="previousToken">Makes the weights of a head that looks one token back, [tokens, tokens].</param>
    /// <param name="sameWord">Makes the weights of a head that looks for its own word, [tokens, tokens].</param>
    /// <returns>Two live heat maps; the title says what the previous token and the other copy of the repeated token get.</returns>
    /// <exception cref="ArgumentException">No token occurs twice, or the weights are not a square over the tokens.</exception>
    public static Figure Blocks(string[] tokens, int[] firstPairs, Func<int, Matrix<double>> previousToken, Func<int, Matrix<double>> sameWord)
    {
        string[] words = Words(tokens);
        ArgumentNullException.ThrowIfNull(previousToken);
        ArgumentNullException.ThrowIfNull(sameWord);
        Require.Any(firstPairs, nameof(firstPairs));
        int again = Array.FindLastIndex(words, word => words.Count(other => other == word) > 1);
        if (again < 0) throw new ArgumentException($"tokens is “{string.Join(' ', words)}”; one token must occur twice", nameof(tokens));
        int before = Array.IndexOf(words, words[again]);
        var states = firstPairs.Select(pair =>
        {
            Matrix<double> left = Square(previousToken(pair), words.Length, nameof(previousToken));
            Matrix<double> right = Square(sameWord(pair), words.Length, nameof(sameWord));
            string title = $"From pair {Require.Text(pair)} on: {Short(left[again, again - 1])} on the previous token, {Short(right[again, before])} on the other “{words[again]}”";
            Figure maps = Charts.HeatMaps(
                new(title,
                    $"Two heat maps of attention weights between {words.Length} tokens, with a slider over the pairs that carry both heads. On fast pairs the left head finds the previous token and the right head misses the other “{words[again]}”; on slow pairs it is the other way round.",
                    "weight of the query token (row) on the key token (column)")
                { Height = 440 },
                new("key token n"),
                new("query token m"),
                Colors with { ShowValues = false },  // Two maps share a phone; the title says the weights that matter.
                new HeatPanel("one back", left) { RowLabels = words, ColumnLabels = words },
                new HeatPanel("same word", right) { RowLabels = words, ColumnLabels = words });
            // Words this short need less room below the maps than the longest that a heat map is made for.
            return (Require.Text(pair), new Figure(maps.Text, maps.Chart with { MarginBottom = 140 }));
        }).ToList();
        return Charts.Slider("first pair of the block", states, new() { Play = true });
    }

    private static HeatOptions Colors => new() { ValueName = "weight", ShowValues = true, Min = 0, Max = 1 };

    private static string[] Words(string[] tokens)
    {
        Require.Any(tokens, nameof(tokens));
        Require.Between(tokens.Length, 2, 8, "tokens.Length");
        return [.. tokens.Select(token => token.Trim())];
    }

    private static Matrix<double> Square(Matrix<double> weights, int tokens, string name)
    {
        ArgumentNullException.ThrowIfNull(weights, name);
        return weights.RowCount == tokens && weights.ColumnCount == tokens
            ? weights
            : throw new ArgumentException($"{name} gives {Require.Text(weights.RowCount)} × {Require.Text(weights.ColumnCount)} weights for {Require.Text(tokens)} tokens; it must give a row and a column for each", name);
    }

    private static string Short(double weight) => weight.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Share(double weight) => weight.ToString("0.000", CultureInfo.InvariantCulture);
}
