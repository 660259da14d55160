using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Holds the weights of multi-head attention, each <c>[out, in]</c> and used as <c>y = x·Wᵀ</c>.</summary>
/// <remarks>
/// Vaswani et al. 2017, section 3.2.2: the heads' matrices stand one below the other, head after head. Grouped and multi-query attention
/// (Ainslie et al. 2023; Shazeer 2019) have fewer heads of keys and values than of queries.
/// </remarks>
public sealed record AttentionProjections
{
    /// <summary>Gets <c>W_Q</c>, <c>[heads·headDim, modelDim]</c>.</summary>
    public required Matrix<double> Query { get; init; }

    /// <summary>Gets <c>W_K</c>, <c>[keyHeads·headDim, modelDim]</c>.</summary>
    public required Matrix<double> Key { get; init; }

    /// <summary>Gets <c>W_V</c>, <c>[keyHeads·valueDim, modelDim]</c>.</summary>
    public required Matrix<double> Value { get; init; }

    /// <summary>Gets <c>W_O</c>, <c>[modelDim, heads·valueDim]</c>.</summary>
    public required Matrix<double> Output { get; init; }

    /// <summary>Draws weights of variance <c>1/in</c>, to try things with.</summary>
    /// <param name="modelDim">Number of coordinates of a token; at least 1.</param>
    /// <param name="heads">Number of query heads; at least 1.</param>
    /// <param name="keyHeads">Number of key heads; at least 1, a divisor of <paramref name="heads"/>.</param>
    /// <param name="headDim">Number of coordinates of a query, key or value; at least 1.</param>
    /// <param name="seed">Where the random numbers start; the same seed gives the same weights.</param>
    /// <returns>Weights drawn evenly from <c>±√(3/in)</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static AttentionProjections Random(int modelDim, int heads, int keyHeads, int headDim, int seed)
    {
        Rule.AtLeast(1, modelDim);
        Rule.AtLeast(1, heads);
        Rule.KeyHeads(heads, keyHeads);
        Rule.AtLeast(1, headDim);
        var random = new RandomWeights(seed);
        return new AttentionProjections
        {
            Query = random.Next(heads * headDim, modelDim),
            Key = random.Next(keyHeads * headDim, modelDim),
            Value = random.Next(keyHeads * headDim, modelDim),
            Output = random.Next(modelDim, heads * headDim),
        };
    }
}
