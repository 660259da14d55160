using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace RopeCourse;

/// <summary>
/// Computes rows of cos and sin at consecutive positions by adding angles. With <c>p = a + r</c>, <c>a</c> a multiple of 64 and <c>0 ≤ r &lt; 64</c>,
/// <c>cos pθ = cos aθ·cos rθ − sin aθ·sin rθ</c> and <c>sin pθ = sin aθ·cos rθ + cos aθ·sin rθ</c>.
/// </summary>
/// <remarks>
/// The 64 rows of <c>r</c> are computed once, the row of <c>a</c> once in 64 rows: one sine and cosine where the plain loop has 64. The rest is one
/// complex product a pair. Nothing is carried from row to row, so no error grows, and a row holds the same bits wherever a table begins.
/// The error is that of the two angles, at most half a unit in the last place of each (1e-9 radians at ten million positions), and a few 1e-16 of the product.
/// Storing as float adds 3e-8. Below position 64 the product is with 1 + 0i, and the numbers are exactly those of the sine and cosine.
/// 64 rows of 64 pairs take 64 KiB, which stay in the second-level cache. As measured, 32 rows take a third longer,
/// 128 a sixth less at twice the room, and more than 128 gain nothing: by then writing the result takes most of the time.
/// </remarks>
internal sealed class AngleRows
{
    private const int NearRows = 64;

    private readonly double[] _frequencies;

    // [NearRows × pairs]: cos and sin of r·θ_i, times the factor.
    private readonly double[] _nearCos;
    private readonly double[] _nearSin;

    /// <summary>Computes the rows of <c>r = 0 … 63</c>.</summary>
    /// <param name="frequencies"><c>[pairs]</c>, <c>θ_i</c> in radians a position.</param>
    /// <param name="factor">What every cos and sin is multiplied by.</param>
    internal AngleRows(ReadOnlySpan<double> frequencies, double factor)
    {
        int pairs = frequencies.Length;
        _frequencies = frequencies.ToArray();
        _nearCos = new double[NearRows * pairs];
        _nearSin = new double[NearRows * pairs];
        var angles = new double[pairs];
        for (int r = 0; r < NearRows; r++)
            SinCos(r, angles, _nearCos.AsSpan(r * pairs, pairs), _nearSin.AsSpan(r * pairs, pairs));
        if (factor != 1)
        {
            TensorPrimitives.Multiply(_nearCos, factor, _nearCos);
            TensorPrimitives.Multiply(_nearSin, factor, _nearSin);
        }
    }

    /// <summary>Fills the rows of <c>start … start + rows − 1</c>. Row <c>t</c> begins at element <c>t·stride</c> of both spans.</summary>
    internal void Fill(long start, int rows, int stride, Span<float> cos, Span<float> sin)
    {
        int pairs = _frequencies.Length;
        double[] rented = ArrayPool<double>.Shared.Rent(3 * pairs);
        Span<double> farCos = rented.AsSpan(0, pairs);
        Span<double> farSin = rented.AsSpan(pairs, pairs);
        for (int row = 0; row < rows; row++)
        {
            int near = (int)((start + row) % NearRows);
            if (row == 0 || near == 0)
                SinCos(start + row - near, rented.AsSpan(2 * pairs, pairs), farCos, farSin);
            Add(farCos, farSin, _nearCos.AsSpan(near * pairs, pairs), _nearSin.AsSpan(near * pairs, pairs),
                cos.Slice(row * stride, pairs), sin.Slice(row * stride, pairs));
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private void SinCos(long position, Span<double> angles, Span<double> cos, Span<double> sin)
    {
        TensorPrimitives.Multiply(_frequencies, position, angles);
        TensorPrimitives.SinCos(angles, sin, cos);
    }

    /// <summary>Adds the angles of one row: the complex product <c>(far)·(near)</c> of each pair, in double, rounded to float once.</summary>
    /// <remarks>
    /// A lane is a pair. Two vectors of doubles make one of floats. <c>Vector&lt;double&gt;</c> is as wide as the machine, up to 256 bits (512 with
    /// DOTNET_MaxVectorTBitWidth). Vectors of 512 bits by name gained a tenth, which is not worth a second loop: the table is written about as fast as memory takes it.
    /// No product is fused with a sum, so that a lane and the loop at the end give the same bits.
    /// </remarks>
    private static void Add(
        ReadOnlySpan<double> farCos, ReadOnlySpan<double> farSin, ReadOnlySpan<double> nearCos, ReadOnlySpan<double> nearSin,
        Span<float> cos, Span<float> sin)
    {
        int lanes = Vector<double>.Count;
        int i = 0;
        for (; i <= cos.Length - 2 * lanes; i += 2 * lanes)
        {
            Vector<double> fc = new(farCos[i..]), fs = new(farSin[i..]), nc = new(nearCos[i..]), ns = new(nearSin[i..]);
            int j = i + lanes;
            Vector<double> fc2 = new(farCos[j..]), fs2 = new(farSin[j..]), nc2 = new(nearCos[j..]), ns2 = new(nearSin[j..]);
            Vector.Narrow(fc * nc - fs * ns, fc2 * nc2 - fs2 * ns2).CopyTo(cos[i..]);
            Vector.Narrow(fs * nc + fc * ns, fs2 * nc2 + fc2 * ns2).CopyTo(sin[i..]);
        }

        for (; i < cos.Length; i++)
        {
            cos[i] = (float)(farCos[i] * nearCos[i] - farSin[i] * nearSin[i]);
            sin[i] = (float)(farSin[i] * nearCos[i] + farCos[i] * nearSin[i]);
        }
    }
}
