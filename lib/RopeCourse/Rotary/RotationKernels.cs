using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RopeCourse;

/// <summary>Turns pairs of coordinates with SIMD: <c>(a, b) → (a·cos − b·sin, a·sin + b·cos)</c>. Every fast rotation of the library ends here.</summary>
/// <remarks>
/// The widest vectors that the processor is good at come first, then narrower ones for what is left of a row, then single pairs.
/// Where the processor can, a product and a sum round together (FMA), for single pairs too; so results differ between widths only
/// where one has FMA and the other has not, and then by float rounding.
/// Source and destination may be the same memory: each step reads its pairs before it writes them.
/// </remarks>
internal static partial class RotationKernels
{
    /// <summary>Gets the number of bits of the widest vectors in use; 32 without any.</summary>
    internal static int Bits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 32;

    /// <summary>Turns one row, <c>[2 × pairs]</c>.</summary>
    internal static void Rotate(PairLayout layout, ReadOnlySpan<float> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, Span<float> destination) =>
        TurnRows<float, SingleStorage>(new RowShape(layout, source.Length, cos.Length), source, cos, sin, 0, destination);

    /// <summary>Turns rows that lie one after the other.</summary>
    /// <param name="shape">What one row is.</param>
    /// <param name="source"><c>[rows × HeadDim]</c>.</param>
    /// <param name="cos">The cos of the first row's pairs; those of row <c>r</c> start <c>r·angleStep</c> further on.</param>
    /// <param name="sin">As <paramref name="cos"/>.</param>
    /// <param name="angleStep">0 where all rows turn alike (heads of a token), the number of pairs where each has its own (tokens of a head).</param>
    /// <param name="destination">As long as <paramref name="source"/>.</param>
    internal static void TurnRows<T, TStorage>(
        RowShape shape, ReadOnlySpan<T> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, int angleStep, Span<T> destination)
        where T : unmanaged
        where TStorage : IStorage<T>
    {
        if (shape.Pairs == 0)
            return;
        nuint pairs = (nuint)shape.Pairs;
        int passing = shape.HeadDim - 2 * shape.Pairs;
        bool copies = passing > 0 && !source.Overlaps(destination);
        for (int row = 0, angle = 0; row < source.Length; row += shape.HeadDim, angle += angleStep)
        {
            // Four checks a row, here; the kernels do not check again.
            ReadOnlySpan<T> from = source.Slice(row, shape.HeadDim);
            Span<T> to = destination.Slice(row, shape.HeadDim);
            ref float c = ref MemoryMarshal.GetReference(cos.Slice(angle, shape.Pairs));
            ref float s = ref MemoryMarshal.GetReference(sin.Slice(angle, shape.Pairs));
            if (shape.Layout == PairLayout.SplitHalves)
                SplitHalves<T, TStorage>(ref MemoryMarshal.GetReference(from), ref c, ref s, ref MemoryMarshal.GetReference(to), pairs);
            else
                Interleaved<T, TStorage>(ref MemoryMarshal.GetReference(from), ref c, ref s, ref MemoryMarshal.GetReference(to), pairs);
            if (copies)
                from[^passing..].CopyTo(to[^passing..]);
        }
    }
}
