using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <content>The path that caches latents, and the matrix that makes it possible.</content>
public sealed partial class MultiHeadLatentAttention
{
    /// <summary>Makes an empty cache for the absorbed path: one latent and one rotated key for all heads.</summary>
    /// <returns>A cache for one text.</returns>
    public LatentCache NewLatentCache() => new(Shape.KvLoraRank, Shape.RopeDim);

    /// <summary>Runs the next tokens and caches latents alone: attention as it is served. Gives what <see cref="ForwardNaive"/> gives.</summary>
    /// <param name="x"><c>[tokens, ModelDim]</c>, the paper's <c>h</c>, finite numbers; at least one token.</param>
    /// <param name="cache">The latents and rotated keys of the tokens before; the new tokens are added.</param>
    /// <param name="startPosition">The position of the first row, at least 0. The cache's length when left out.</param>
    /// <returns><c>[tokens, ModelDim]</c>, the paper's <c>u</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> or <paramref name="cache"/> has another shape, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startPosition"/> is negative.</exception>
    /// <remarks>
    /// <c>(W^UQ·c^Q)ᵀ(W^UK·c^KV) = (W^UKᵀ·W^UQ·c^Q)ᵀ·c^KV</c>: the key's matrix moves into the query, and no key is ever made. The query is
    /// multiplied by one matrix after the other; at DeepSeek-V3's sizes their product (<see cref="AbsorbedMatrix"/>) would have three times
    /// as many numbers as the two of them. In the same way <c>W^UV</c> is applied to the mixed latents, not to each of them.
    /// </remarks>
    public Matrix<double> ForwardAbsorbed(Matrix<double> x, LatentCache cache, int? startPosition = null) =>
        Project(AttendAbsorbed(x, cache, startPosition));

    /// <summary>Runs the absorbed path up to what each head gives, to look at the scores and weights.</summary>
    /// <param name="x"><c>[tokens, ModelDim]</c>, finite numbers; at least one token.</param>
    /// <param name="cache">The latents and rotated keys of the tokens before; the new tokens are added.</param>
    /// <param name="startPosition">The position of the first row, at least 0. The cache's length when left out.</param>
    /// <returns><c>[Heads]</c>: scores and weights <c>[tokens, cached tokens]</c>, output <c>[tokens, ValueDim]</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> or <paramref name="cache"/> has another shape, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startPosition"/> is negative.</exception>
    public AttentionResult[] AttendAbsorbed(Matrix<double> x, LatentCache cache, int? startPosition = null)
    {
        Rule.Tokens(Shape.ModelDim, x);
        Rule.CacheShape(Shape.KvLoraRank, Shape.RopeDim, cache);
        int start = Rule.AtLeast(0, startPosition ?? cache.Length, nameof(startPosition));
        cache.Append(Latent(x), RotaryKey(x, start));
        // All heads share these keys and values, as in multi-query attention.
        Matrix<double> latents = cache.Latents;
        Matrix<double> keys = latents.Append(cache.RotaryKeys);
        Matrix<double> source = QuerySource(x);
        return [.. EachHead(head =>
        {
            Matrix<double> query = (Query(source, head) * KeyUp(head)).Append(RotaryQuery(source, head, start));
            AttentionResult result = ScaledDotProductAttention.Compute(query, keys, latents, causal: true, SoftmaxScale);
            return result with { Output = result.Output * ValueUp(head).Transpose() };
        })];
    }

    /// <summary>Multiplies the matrices between <c>c^Q</c> and <c>c^KV</c> in the score of one head: <c>W^UQ_hᵀ·W^UK_h</c>. One matrix for all pairs of positions.</summary>
    /// <param name="head">The head, from 0 to <c>Heads − 1</c>.</param>
    /// <returns><c>[QuerySourceDim, KvLoraRank]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head.</exception>
    /// <remarks>DeepSeek-V2 report, section 2.1.2. To look at, not to compute with.</remarks>
    public Matrix<double> AbsorbedMatrix(int head)
    {
        Rule.Between(0, Shape.Heads - 1, head);
        return QueryUp(head).Transpose() * KeyUp(head);
    }

    /// <summary>Builds the same matrix for queries and keys that are rotated after they are made: <c>W^UQ_hᵀ·R_(n−m)·W^UK_h</c>.</summary>
    /// <param name="head">The head, from 0 to <c>Heads − 1</c>.</param>
    /// <param name="relativePosition"><c>n − m</c>, the key's position minus the query's; any integer.</param>
    /// <param name="rotary">The rotation that would be applied to query and key; of <c>NopeDim</c> coordinates.</param>
    /// <returns><c>[QuerySourceDim, KvLoraRank]</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rotary"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="rotary"/> is for another number of coordinates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head.</exception>
    /// <remarks>DeepSeek-V2 report, section 2.1.3: it is another matrix for each <c>n − m</c>, so that none can be absorbed, and the rotary part is decoupled.</remarks>
    public Matrix<double> RotatedMiddleMatrix(int head, int relativePosition, RotaryEmbedding rotary)
    {
        Rule.Between(0, Shape.Heads - 1, head);
        ArgumentNullException.ThrowIfNull(rotary);
        Rule.HeadDim(Shape.NopeDim, rotary);
        return QueryUp(head).Transpose() * rotary.Matrix(relativePosition) * KeyUp(head);
    }
}
