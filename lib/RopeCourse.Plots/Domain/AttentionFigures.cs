using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

/// <summary>Draws attention weights.</summary>
public static partial class AttentionFigures
{
    /// <summary>Draws who attends to whom: a row for each asking token, a column for each token it looks at.</summary>
    /// <param name="weights">The weights, [tokens, tokens], each row summing to 1.</param>
    /// <param name="tokens">The tokens; a token may occur twice.</param>
    /// <param name="title">The finding; null to name the largest weight.</param>
    /// <returns>A heat map.</returns>
    /// <exception cref="ArgumentException">The matrix is not square over the tokens or holds NaN.</exception>
    public static Figure Weights(Matrix<double> weights, string[] tokens, string? title = null)
    {
        Check(weights, tokens, nameof(weights));
        tokens = Trimmed(tokens);
        var (row, column) = Largest(weights);
        var causal = IsCausal(weights);
        var most = $"{Name(tokens, row)} gives its largest weight, {Numbers.Short(Math.Round(weights[row, column], 3))}, to {Name(tokens, column)}";
        return Charts.HeatMaps(
            new(title ?? most,
                $"A heat map of attention weights between {tokens.Length} tokens, one row an asking token. {most}; no weight is larger.{(causal ? " The cells to the right of the diagonal are empty." : "")}",
                "attention weight of the query token (row) on the key token (column); each row sums to 1")
            { Height = 400 },
            new("key token n"),
            new("query token m"),
            Options(weights, tokens.Length),
            new HeatPanel("", weights) { RowLabels = tokens, ColumnLabels = tokens, Causal = causal });
    }

    /// <summary>Draws the weights of a sentence beside those of the same tokens in another order.</summary>
    /// <param name="weights">The weights in the first order, [tokens, tokens].</param>
    /// <param name="permutedWeights">The weights in the second order, of the same shape.</param>
    /// <param name="tokens">The tokens in the first order.</param>
    /// <param name="order">For each place of the second order, the place that its token had in the first.</param>
    /// <returns>Two heat maps with one scale; the title says whether the order mattered.</returns>
    /// <exception cref="ArgumentException">A matrix is not square over the tokens, or <paramref name="order"/> is no permutation of them.</exception>
    public static Figure Permutation(Matrix<double> weights, Matrix<double> permutedWeights, string[] tokens, int[] order)
    {
        Check(weights, tokens, nameof(weights));
        Check(permutedWeights, tokens, nameof(permutedWeights));
        ArgumentNullException.ThrowIfNull(order);
        if (!order.Order().SequenceEqual(Enumerable.Range(0, tokens.Length)))
            throw new ArgumentException($"order is [{string.Join(", ", order)}]; it must hold each of 0 to {tokens.Length - 1} once", nameof(order));
        tokens = Trimmed(tokens);
        var back = Matrix<double>.Build.Dense(tokens.Length, tokens.Length, (i, j) => weights[order[i], order[j]]);
        var difference = (back - permutedWeights).Enumerate().Max(Math.Abs);
        var same = difference < 1e-9;
        string[] moved = [.. order.Select(place => tokens[place])];
        return Charts.HeatMaps(
            new(same ? "Another order moves the weights and changes none of them" : $"Another order changes the weights, by up to {Numbers.Short(difference)}",
                $"Two heat maps of attention weights between the same {tokens.Length} tokens in two orders. {(same ? "Each weight of the left map appears in the right map, at the place of the same two tokens." : "The right map is not the left map with rows and columns moved.")}",
                $"attention weight of the query token (row) on the key token (column); largest difference after moving back: {(same ? "below 10⁻⁹" : Numbers.Short(difference))}")
            { Height = 440 },
            new("key token n"),
            new("query token m"),
            Options(weights, 100),
            new HeatPanel("as written", weights) { RowLabels = tokens, ColumnLabels = tokens },
            new HeatPanel("other order", permutedWeights) { RowLabels = moved, ColumnLabels = moved });
    }

    /// <summary>Tokens carry the space before them, which would move their words in the drawing.</summary>
    private static string[] Trimmed(string[] tokens) => [.. tokens.Select(token => token.Trim() is { Length: > 0 } word ? word : "␣")];

    private static HeatOptions Options(Matrix<double> weights, int tokens) => new()
    {
        ValueName = "weight",
        ShowValues = tokens <= 8,
        Min = 0,
        Max = Math.Max(1e-6, weights.Enumerate().Max()),
    };

    /// <summary>A mask leaves exact zeros; a softmax alone leaves none unless scores lie hundreds apart.</summary>
    private static bool IsCausal(Matrix<double> weights) =>
        weights.RowCount > 1 && weights.EnumerateIndexed().All(cell => cell.Item2 <= cell.Item1 || cell.Item3 == 0);

    private static void Check(Matrix<double> weights, string[] tokens, string name)
    {
        ArgumentNullException.ThrowIfNull(weights, name);
        Require.Any(tokens, nameof(tokens));
        if (weights.RowCount != tokens.Length || weights.ColumnCount != tokens.Length)
            throw new ArgumentException($"{name} is {weights.RowCount} × {weights.ColumnCount} and there are {tokens.Length} tokens; it must have a row and a column for each", name);
        Require.Finite(weights, name);
    }

    private static (int Row, int Column) Largest(Matrix<double> weights) => weights.EnumerateIndexed().MaxBy(cell => cell.Item3) is var (row, column, _) ? (row, column) : default;

    /// <summary>Names a token in a sentence; where the word occurs twice, with its place.</summary>
    private static string Name(string[] tokens, int index)
    {
        var word = $"“{tokens[index]}”";
        return tokens.Count(token => token == tokens[index]) > 1 ? $"{word} at {Require.Text(index)}" : word;
    }
}
