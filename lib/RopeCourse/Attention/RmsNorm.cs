using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Brings a vector to root mean square 1 and weighs its coordinates: <c>y_i = w_i·x_i / √(mean(x²) + ε)</c>.</summary>
/// <remarks>Zhang and Sennrich 2019, "Root Mean Square Layer Normalization", section 4, with the <c>ε</c> that all implementations add. Nothing is subtracted, unlike in layer norm.</remarks>
public static class RmsNorm
{
    /// <summary>Gives the <c>ε</c> of DeepSeek's norms: 0.000001.</summary>
    public const double DefaultEpsilon = 1e-6;

    /// <summary>Normalises one vector.</summary>
    /// <param name="vector"><c>[n]</c>, finite numbers; at least one.</param>
    /// <param name="weight"><c>[n]</c>, the learned factor of each coordinate, finite numbers.</param>
    /// <param name="epsilon">What keeps the root from 0; finite, above 0.</param>
    /// <returns>A new vector, <c>[n]</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The vectors differ in length, are empty or hold a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is not a finite number above 0.</exception>
    public static double[] Compute(double[] vector, double[] weight, double epsilon = DefaultEpsilon)
    {
        ArgumentNullException.ThrowIfNull(vector);
        Rule.SomeElement(vector.Length, nameof(vector));
        Rule.Coordinates(vector);
        Rule.Shape(vector.Length, weight);
        Rule.Positive(epsilon);
        double meanSquare = 0;
        for (int i = 0; i < vector.Length; i++)
            meanSquare += vector[i] * vector[i] / vector.Length;
        var normalised = new double[vector.Length];
        for (int i = 0; i < vector.Length; i++)
            normalised[i] = weight[i] * vector[i] / Math.Sqrt(meanSquare + epsilon);
        return normalised;
    }

    /// <summary>Normalises one vector of floats with SIMD.</summary>
    /// <param name="vector"><c>[n]</c>; at least one number.</param>
    /// <param name="weight"><c>[n]</c>, the learned factor of each coordinate.</param>
    /// <param name="destination"><c>[n]</c>; may be the same memory as <paramref name="vector"/>.</param>
    /// <param name="epsilon">What keeps the root from 0; finite, above 0.</param>
    /// <exception cref="ArgumentException">The spans differ in length or overlap without being the same, or are empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is not a finite number above 0.</exception>
    public static void Compute(ReadOnlySpan<float> vector, ReadOnlySpan<float> weight, Span<float> destination, double epsilon = DefaultEpsilon)
    {
        Rule.SomeElement(vector.Length, nameof(vector));
        Rule.Length(vector.Length, weight.Length, nameof(weight));
        Rule.Length(vector.Length, destination.Length, nameof(destination));
        Rule.NoPartialOverlap(vector, destination);
        Rule.NoOverlap(weight, destination, nameof(weight));
        Rule.Positive(epsilon);
        float root = (float)Math.Sqrt(TensorPrimitives.SumOfSquares(vector) / vector.Length + epsilon);
        TensorPrimitives.Divide(vector, root, destination);
        TensorPrimitives.Multiply(destination, weight, destination);
    }

    /// <summary>Normalises each row of a matrix by itself.</summary>
    /// <param name="rows"><c>[tokens, n]</c>, finite numbers.</param>
    /// <param name="weight"><c>[n]</c>, the learned factor of each coordinate, finite numbers.</param>
    /// <param name="epsilon">What keeps the root from 0; finite, above 0.</param>
    /// <returns>A new matrix, <c>[tokens, n]</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="weight"/> has another length, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is not a finite number above 0.</exception>
    public static Matrix<double> Compute(Matrix<double> rows, double[] weight, double epsilon = DefaultEpsilon)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Rule.Coordinates(rows);
        Rule.Shape(rows.ColumnCount, weight);
        Rule.Positive(epsilon);
        return Matrix<double>.Build.DenseOfRowArrays(rows.EnumerateRows().Select(row => Compute(row.ToArray(), weight, epsilon)));
    }
}
