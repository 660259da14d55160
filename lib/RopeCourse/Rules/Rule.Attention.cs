using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <content>The checks of attention modules: heads, weights, caches.</content>
internal static partial class Rule
{
    internal static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw Broken(name, value, "a finite number above 0");

    /// <summary>Checks what is added to scores: −∞ hides a key, every other number is finite.</summary>
    internal static void Bias(int queries, int keys, Matrix<double> bias)
    {
        RowCount(queries, bias);
        Columns(keys, bias);
        for (int m = 0; m < queries; m++)
        {
            for (int n = 0; n < keys; n++)
            {
                if (double.IsNaN(bias[m, n]) || double.IsPositiveInfinity(bias[m, n]))
                    throw new ArgumentException($"{nameof(bias)}[{Text(m)}, {Text(n)}] is {Text(bias[m, n])}; it must be a finite number, or -Infinity where a key is hidden.", nameof(bias));
            }
        }
    }
}
