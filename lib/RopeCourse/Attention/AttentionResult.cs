using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Holds the three steps of attention: scores, weights, output.</summary>
/// <param name="Scores"><c>[queries, keys]</c>, <c>QKᵀ/√d</c> plus the bias if there is one, before the causal mask: every number is finite, or −∞ where the bias hides a key.</param>
/// <param name="Weights"><c>[queries, keys]</c>, the softmax of each row of scores; 0 where the mask hides the key. Each row sums to 1.</param>
/// <param name="Output"><c>[queries, valueDim]</c>, the weighted sum of the values.</param>
public sealed record AttentionResult(Matrix<double> Scores, Matrix<double> Weights, Matrix<double> Output)
{
    /// <summary>Writes the shapes and, a line a query, the weights.</summary>
    /// <returns>Plain text, with three decimals.</returns>
    public override string ToString()
    {
        IEnumerable<string> rows = Weights.EnumerateRows().Select(row =>
            "  " + string.Join(' ', row.Select(weight => weight.ToString("0.000", CultureInfo.InvariantCulture))));
        return string.Create(CultureInfo.InvariantCulture,
            $"attention: {Weights.RowCount} queries, {Weights.ColumnCount} keys, {Output.ColumnCount} values a token\nweights:\n{string.Join('\n', rows)}");
    }
}
