using System.Numerics.Tensors;

namespace RopeCourse;

/// <summary>Compares vectors by length, direction and distance.</summary>
public static class Similarity
{
    /// <summary>Computes the dot product: <c>Σ_i a_i·b_i</c>.</summary>
    /// <param name="a"><c>[n]</c>.</param>
    /// <param name="b"><c>[n]</c>.</param>
    /// <returns>The sum; 0 for empty vectors.</returns>
    /// <exception cref="ArgumentException">The vectors differ in length.</exception>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Rule.Length(a.Length, b.Length, nameof(b));
        return TensorPrimitives.Dot(a, b);
    }

    /// <summary>Computes the length of a vector: <c>√(Σ_i a_i²)</c>.</summary>
    /// <param name="a"><c>[n]</c>.</param>
    /// <returns>The Euclidean norm; 0 for an empty vector.</returns>
    public static double Norm(ReadOnlySpan<double> a) => Math.Sqrt(TensorPrimitives.SumOfSquares(a));

    /// <summary>Computes the distance of two points: <c>√(Σ_i (a_i − b_i)²)</c>.</summary>
    /// <param name="a"><c>[n]</c>.</param>
    /// <param name="b"><c>[n]</c>.</param>
    /// <returns>The Euclidean distance; 0 for empty vectors.</returns>
    /// <exception cref="ArgumentException">The vectors differ in length.</exception>
    public static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Rule.Length(a.Length, b.Length, nameof(b));
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.Sqrt(sum);
    }

    /// <summary>Computes the cosine of the angle between two vectors: <c>a·b / (|a|·|b|)</c>.</summary>
    /// <param name="a"><c>[n]</c>, not all 0.</param>
    /// <param name="b"><c>[n]</c>, not all 0.</param>
    /// <returns>From −1 (opposite) over 0 (at right angles) to 1 (same direction).</returns>
    /// <exception cref="ArgumentException">The vectors differ in length, or one has norm 0 and so no direction.</exception>
    public static double Cosine(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double product = Dot(a, b);
        double normA = Rule.Direction(Norm(a), nameof(a));
        double normB = Rule.Direction(Norm(b), nameof(b));
        return Math.Clamp(product / normA / normB, -1, 1);
    }
}
