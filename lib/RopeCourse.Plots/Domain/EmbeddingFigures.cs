using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

/// <summary>Draws word vectors.</summary>
public static class EmbeddingFigures
{
    /// <summary>Draws the length of each token's embedding beside the length of what a position adds to it.</summary>
    /// <param name="tokens">The tokens in order.</param>
    /// <param name="embeddingNorms">The norm of each token's embedding.</param>
    /// <param name="positionNorms">The norm of each position's vector.</param>
    /// <returns>Bars in two sets.</returns>
    /// <exception cref="ArgumentException">The lengths differ or a norm is not finite.</exception>
    public static Figure Norms(string[] tokens, double[] embeddingNorms, double[] positionNorms)
    {
        Require.Any(tokens, nameof(tokens));
        Require.SameLength(Require.Finite(embeddingNorms, nameof(embeddingNorms)).Length, tokens.Length, nameof(embeddingNorms), nameof(tokens));
        Require.SameLength(Require.Finite(positionNorms, nameof(positionNorms)).Length, tokens.Length, nameof(positionNorms), nameof(tokens));
        var first = Array.FindIndex([.. Enumerable.Range(0, tokens.Length)], m => positionNorms[m] > embeddingNorms[m]);
        var last = tokens.Length - 1;
        return Charts.Bars(
            new(first < 0
                    ? "At each position the token's embedding is longer than the position"
                    : $"From position {first} on the position is longer than the word: at {last}, {Numbers.Short(Math.Round(positionNorms[last] / embeddingNorms[last], 1))} times",
                $"Two bars for each of {tokens.Length} tokens. The embeddings' norms lie between {Numbers.Short(embeddingNorms.Min())} and {Numbers.Short(embeddingNorms.Max())}; the positions' norms go from {Numbers.Short(positionNorms[0])} to {Numbers.Short(positionNorms[^1])}.",
                "Euclidean norm of the token embedding and of the position that is added to it"),
            new("token at position p"),
            new("norm"),
            [.. tokens.Select((token, m) => $"{m}: {token.Trim()}")],
            new BarSeries("token embedding", embeddingNorms) { Color = CourseColors.TokenEmbedding, Labels = Short(embeddingNorms) },
            new BarSeries("position", positionNorms) { Color = CourseColors.PositionEncoding, Labels = Short(positionNorms) });
    }

    /// <summary>Draws words in the plane in which their vectors spread most (the first two principal components).</summary>
    /// <param name="words">The words, at least 3.</param>
    /// <param name="vectors">Their vectors, [words, dimensions].</param>
    /// <param name="title">The finding; null to name the two words that lie closest together.</param>
    /// <returns>Points with their words.</returns>
    /// <exception cref="ArgumentException">There are fewer than 3 words, or not one vector a word.</exception>
    public static Figure Projection(string[] words, Matrix<double> vectors, string? title = null)
    {
        Require.Any(words, nameof(words));
        if (words.Length < 3) throw new ArgumentException($"words has {words.Length} entries; a plane needs at least 3", nameof(words));
        Require.Finite(vectors, nameof(vectors));
        Require.SameLength(vectors.RowCount, words.Length, nameof(vectors), nameof(words));
        if (vectors.ColumnCount < 2) throw new ArgumentException($"vectors has {vectors.ColumnCount} columns; a plane needs at least 2", nameof(vectors));
        var (x, y, share) = Project(vectors);
        var (a, b) = Closest(x, y);
        var closest = $"In this plane “{words[a]}” and “{words[b]}” lie closest together";
        return Charts.Scatter(
            new(title ?? closest,
                $"{words.Length} words as points in a plane, each with its word beside it. {closest}.",
                $"first two principal components of {vectors.ColumnCount}-dimensional vectors; they hold {Numbers.Short(Math.Round(100 * share))} % of the spread")
            { Height = 400 },
            new("first principal component"),
            new("second principal component"),
            new PointSet("word", x, y) { Labels = words, Color = CourseColors.TokenEmbedding });
    }

    private static (double[] X, double[] Y, double Share) Project(Matrix<double> vectors)
    {
        var means = vectors.ColumnSums() / vectors.RowCount;
        var centred = Matrix<double>.Build.Dense(vectors.RowCount, vectors.ColumnCount, (row, column) => vectors[row, column] - means[column]);
        var svd = centred.Svd();
        var total = svd.S.Sum(value => value * value);
        var share = total > 0 ? ((svd.S[0] * svd.S[0]) + (svd.S[1] * svd.S[1])) / total : 1;
        return (Component(0), Component(1), share);

        // A component's sign is free; the word farthest out is put on the right or on top.
        double[] Component(int index)
        {
            var values = (svd.U.Column(index) * svd.S[index]).ToArray();
            var sign = values.MaxBy(Math.Abs) < 0 ? -1 : 1;
            return [.. values.Select(value => sign * value)];
        }
    }

    private static (int A, int B) Closest(double[] x, double[] y) =>
        Enumerable.Range(0, x.Length)
            .SelectMany(a => Enumerable.Range(a + 1, x.Length - a - 1).Select(b => (A: a, B: b)))
            .MinBy(pair => Math.Pow(x[pair.A] - x[pair.B], 2) + Math.Pow(y[pair.A] - y[pair.B], 2));

    private static string[] Short(double[] values) => [.. values.Select(value => Numbers.Short(Math.Round(value, value < 10 ? 1 : 0)))];
}
