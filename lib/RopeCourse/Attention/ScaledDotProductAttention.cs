using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Mixes values by how well queries and keys agree: <c>softmax(QKᵀ/√d)·V</c>.</summary>
/// <remarks>
/// Vaswani et al. 2017, section 3.2.1, equation 1, for one head. <c>d</c> is the width of queries and keys. The scale may be another one, as in
/// latent attention or YaRN, and a bias may be added to the scores, as in ALiBi (Press et al. 2021, section 3) and T5: <c>softmax(s·QKᵀ + B)·V</c>.
/// </remarks>
public static partial class ScaledDotProductAttention
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
}
