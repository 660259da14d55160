using System.Runtime.CompilerServices;
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

    /// <summary>Turns the heads of consecutive tokens.</summary>
    /// <param name="shape">What one row is, and where the next one lies.</param>
    /// <param name="tokens">Number of tokens; token <c>t</c> takes row <c>t</c> of cos and sin.</param>
    /// <param name="heads">Number of heads of a token; they turn alike.</param>
    /// <param name="source">From the first row on, at least to the end of the last.</param>
    /// <param name="cos"><c>[tokens × Pairs]</c>, or more.</param>
    /// <param name="sin">As <paramref name="cos"/>.</param>
    /// <param name="destination">As <paramref name="source"/>; the same memory, or apart from it.</param>
    internal static void Turn<T, TStorage>(
        RowShape shape, int tokens, int heads, ReadOnlySpan<T> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, Span<T> destination)
        where T : unmanaged
        where TStorage : IStorage<T>
    {
        // The only checks of bounds: below, nothing checks again.
        int extent = (int)shape.Extent(tokens, heads);
        source = source[..extent];
        destination = destination[..extent];
        cos = cos[..(tokens * shape.Pairs)];
        sin = sin[..(tokens * shape.Pairs)];
        if (shape.Layout == PairLayout.SplitHalves)
            TurnTokens<T, TStorage, SplitHalvesRows>(shape, tokens, heads, source, cos, sin, destination);
        else
            TurnTokens<T, TStorage, InterleavedRows>(shape, tokens, heads, source, cos, sin, destination);
        if (shape.HeadDim > 2 * shape.Pairs && !source.Overlaps(destination))
            CopyRest(shape, tokens, heads, source, destination);
    }

    private static void TurnTokens<T, TStorage, TRows>(
        RowShape shape, int tokens, int heads, ReadOnlySpan<T> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, Span<T> destination)
        where TStorage : IStorage<T>
        where TRows : IRowKernel
    {
        ref T from = ref MemoryMarshal.GetReference(source);
        ref T to = ref MemoryMarshal.GetReference(destination);
        ref float c = ref MemoryMarshal.GetReference(cos);
        ref float s = ref MemoryMarshal.GetReference(sin);
        for (int t = 0; t < tokens; t++)
        {
            for (int head = 0; head < heads; head += shape.HeadsTogether)
            {
                nint row = (nint)t * shape.TokenStep + (nint)head * shape.HeadStep;
                nint angle = (nint)t * shape.Pairs;
                if (shape.Ahead > 0)
                    FetchAhead(shape, Math.Min(shape.HeadsTogether, heads - head), ref Unsafe.Add(ref from, row), ref Unsafe.Add(ref to, row));
                var rows = new RowGroup((nuint)shape.Pairs, (nuint)Math.Min(shape.HeadsTogether, heads - head), (nuint)shape.HeadStep);
                TurnRows<T, TStorage, TRows>(rows, ref Unsafe.Add(ref from, row), ref Unsafe.Add(ref c, angle), ref Unsafe.Add(ref s, angle), ref Unsafe.Add(ref to, row));
            }
        }
    }

    /// <summary>Asks for the rows that come later, so that they are near when their turn comes.</summary>
    /// <remarks>
    /// A processor fetches ahead by itself where it sees memory being read in order, but only to the end of a page of 4 KB, and a rotation has too many
    /// instructions a byte to see the next page in time. In other memory that is written in order, the lines to be written are asked for too.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchAhead<T>(RowShape shape, int rows, ref T source, ref T destination)
    {
        nint bytes = 2 * shape.Pairs * Unsafe.SizeOf<T>();
        bool both = shape.HeadStep == shape.HeadDim && !Unsafe.AreSame(in source, in destination);
        for (nint row = 0; row < rows; row++)
        {
            Prefetch.Lines(ref Unsafe.Add(ref source, row * shape.HeadStep), shape.Ahead, bytes);
            if (both)
                Prefetch.Lines(ref Unsafe.Add(ref destination, row * shape.HeadStep), shape.Ahead, bytes);
        }
    }

    /// <summary>Turns a few rows: whole vectors from the widest on, then the pairs that fill none. The processor decides; the compiler leaves the rest out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnRows<T, TStorage, TRows>(RowGroup rows, ref T source, ref float cos, ref float sin, ref T destination)
        where TStorage : IStorage<T>
        where TRows : IRowKernel
    {
        nuint i = 0;
        if (Vector512.IsHardwareAccelerated)
            i = TRows.Turn<T, TStorage, Vector512<float>, Lanes512>(rows, i, ref source, ref cos, ref sin, ref destination);
        if (Vector256.IsHardwareAccelerated)
            i = TRows.Turn<T, TStorage, Vector256<float>, Lanes256>(rows, i, ref source, ref cos, ref sin, ref destination);
        if (Vector128.IsHardwareAccelerated)
            i = TRows.Turn<T, TStorage, Vector128<float>, Lanes128>(rows, i, ref source, ref cos, ref sin, ref destination);
        for (; i < rows.Pairs; i++)
            TRows.TurnPair<T, TStorage>(rows, i, ref source, ref cos, ref sin, ref destination);
    }

    /// <summary>Copies the coordinates that do not turn.</summary>
    private static void CopyRest<T>(RowShape shape, int tokens, int heads, ReadOnlySpan<T> source, Span<T> destination)
    {
        int turning = 2 * shape.Pairs;
        for (int t = 0; t < tokens; t++)
        {
            for (int head = 0; head < heads; head++)
            {
                int row = t * shape.TokenStep + head * shape.HeadStep;
                source[(row + turning)..(row + shape.HeadDim)].CopyTo(destination[(row + turning)..]);
            }
        }
    }
}
