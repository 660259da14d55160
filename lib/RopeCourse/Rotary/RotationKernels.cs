using System.Numerics;
using System.Runtime.Intrinsics;

namespace RopeCourse;

/// <summary>Turns pairs of floats with SIMD: <c>(a, b) → (a·cos − b·sin, a·sin + b·cos)</c>.</summary>
/// <remarks>Source and destination may be the same memory: each step reads its pairs before it writes them.</remarks>
internal static class RotationKernels
{
    internal static void Rotate(PairLayout layout, ReadOnlySpan<float> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, Span<float> destination)
    {
        if (layout == PairLayout.Interleaved)
            Interleaved(source, cos, sin, destination);
        else
            SplitHalves(source, cos, sin, destination);
    }

    /// <summary>Pair <c>i</c> is <c>(source[i], source[i + d/2])</c>: both halves are read as whole vectors.</summary>
    private static void SplitHalves(ReadOnlySpan<float> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, Span<float> destination)
    {
        int pairs = cos.Length;
        int i = 0;
        for (; i <= pairs - Vector<float>.Count; i += Vector<float>.Count)
        {
            var a = new Vector<float>(source[i..]);
            var b = new Vector<float>(source[(i + pairs)..]);
            var c = new Vector<float>(cos[i..]);
            var s = new Vector<float>(sin[i..]);
            (a * c - b * s).CopyTo(destination[i..]);
            (a * s + b * c).CopyTo(destination[(i + pairs)..]);
        }

        for (; i < pairs; i++)
        {
            (float a, float b) = (source[i], source[i + pairs]);
            destination[i] = a * cos[i] - b * sin[i];
            destination[i + pairs] = a * sin[i] + b * cos[i];
        }
    }

    /// <summary>Pair <c>i</c> is <c>(source[2i], source[2i+1])</c>: four pairs fill two vectors of four lanes.</summary>
    private static void Interleaved(ReadOnlySpan<float> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, Span<float> destination)
    {
        int pairs = cos.Length;
        int i = 0;
        // Lanes of x: a0 b0 a1 b1. A pair's cos and sin stand in both of its lanes; the sin that meets b is negated.
        Vector128<float> sign = Vector128.Create(-1f, 1f, -1f, 1f);
        for (; i <= pairs - 4; i += 4)
        {
            Vector128<float> c = Vector128.Create(cos[i..]);
            Vector128<float> s = Vector128.Create(sin[i..]);
            Vector128<float> low = Vector128.Create(source[(2 * i)..]);
            Vector128<float> high = Vector128.Create(source[(2 * i + 4)..]);
            Turn(low, Vector128.Shuffle(c, Vector128.Create(0, 0, 1, 1)), Vector128.Shuffle(s, Vector128.Create(0, 0, 1, 1)) * sign)
                .CopyTo(destination[(2 * i)..]);
            Turn(high, Vector128.Shuffle(c, Vector128.Create(2, 2, 3, 3)), Vector128.Shuffle(s, Vector128.Create(2, 2, 3, 3)) * sign)
                .CopyTo(destination[(2 * i + 4)..]);
        }

        for (; i < pairs; i++)
        {
            (float a, float b) = (source[2 * i], source[2 * i + 1]);
            destination[2 * i] = a * cos[i] - b * sin[i];
            destination[2 * i + 1] = a * sin[i] + b * cos[i];
        }
    }

    /// <summary><c>x·cos + swapped(x)·(∓sin)</c>, where swapping exchanges the two lanes of each pair.</summary>
    private static Vector128<float> Turn(Vector128<float> x, Vector128<float> cos, Vector128<float> signedSin) =>
        x * cos + Vector128.Shuffle(x, Vector128.Create(1, 0, 3, 2)) * signedSin;
}
