using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Lowers the score of a key in proportion to its distance, with a slope a head: <c>score(i, j) − slope_h·(i − j)</c>.</summary>
/// <remarks>
/// Press et al. 2022, "Train Short, Test Long", section 3. Nothing is learned and no vector is touched; the bias is added to <c>QKᵀ/√d</c>
/// before the softmax, and the token embeddings carry no position. The scheme is causal: it says nothing about the future, so its matrix
/// holds 0 there, and <see cref="CausalMask"/> must be added too.
/// BLOOM adds <c>slope_h·j</c> instead, a number a key and none a query. The two differ by <c>slope_h·i</c>, which is the same for all keys
/// of a query, and softmax does not see what is added to all its scores alike: the factor <c>e^(slope_h·i)</c> cancels.
/// </remarks>
public sealed partial class AlibiBias
{
    private readonly double[] _slopes;

    /// <summary>Chooses the slopes of the heads: <c>slope_h = 2^(−8(h+1)/n)</c> for <c>n</c> heads, if <c>n</c> is a power of two.</summary>
    /// <param name="heads">Number of heads <c>n</c>; at least 1, and no power of two need be.</param>
    /// <remarks>
    /// For other counts, as in the authors' code: let <c>m</c> be the largest power of two up to <c>n</c>. The first <c>m</c> heads have the slopes
    /// of <c>m</c> heads, the rest every second of the slopes of <c>2m</c> heads, from the first on; those lie between the former. So the list does not fall throughout.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="heads"/> is below 1.</exception>
    public AlibiBias(int heads)
    {
        int power = 1 << BitOperations.Log2((uint)Rule.AtLeast(1, heads));
        _slopes = new double[heads];
        for (int head = 0; head < heads; head++)
        {
            _slopes[head] = head < power
                ? Slope(head, power)
                : Slope(2 * (head - power), 2.0 * power);
        }
    }

    /// <summary>Gets the number of heads.</summary>
    public int Heads => _slopes.Length;

    /// <summary>Gets a copy of the slopes, <c>[Heads]</c>, in score a position; all between 0 and 1.</summary>
    public double[] Slopes => [.. _slopes];

    /// <summary>Builds the bias of one head for as many queries as keys.</summary>
    /// <param name="head">The head <c>h</c>, from 0.</param>
    /// <param name="tokens">Number of queries and of keys; at least 1.</param>
    /// <returns><c>[tokens, tokens]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head, or <paramref name="tokens"/> is below 1.</exception>
    public Matrix<double> Matrix(int head, int tokens) => Matrix(head, Rule.AtLeast(1, tokens), tokens);

    /// <summary>Builds the bias of one head for queries that are the last of the tokens: <c>−slope_h·(i − j)</c> for <c>j ≤ i</c>, 0 for the future.</summary>
    /// <param name="head">The head <c>h</c>, from 0.</param>
    /// <param name="queries">Number of queries; at least 1. Query <c>q</c> stands at position <c>i = keys − queries + q</c>.</param>
    /// <param name="keys">Number of keys; at least <paramref name="queries"/>. Key <c>j</c> stands at position <c>j</c>.</param>
    /// <returns><c>[queries, keys]</c>, no number above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public Matrix<double> Matrix(int head, int queries, int keys)
    {
        double slope = _slopes[Rule.Between(0, Heads - 1, head)];
        Rule.AtLeast(1, queries);
        Rule.AtLeast(queries, keys);
        return Matrix<double>.Build.Dense(queries, keys, (query, j) =>
        {
            int i = keys - queries + query;
            // Written with j − i, so that distance 0 gives 0 and not −0.
            return j <= i ? slope * (j - i) : 0;
        });
    }

    /// <summary>Lists the bias in the form that is the same for all queries: <c>slope_h·j</c>. After the causal mask it gives the same weights as <see cref="Matrix(int, int, int)"/>.</summary>
    /// <param name="head">The head <c>h</c>, from 0.</param>
    /// <param name="keys">Number of keys; at least 1.</param>
    /// <returns><c>[keys]</c>, rising from 0; to be added to every row of scores.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head, or <paramref name="keys"/> is below 1.</exception>
    public double[] RowConstant(int head, int keys)
    {
        double slope = _slopes[Rule.Between(0, Heads - 1, head)];
        var bias = new double[Rule.AtLeast(1, keys)];
        for (int j = 0; j < keys; j++)
            bias[j] = slope * j;
        return bias;
    }

    private static double Slope(int head, double heads) => Math.Pow(2, -8.0 * (head + 1) / heads);
}
