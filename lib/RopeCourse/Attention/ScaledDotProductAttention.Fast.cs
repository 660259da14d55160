using System.Buffers;
using System.Numerics.Tensors;

namespace RopeCourse;

/// <content>The fast half: spans, SIMD, nothing allocated.</content>
public static partial class ScaledDotProductAttention
{
    /// <summary>Computes the output alone with SIMD, one row of scores at a time.</summary>
    /// <param name="queries"><c>[queries × headDim]</c>, row after row.</param>
    /// <param name="keys"><c>[keys × headDim]</c>; at least one key.</param>
    /// <param name="values"><c>[keys × valueDim]</c>.</param>
    /// <param name="headDim">Width of queries and keys; at least 1.</param>
    /// <param name="valueDim">Width of values and output; at least 1.</param>
    /// <param name="causal">Whether a query sees only keys up to its own position.</param>
    /// <param name="destination"><c>[queries × valueDim]</c>; may not overlap the inputs.</param>
    /// <param name="scale">The factor of <c>QKᵀ</c>; finite, above 0. <c>1/√headDim</c> when left out.</param>
    /// <param name="bias"><c>[queries × keys]</c>, added to the scaled scores; finite, or −∞ where a key is hidden. Empty for none.</param>
    /// <exception cref="ArgumentException">A span does not hold whole rows, the shapes do not fit together, a score is not finite, a query sees no key, or <paramref name="causal"/> is set and there are fewer keys than queries.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A width is below 1, or <paramref name="scale"/> is not a finite number above 0.</exception>
    public static void Compute(
        ReadOnlySpan<float> queries, ReadOnlySpan<float> keys, ReadOnlySpan<float> values,
        int headDim, int valueDim, bool causal, Span<float> destination, float? scale = null, ReadOnlySpan<float> bias = default)
    {
        Rule.AtLeast(1, headDim);
        Rule.AtLeast(1, valueDim);
        int queryCount = Rule.Rows(headDim, queries.Length, nameof(queries));
        int keyCount = Rule.Rows(headDim, keys.Length, nameof(keys));
        Rule.KeyCount(queryCount, keyCount, causal);
        Rule.Length((long)keyCount * valueDim, values.Length, nameof(values));
        Rule.Length((long)queryCount * valueDim, destination.Length, nameof(destination));
        Rule.NoOverlap(queries, destination, nameof(queries));
        Rule.NoOverlap(keys, destination, nameof(keys));
        Rule.NoOverlap(values, destination, nameof(values));
        if (scale is float given)
            Rule.Positive(given, nameof(scale));
        if (!bias.IsEmpty)
        {
            Rule.Length((long)queryCount * keyCount, bias.Length, nameof(bias));
            Rule.NoOverlap(bias, destination, nameof(bias));
        }

        float factor = scale ?? 1 / MathF.Sqrt(headDim);
        float[] rented = ArrayPool<float>.Shared.Rent(keyCount);
        for (int m = 0; m < queryCount; m++)
        {
            Span<float> scores = rented.AsSpan(0, causal ? keyCount - queryCount + m + 1 : keyCount);
            RowKernels.Dot(queries.Slice(m * headDim, headDim), keys, headDim, factor, scores);
            if (!bias.IsEmpty)
                TensorPrimitives.Add(scores, bias.Slice(m * keyCount, scores.Length), scores);
            Softmax.Compute(scores, scores);
            RowKernels.Mix(scores, values, valueDim, destination.Slice(m * valueDim, valueDim));
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
