using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Mixes values by how well queries and keys agree: <c>softmax(QKᵀ/√d)·V</c>.</summary>
/// <remarks>
/// Vaswani et al. 2017, section 3.2.1, equation 1, for one head. <c>d</c> is the width of queries and keys. The scale may be another one, as in
/// latent attention or YaRN, and a bias may be added to the scores, as in ALiBi (Press et al. 2021, section 3) and T5: <c>softmax(s·QKᵀ + B)·V</c>.
/// </remarks>
public static class ScaledDotProductAttention
{
    /// <summary>Computes attention as the paper writes it, and keeps its steps.</summary>
    /// <param name="queries"><c>[queries, headDim]</c>, finite numbers.</param>
    /// <param name="keys"><c>[keys, headDim]</c>, finite numbers.</param>
    /// <param name="values"><c>[keys, valueDim]</c>, finite numbers.</param>
    /// <param name="causal">Whether a query sees only keys up to its own position. The queries are then the last of the tokens (see <see cref="CausalMask"/>).</param>
    /// <param name="scale">The factor <c>s</c> of <c>QKᵀ</c>; finite, above 0. <c>1/√headDim</c> when left out.</param>
    /// <param name="bias"><c>[queries, keys]</c>, added to the scaled scores; finite, or −∞ where a key is hidden. None when left out.</param>
    /// <returns>The scores before the causal mask, the weights after it, and the output.</returns>
    /// <exception cref="ArgumentNullException">A matrix other than <paramref name="bias"/> is null.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit together, a number is not finite, a query sees no key, or <paramref name="causal"/> is set and there are fewer keys than queries.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> is not a finite number above 0.</exception>
    public static AttentionResult Compute(
        Matrix<double> queries, Matrix<double> keys, Matrix<double> values,
        bool causal = false, double? scale = null, Matrix<double>? bias = null)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(values);
        Rule.Columns(queries.ColumnCount, keys);
        Rule.RowCount(keys.RowCount, values);
        Rule.Coordinates(queries);
        Rule.Coordinates(keys);
        Rule.Coordinates(values);
        Rule.KeyCount(queries.RowCount, keys.RowCount, causal);
        double factor = Rule.Positive(scale ?? 1 / Math.Sqrt(queries.ColumnCount), nameof(scale));
        if (bias is not null)
            Rule.Bias(queries.RowCount, keys.RowCount, bias);

        Matrix<double> mask = causal
            ? CausalMask.Matrix(queries.RowCount, keys.RowCount)
            : Matrix<double>.Build.Dense(queries.RowCount, keys.RowCount);
        Matrix<double> scores = Matrix<double>.Build.Dense(queries.RowCount, keys.RowCount);
        Matrix<double> weights = Matrix<double>.Build.Dense(queries.RowCount, keys.RowCount);
        Matrix<double> output = Matrix<double>.Build.Dense(queries.RowCount, values.ColumnCount);
        for (int m = 0; m < queries.RowCount; m++)
        {
            for (int n = 0; n < keys.RowCount; n++)
            {
                for (int i = 0; i < queries.ColumnCount; i++)
                    scores[m, n] += queries[m, i] * keys[n, i];
                scores[m, n] = factor * scores[m, n] + (bias?[m, n] ?? 0);
            }

            double[] row = Softmax.Compute([.. scores.Row(m) + mask.Row(m)]);
            for (int n = 0; n < keys.RowCount; n++)
            {
                weights[m, n] = row[n];
                for (int i = 0; i < values.ColumnCount; i++)
                    output[m, i] += row[n] * values[n, i];
            }
        }

        return new AttentionResult(scores, weights, output);
    }

    /// <summary>Computes the output alone with SIMD, one row of scores at a time.</summary>
    /// <param name="queries"><c>[queries × headDim]</c>, row after row.</param>
    /// <param name="keys"><c>[keys × headDim]</c>; at least one key.</param>
    /// <param name="values"><c>[keys × valueDim]</c>.</param>
    /// <param name="headDim">Width of queries and keys; at least 1.</param>
    /// <param name="valueDim">Width of values and output; at least 1.</param>
    /// <param name="causal">Whether a query sees only keys up to its own position.</param>
    /// <param name="destination"><c>[queries × valueDim]</c>; may not overlap the inputs.</param>
    /// <param name="scale">The factor of <c>QKᵀ</c>; finite, above 0. <c>1/√headDim</c> when left out.</param>
    /// <exception cref="ArgumentException">A span does not hold whole rows, the shapes do not fit together, a score is not finite, or <paramref name="causal"/> is set and there are fewer keys than queries.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A width is below 1, or <paramref name="scale"/> is not a finite number above 0.</exception>
    public static void Compute(
        ReadOnlySpan<float> queries, ReadOnlySpan<float> keys, ReadOnlySpan<float> values,
        int headDim, int valueDim, bool causal, Span<float> destination, float? scale = null)
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

        var scores = new float[keyCount];
        float factor = scale ?? 1 / MathF.Sqrt(headDim);
        for (int m = 0; m < queryCount; m++)
        {
            ReadOnlySpan<float> query = queries.Slice(m * headDim, headDim);
            Span<float> visible = scores.AsSpan(0, causal ? keyCount - queryCount + m + 1 : keyCount);
            for (int n = 0; n < visible.Length; n++)
                visible[n] = factor * TensorPrimitives.Dot(query, keys.Slice(n * headDim, headDim));
            Softmax.Compute(visible, visible);

            Span<float> output = destination.Slice(m * valueDim, valueDim);
            output.Clear();
            for (int n = 0; n < visible.Length; n++)
                TensorPrimitives.MultiplyAdd(values.Slice(n * valueDim, valueDim), visible[n], output, output);
        }
    }
}
