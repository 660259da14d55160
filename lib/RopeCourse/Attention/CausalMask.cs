using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Hides the future: the query at position <c>m</c> sees the key at position <c>n</c> if <c>n ≤ m</c>.</summary>
/// <remarks>
/// Vaswani et al. 2017, section 3.2.3. When there are more keys than queries, as with a key-value cache, the queries are the
/// last tokens: query <c>i</c> stands at position <c>keys − queries + i</c>.
/// </remarks>
public static class CausalMask
{
    /// <summary>Says whether a query may look at a key: <c>keyPosition ≤ queryPosition</c>.</summary>
    /// <param name="queryPosition">The position <c>m</c> of the query; at least 0.</param>
    /// <param name="keyPosition">The position <c>n</c> of the key; at least 0.</param>
    /// <returns>True for the past and the token itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position is negative.</exception>
    public static bool Allows(int queryPosition, int keyPosition) =>
        Rule.AtLeast(0, keyPosition) <= Rule.AtLeast(0, queryPosition);

    /// <summary>Builds the mask that is added to the scores: 0 where the key is visible, −∞ where it is hidden.</summary>
    /// <param name="tokens">Number of queries and of keys; at least 1.</param>
    /// <returns><c>[tokens, tokens]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tokens"/> is below 1.</exception>
    public static Matrix<double> Matrix(int tokens) => Matrix(Rule.AtLeast(1, tokens), tokens);

    /// <summary>Builds the mask for queries that are the last of the tokens.</summary>
    /// <param name="queries">Number of queries; at least 1.</param>
    /// <param name="keys">Number of keys; at least <paramref name="queries"/>.</param>
    /// <returns><c>[queries, keys]</c> of 0 and −∞.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static Matrix<double> Matrix(int queries, int keys)
    {
        Rule.AtLeast(1, queries);
        Rule.AtLeast(queries, keys);
        return Matrix<double>.Build.Dense(queries, keys, (query, key) =>
            Allows(keys - queries + query, key) ? 0 : double.NegativeInfinity);
    }
}
