using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Runs causal attention whose keys and values are made from one small latent vector a token: <c>k_h = [W^UK_h·c^KV; k^R]</c>, <c>v_h = W^UV_h·c^KV</c>.</summary>
/// <remarks>
/// DeepSeek-V2 report, sections 2.1.2 and 2.1.3 and appendix C (equations 9 to 19 and 37 to 47); DeepSeek-V3, <c>inference/model.py</c>, class MLA. A head's query and key
/// have two parts: <c>NopeDim</c> coordinates without a position, and <c>RopeDim</c> that are rotated. The rotated query is one a head; the rotated key <c>k^R</c> is made from
/// the token and is the same for all heads. Both parts together are scaled once, by <c>1/√(NopeDim + RopeDim)</c>. Compressed vectors go through an
/// RMSNorm of <c>ε = 0.000001</c>; the latent is cached after it. The papers' column <c>W·h</c> is the row <c>x·Wᵀ</c> here.
/// </remarks>
public sealed partial class MultiHeadLatentAttention
{
    private readonly LatentAttentionWeights _weights;
    private readonly RotaryEmbedding _rotary;

    /// <summary>Chooses sizes, weights and the rotation of the decoupled part.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="weights">The matrices, of these sizes.</param>
    /// <param name="rotary">The rotation, of <c>RopeDim</c> coordinates; DeepSeek's pairs are interleaved.</param>
    /// <param name="softmaxScaleMultiplier">A factor of the softmax scale; finite, above 0. With YaRN, DeepSeek puts the square of mscale here and leaves cos and sin alone,
    /// because the part of the score without a position must be scaled too.</param>
    /// <exception cref="ArgumentNullException">An argument or a matrix that is needed is null.</exception>
    /// <exception cref="ArgumentException">A matrix or the rotation has another size, or a weight is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="softmaxScaleMultiplier"/> is not a finite number above 0.</exception>
    public MultiHeadLatentAttention(
        LatentAttentionShape shape, LatentAttentionWeights weights, RotaryEmbedding rotary, double softmaxScaleMultiplier = 1)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(rotary);
        LatentAttentionWeights.Check(shape, weights);
        Rule.HeadDim(shape.RopeDim, rotary);
        Shape = shape;
        _weights = weights;
        _rotary = rotary;
        SoftmaxScale = Rule.Positive(softmaxScaleMultiplier) / Math.Sqrt(shape.HeadDim);
    }

    /// <summary>Gets the sizes.</summary>
    public LatentAttentionShape Shape { get; }

    /// <summary>Gets the factor of the whole score: the multiplier over <c>√(NopeDim + RopeDim)</c>.</summary>
    /// <remarks>Both paths use it, though absorbed scores run over <c>KvLoraRank + RopeDim</c> coordinates.</remarks>
    public double SoftmaxScale { get; }

    internal LatentAttentionWeights Weights => _weights;

    internal RotaryEmbedding Rotary => _rotary;

    /// <summary>Makes an empty cache for the naive path: keys and values of every head.</summary>
    /// <returns>A cache for one text.</returns>
    public KeyValueCache NewKeyValueCache() => new(Shape.Heads, Shape.HeadDim, Shape.ValueDim);

    /// <summary>Runs the next tokens and caches whole keys and values: attention as it is trained.</summary>
    /// <param name="x"><c>[tokens, ModelDim]</c>, the paper's <c>h</c>, finite numbers; at least one token.</param>
    /// <param name="cache">The keys and values of the tokens before; the new tokens are added.</param>
    /// <param name="startPosition">The position of the first row, at least 0. The cache's length when left out, which is right unless tokens were dropped from it.</param>
    /// <returns><c>[tokens, ModelDim]</c>, the paper's <c>u</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> or <paramref name="cache"/> has another shape, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startPosition"/> is negative.</exception>
    public Matrix<double> ForwardNaive(Matrix<double> x, KeyValueCache cache, int? startPosition = null) =>
        Project(AttendNaive(x, cache, startPosition));

    /// <summary>Runs the naive path up to what each head gives, to look at the scores and weights.</summary>
    /// <param name="x"><c>[tokens, ModelDim]</c>, finite numbers; at least one token.</param>
    /// <param name="cache">The keys and values of the tokens before; the new tokens are added.</param>
    /// <param name="startPosition">The position of the first row, at least 0. The cache's length when left out.</param>
    /// <returns><c>[Heads]</c>: scores and weights <c>[tokens, cached tokens]</c>, output <c>[tokens, ValueDim]</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> or <paramref name="cache"/> has another shape, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startPosition"/> is negative.</exception>
    public AttentionResult[] AttendNaive(Matrix<double> x, KeyValueCache cache, int? startPosition = null)
    {
        Rule.Tokens(Shape.ModelDim, x);
        Rule.CacheShape(Shape.Heads, Shape.HeadDim, Shape.ValueDim, cache);
        int start = Rule.AtLeast(0, startPosition ?? cache.Length, nameof(startPosition));
        Matrix<double> latent = Latent(x);
        Matrix<double> rotaryKey = RotaryKey(x, start);
        cache.Append(
            HeadColumns.Join(EachHead(head => (latent * KeyUp(head).Transpose()).Append(rotaryKey))),
            latent * _weights.ValueUp.Transpose());
        Matrix<double> source = QuerySource(x);
        return [.. EachHead(head => ScaledDotProductAttention.Compute(
            Query(source, head).Append(RotaryQuery(source, head, start)),
            cache.Keys(head), cache.Values(head), causal: true, SoftmaxScale))];
    }

    /// <summary><c>c^Q</c>, equation 12, after its norm; the token itself where queries are not compressed.</summary>
    private Matrix<double> QuerySource(Matrix<double> x) => Shape.QLoraRank == 0 ? x
        : RmsNorm.Compute(x * _weights.QueryDown!.Transpose(), _weights.QueryNorm!);

    /// <summary><c>q^C</c> of one head, equation 13.</summary>
    private Matrix<double> Query(Matrix<double> source, int head) => source * QueryUp(head).Transpose();

    /// <summary><c>q^R</c> of one head, equation 14.</summary>
    private Matrix<double> RotaryQuery(Matrix<double> source, int head, int start) =>
        _rotary.Rotate(source * HeadColumns.Weights(_weights.QueryRotary, head, Shape.RopeDim).Transpose(), start);

    /// <summary><c>c^KV</c>, equation 9, after its norm.</summary>
    private Matrix<double> Latent(Matrix<double> x) => RmsNorm.Compute(x * _weights.LatentDown.Transpose(), _weights.LatentNorm);

    /// <summary><c>k^R</c>, equation 15.</summary>
    private Matrix<double> RotaryKey(Matrix<double> x, int start) => _rotary.Rotate(x * _weights.KeyRotary.Transpose(), start);

    private Matrix<double> QueryUp(int head) => HeadColumns.Weights(_weights.QueryUp, head, Shape.NopeDim);

    private Matrix<double> KeyUp(int head) => HeadColumns.Weights(_weights.KeyUp, head, Shape.NopeDim);

    private Matrix<double> ValueUp(int head) => HeadColumns.Weights(_weights.ValueUp, head, Shape.ValueDim);

    /// <summary><c>u</c>, equation 19.</summary>
    private Matrix<double> Project(AttentionResult[] heads) =>
        HeadColumns.Join(heads.Select(head => head.Output)) * _weights.Output.Transpose();

    private IEnumerable<T> EachHead<T>(Func<int, T> make) => Enumerable.Range(0, Shape.Heads).Select(make);
}
