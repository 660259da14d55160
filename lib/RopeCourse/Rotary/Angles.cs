using System.Numerics.Tensors;

namespace RopeCourse;

/// <summary>Computes cos and sin of <c>position · θ_i</c> with the angle in double and the result in float.</summary>
/// <remarks>
/// A float angle at position 10,000,000 is only known to half a radian. In double it is known to about 1e-8,
/// so the stored float is limited by its own 24 bits and by nothing else.
/// </remarks>
internal static class Angles
{
    // Small enough for the stack, large enough for one head of most models (head dimension 128) in one go.
    private const int Block = 64;

    /// <summary>Fills one row: <c>cos_i = f·cos(position·θ_i)</c>, <c>sin_i = f·sin(position·θ_i)</c>.</summary>
    internal static void Fill(double position, ReadOnlySpan<double> frequencies, double factor, Span<float> cos, Span<float> sin)
    {
        Span<double> angles = stackalloc double[Block];
        Span<double> sines = stackalloc double[Block];
        Span<double> cosines = stackalloc double[Block];
        for (int start = 0; start < frequencies.Length; start += Block)
        {
            int count = Math.Min(Block, frequencies.Length - start);
            TensorPrimitives.Multiply(frequencies.Slice(start, count), position, angles);
            TensorPrimitives.SinCos(angles[..count], sines, cosines);
            Store(sines[..count], factor, sin[start..]);
            Store(cosines[..count], factor, cos[start..]);
        }
    }

    private static void Store(Span<double> values, double factor, Span<float> destination)
    {
        if (factor != 1)
            TensorPrimitives.Multiply(values, factor, values);
        TensorPrimitives.ConvertTruncating<double, float>(values, destination);
    }
}
