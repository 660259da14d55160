using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <content>The stacked matrices of DeepSeek's files.</content>
public sealed partial record LatentAttentionWeights
{
    /// <summary>Takes apart the matrices that DeepSeek stores one on top of the other.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="query"><c>wq</c> or, with compressed queries, <c>wq_b</c>: <c>[Heads·(NopeDim + RopeDim), QuerySourceDim]</c>, in each head the rows of <c>W^UQ</c>, then those of <c>W^QR</c>.</param>
    /// <param name="latentAndKey"><c>wkv_a</c>: <c>[KvLoraRank + RopeDim, ModelDim]</c>, the rows of <c>W^DKV</c>, then those of <c>W^KR</c>.</param>
    /// <param name="latentNorm"><c>kv_norm</c>: <c>[KvLoraRank]</c>.</param>
    /// <param name="keyAndValue"><c>wkv_b</c>: <c>[Heads·(NopeDim + ValueDim), KvLoraRank]</c>, in each head the rows of <c>W^UK</c>, then those of <c>W^UV</c>.</param>
    /// <param name="output"><c>wo</c>: <c>[ModelDim, Heads·ValueDim]</c>.</param>
    /// <param name="queryDown"><c>wq_a</c>: <c>[QLoraRank, ModelDim]</c>; null when queries are not compressed.</param>
    /// <param name="queryNorm"><c>q_norm</c>: <c>[QLoraRank]</c>; null when queries are not compressed.</param>
    /// <returns>The weights under the names of the paper.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> or a stacked matrix is null.</exception>
    /// <exception cref="ArgumentException">A stacked matrix has another shape or a number that is not finite. The other weights are checked by <see cref="MultiHeadLatentAttention"/>.</exception>
    /// <remarks>DeepSeek-V3, <c>inference/model.py</c>, class MLA.</remarks>
    public static LatentAttentionWeights FromStacked(
        LatentAttentionShape shape,
        Matrix<double> query, Matrix<double> latentAndKey, double[] latentNorm, Matrix<double> keyAndValue, Matrix<double> output,
        Matrix<double>? queryDown = null, double[]? queryNorm = null)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Rule.Shape(shape.Heads * shape.HeadDim, shape.QuerySourceDim, query);
        Rule.Shape(shape.KvLoraRank + shape.RopeDim, shape.ModelDim, latentAndKey);
        Rule.Shape(shape.Heads * (shape.NopeDim + shape.ValueDim), shape.KvLoraRank, keyAndValue);
        return new LatentAttentionWeights
        {
            QueryDown = queryDown,
            QueryNorm = queryNorm,
            QueryUp = OfEachHead(query, shape.Heads, 0, shape.NopeDim),
            QueryRotary = OfEachHead(query, shape.Heads, shape.NopeDim, shape.RopeDim),
            LatentDown = OfEachHead(latentAndKey, heads: 1, 0, shape.KvLoraRank),
            LatentNorm = latentNorm,
            KeyRotary = OfEachHead(latentAndKey, heads: 1, shape.KvLoraRank, shape.RopeDim),
            KeyUp = OfEachHead(keyAndValue, shape.Heads, 0, shape.NopeDim),
            ValueUp = OfEachHead(keyAndValue, shape.Heads, shape.NopeDim, shape.ValueDim),
            Output = output,
        };
    }

    /// <summary>Takes some rows of each head and stacks them.</summary>
    private static Matrix<double> OfEachHead(Matrix<double> stacked, int heads, int first, int count) =>
        Matrix<double>.Build.Dense(heads * count, stacked.ColumnCount, (row, column) =>
            stacked[row / count * (stacked.RowCount / heads) + first + row % count, column]);
}
