using System.Numerics;

namespace RopeCourse;

/// <content>The fast half: floats in a buffer of the caller, SIMD, nothing allocated.</content>
public sealed partial class AlibiBias
{
    /// <summary>Fills the bias of one head: <c>−slope_h·(i − j)</c> for <c>j ≤ i</c>, 0 for the future. <see cref="Matrix(int, int, int)"/>, rounded to float once.</summary>
    /// <param name="head">The head <c>h</c>, from 0.</param>
    /// <param name="queries">Number of queries; at least 1. Query <c>q</c> stands at position <c>i = keys − queries + q</c>.</param>
    /// <param name="keys">Number of keys; at least <paramref name="queries"/>. Key <c>j</c> stands at position <c>j</c>.</param>
    /// <param name="destination"><c>[queries × keys]</c>, row after row.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number breaks its rule.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void Fill(int head, int queries, int keys, Span<float> destination)
    {
        double slope = _slopes[Rule.Between(0, Heads - 1, head)];
        Rule.AtLeast(1, queries);
        Rule.AtLeast(queries, keys);
        Rule.Length((long)queries * keys, destination.Length, nameof(destination));
        for (int query = 0; query < queries; query++)
        {
            int i = keys - queries + query;
            Span<float> row = destination.Slice(query * keys, keys);
            Ramp(slope, -i, row[..(i + 1)]);
            row[(i + 1)..].Clear();
        }
    }

    /// <summary>Fills the form that is the same for all queries: <c>slope_h·j</c>. <see cref="RowConstant(int, int)"/>, rounded to float once.</summary>
    /// <param name="head">The head <c>h</c>, from 0.</param>
    /// <param name="destination"><c>[keys]</c>, at least one; to be added to every row of scores.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is empty.</exception>
    public void FillRowConstant(int head, Span<float> destination)
    {
        double slope = _slopes[Rule.Between(0, Heads - 1, head)];
        Rule.NotEmpty(destination.Length, nameof(destination));
        Ramp(slope, 0, destination);
    }

    /// <summary>Fills <c>slope·first, slope·(first + 1), …</c>. A lane is a key; the product is in double, where whole numbers are exact.</summary>
    private static void Ramp(double slope, int first, Span<float> destination)
    {
        int lanes = Vector<double>.Count;
        Vector<double> distance = Vector.CreateSequence<double>(first, 1);
        int j = 0;
        for (; j <= destination.Length - 2 * lanes; j += 2 * lanes)
        {
            Vector<double> next = distance + new Vector<double>(lanes);
            Vector.Narrow(distance * slope, next * slope).CopyTo(destination[j..]);
            distance = next + new Vector<double>(lanes);
        }

        for (; j < destination.Length; j++)
            destination[j] = (float)(slope * (first + j));
    }
}
