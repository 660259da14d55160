using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Runs causal attention in several heads at once: <c>y = [head_0 … head_(h−1)]·W_Oᵀ</c>, <c>head_h = softmax(RoPE(Q_h)·RoPE(K_g)ᵀ/√d)·V_g</c>.</summary>
/// <remarks>
/// Vaswani et al. 2017, section 3.2.2, without biases, as in Meta's Llama code. Query head <c>h</c> reads key head <c>g = h / (heads/keyHeads)</c>, rounded down:
/// as many key heads as heads is multi-head attention, fewer is grouped-query, one is multi-query attention.
/// Queries and keys are rotated, because their product makes the score depend on <c>n − m</c>; values are not, because no product would take the rotation out again.
/// </remarks>
public sealed class MultiHeadAttention
{
    private readonly AttentionProjections _projections;
    private readonly RotaryEmbedding? _rotary;

    /// <summary>Chooses the weights and how heads share them.</summary>
    /// <param name="projections">The four matrices; the widths follow from their shapes.</param>
    /// <param name="heads">Number of query heads; at least 1.</param>
    /// <param name="keyHeads">Number of key heads; at least 1, a divisor of <paramref name="heads"/>.</param>
    /// <param name="rotary">The rotation of queries and keys, of one head's coordinates. None when left out: the order is then known from the mask alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="projections"/> or one of its matrices is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of heads breaks its rule.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit together, or a weight is not finite.</exception>
    public MultiHeadAttention(AttentionProjections projections, int heads, int keyHeads, RotaryEmbedding? rotary = null)
    {
        ArgumentNullException.ThrowIfNull(projections);
        Heads = Rule.AtLeast(1, heads);
        KeyHeads = Rule.KeyHeads(heads, keyHeads);
        HeadDim = Rule.RowsPerHead(heads, projections.Query);
        ValueDim = Rule.RowsPerHead(keyHeads, projections.Value);
        ModelDim = projections.Query.ColumnCount;
        Rule.Shape(heads * HeadDim, ModelDim, projections.Query);
        Rule.Shape(keyHeads * HeadDim, ModelDim, projections.Key);
        Rule.Shape(keyHeads * ValueDim, ModelDim, projections.Value);
        Rule.Shape(ModelDim, heads * ValueDim, projections.Output);
        if (rotary is not null)
            Rule.HeadDim(HeadDim, rotary);
        _projections = projections;
        _rotary = rotary;
    }

    /// <summary>Gets the number of coordinates of a token.</summary>
    public int ModelDim { get; }

    /// <summary>Gets the number of query heads.</summary>
    public int Heads { get; }

    /// <summary>Gets the number of key heads.</summary>
    public int KeyHeads { get; }

    /// <summary>Gets the number of coordinates of a query and a key.</summary>
    public int HeadDim { get; }

    /// <summary>Gets the number of coordinates of a value.</summary>
    public int ValueDim { get; }

    /// <summary>Makes an empty cache of this shape.</summary>
    /// <returns>A cache for one text.</returns>
    public KeyValueCache NewCache() => new(KeyHeads, HeadDim, ValueDim);

    /// <summary>Runs the next tokens of a text whose earlier tokens are in the cache, and adds them to it.</summary>
    /// <param name="x"><c>[tokens, ModelDim]</c>, finite numbers; at least one token.</param>
    /// <param name="cache">The keys and values of the tokens before; of this shape.</param>
    /// <param name="startPosition">The position of the first row, at least 0. The cache's length when left out, which is right unless tokens were dropped from it.</param>
    /// <returns><c>[tokens, ModelDim]</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> or <paramref name="cache"/> has another shape, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startPosition"/> is negative.</exception>
    public Matrix<double> Forward(Matrix<double> x, KeyValueCache cache, int? startPosition = null) =>
        Project(Attend(x, cache, startPosition));

    /// <summary>Runs a whole text in one pass, without a cache.</summary>
    /// <param name="x"><c>[tokens, ModelDim]</c>, finite numbers; at least one token.</param>
    /// <param name="positions"><c>[tokens]</c>, the position of each row; any integers. 0, 1, 2, … when left out. They turn the rows; what a row sees follows its place.</param>
    /// <param name="padding">Number of first rows that only fill the text up on the left: no other row sees them. From 0 to <c>tokens − 1</c>.</param>
    /// <returns><c>[tokens, ModelDim]</c>. The rows of the padding mean nothing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> has another shape or a number that is not finite, or <paramref name="positions"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="padding"/> leaves no token.</exception>
    public Matrix<double> Forward(Matrix<double> x, int[]? positions = null, int padding = 0)
    {
        Rule.Tokens(ModelDim, x);
        positions ??= [.. Enumerable.Range(0, x.RowCount)];
        Rule.Length(x.RowCount, positions.Length, nameof(positions));
        Rule.Between(0, x.RowCount - 1, padding);
        // Padding still sees itself, so that no row is left without a key.
        Matrix<double> hidden = Matrix<double>.Build.Dense(x.RowCount, x.RowCount, (m, n) =>
            n < padding && m >= padding ? double.NegativeInfinity : 0);
        return Project(Attend(x, NewCache(), rows => _rotary?.Rotate(rows, positions) ?? rows, hidden));
    }

    /// <summary>Runs the next tokens up to what each head gives, to look at the scores and weights.</summary>
    /// <param name="x"><c>[tokens, ModelDim]</c>, finite numbers; at least one token.</param>
    /// <param name="cache">The keys and values of the tokens before; of this shape. The new tokens are added to it.</param>
    /// <param name="startPosition">The position of the first row, at least 0. The cache's length when left out.</param>
    /// <returns><c>[Heads]</c>: scores and weights <c>[tokens, cached tokens]</c>, output <c>[tokens, ValueDim]</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> or <paramref name="cache"/> has another shape, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startPosition"/> is negative.</exception>
    public AttentionResult[] Attend(Matrix<double> x, KeyValueCache cache, int? startPosition = null)
    {
        Rule.Tokens(ModelDim, x);
        Rule.CacheShape(KeyHeads, HeadDim, ValueDim, cache);
        int start = Rule.AtLeast(0, startPosition ?? cache.Length, nameof(startPosition));
        return Attend(x, cache, rows => _rotary?.Rotate(rows, start) ?? rows, bias: null);
    }

    private AttentionResult[] Attend(Matrix<double> x, KeyValueCache cache, Func<Matrix<double>, Matrix<double>> rotate, Matrix<double>? bias)
    {
        Matrix<double> queries = x * _projections.Query.Transpose();
        Matrix<double> keys = x * _projections.Key.Transpose();
        Matrix<double> values = x * _projections.Value.Transpose();
        cache.Append(HeadColumns.Join(Enumerable.Range(0, KeyHeads).Select(g => rotate(HeadColumns.Of(keys, g, HeadDim)))), values);
        return [.. Enumerable.Range(0, Heads).Select(h => ScaledDotProductAttention.Compute(
            rotate(HeadColumns.Of(queries, h, HeadDim)),
            cache.Keys(h / (Heads / KeyHeads)),
            cache.Values(h / (Heads / KeyHeads)),
            causal: true, bias: bias))];
    }

    private Matrix<double> Project(AttentionResult[] heads) =>
        HeadColumns.Join(heads.Select(head => head.Output)) * _projections.Output.Transpose();
}
