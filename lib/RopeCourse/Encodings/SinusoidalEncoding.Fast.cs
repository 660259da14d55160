using System.Buffers;
using System.Runtime.Intrinsics;

namespace RopeCourse;

/// <content>The fast half: spans, SIMD, nothing allocated after the first call.</content>
public sealed partial class SinusoidalEncoding
{
    // Few enough rows to be still in a near cache when their columns are put in order.
    private const int BlockRows = 64;

    private AngleRows? _angles;

    /// <summary>Fills a buffer with consecutive positions, fast: each row is one complex product in double, stored as float.</summary>
    /// <param name="startPosition">The position of the first row; at least 0.</param>
    /// <param name="positions">Number of rows; at least 0.</param>
    /// <param name="destination"><c>[positions × ModelDim]</c>, row after row.</param>
    /// <remarks>
    /// The first call computes the 64 rows that all later ones start from: <c>64·ModelDim</c> doubles. A row has the same bits in every call that holds it.
    /// Threads may share an encoding.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startPosition"/> or <paramref name="positions"/> is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void Fill(int startPosition, int positions, Span<float> destination)
    {
        Rule.AtLeast(0, startPosition);
        Rule.AtLeast(0, positions);
        Rule.Length((long)positions * ModelDim, destination.Length, nameof(destination));
        // Threads that come first together compute the same numbers; whichever is kept will do.
        AngleRows angles = _angles ??= new AngleRows(_frequencies, factor: 1);
        float[] scratch = ArrayPool<float>.Shared.Rent(ModelDim);
        for (int first = 0; first < positions; first += BlockRows)
        {
            int rows = Math.Min(BlockRows, positions - first);
            Span<float> block = destination.Slice(first * ModelDim, rows * ModelDim);
            angles.Fill((long)startPosition + first, rows, ModelDim, cos: block[(ModelDim / 2)..], sin: block);
            if (Layout == ColumnLayout.Interleaved)
            {
                for (int row = 0; row < rows; row++)
                    Interleave(block.Slice(row * ModelDim, ModelDim), scratch.AsSpan(0, ModelDim));
            }
        }

        ArrayPool<float>.Shared.Return(scratch);
    }

    /// <summary>Puts the columns of one row in the paper's order: <c>s0 s1 … c0 c1 … → s0 c0 s1 c1 …</c></summary>
    private static void Interleave(Span<float> row, Span<float> scratch)
    {
        row.CopyTo(scratch);
        int pairs = row.Length / 2;
        ReadOnlySpan<float> sines = scratch[..pairs];
        ReadOnlySpan<float> cosines = scratch[pairs..];
        // All bits of the lanes 0 and 2, where a sine goes.
        Vector128<float> even = Vector128.Create(-1, 0, -1, 0).AsSingle();
        int i = 0;
        for (; i <= pairs - 4; i += 4)
        {
            Vector128<float> s = Vector128.Create(sines[i..]);
            Vector128<float> c = Vector128.Create(cosines[i..]);
            // Lanes: s0 s0 s1 s1 over c0 c0 c1 c1 give s0 c0 s1 c1; the upper two pairs likewise.
            Vector128.ConditionalSelect(even, Vector128.Shuffle(s, Vector128.Create(0, 0, 1, 1)), Vector128.Shuffle(c, Vector128.Create(0, 0, 1, 1)))
                .CopyTo(row[(2 * i)..]);
            Vector128.ConditionalSelect(even, Vector128.Shuffle(s, Vector128.Create(2, 2, 3, 3)), Vector128.Shuffle(c, Vector128.Create(2, 2, 3, 3)))
                .CopyTo(row[(2 * i + 4)..]);
        }

        for (; i < pairs; i++)
            (row[2 * i], row[2 * i + 1]) = (sines[i], cosines[i]);
    }
}
