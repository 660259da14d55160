using System.Numerics.Tensors;

namespace RopeCourse;

/// <summary>Turns scores into weights that are positive and sum to 1: <c>w_j = e^(s_j) / Σ_k e^(s_k)</c>.</summary>
/// <remarks>Subtracts the largest score first, which changes no weight and keeps the exponential from overflowing. A score of −∞ gets weight 0.</remarks>
public static class Softmax
{
    /// <summary>Computes the weights as the formula reads.</summary>
    /// <param name="scores"><c>[n]</c>, at least 1, finite or −∞, and at least one finite.</param>
    /// <returns><c>[n]</c>, a new array.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="scores"/> is empty, holds NaN or +∞, or nothing but −∞.</exception>
    public static double[] Compute(double[] scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        double largest = double.NegativeInfinity;
        for (int j = 0; j < scores.Length; j++)
        {
            Rule.Score(scores[j], j, nameof(scores));
            largest = Math.Max(largest, scores[j]);
        }

        Rule.SomeScore(largest, scores.Length, nameof(scores));
        double sum = 0;
        for (int k = 0; k < scores.Length; k++)
            sum += Math.Exp(scores[k] - largest);
        var weights = new double[scores.Length];
        for (int j = 0; j < scores.Length; j++)
            weights[j] = Math.Exp(scores[j] - largest) / sum;
        return weights;
    }

    /// <summary>Computes the weights with SIMD.</summary>
    /// <param name="scores"><c>[n]</c>, at least 1, finite or −∞, and at least one finite.</param>
    /// <param name="destination"><c>[n]</c>; may be the same memory as <paramref name="scores"/>.</param>
    /// <exception cref="ArgumentException">The spans differ in length or overlap without being the same, or <paramref name="scores"/> is empty, holds NaN or +∞, or nothing but −∞.</exception>
    public static void Compute(ReadOnlySpan<float> scores, Span<float> destination)
    {
        Rule.Length(scores.Length, destination.Length, nameof(destination));
        Rule.NoPartialOverlap(scores, destination);
        float largest = scores.IsEmpty ? float.NegativeInfinity : TensorPrimitives.Max(scores);
        // Max passes NaN on, so one look at the largest finds NaN and +∞ wherever they stand.
        if (float.IsNaN(largest) || float.IsPositiveInfinity(largest))
            Rule.Score(largest, scores.IndexOf(largest), nameof(scores));
        Rule.SomeScore(largest, scores.Length, nameof(scores));
        TensorPrimitives.Subtract(scores, largest, destination);
        TensorPrimitives.Exp(destination, destination);
        TensorPrimitives.Divide(destination, TensorPrimitives.Sum<float>(destination), destination);
    }
}
