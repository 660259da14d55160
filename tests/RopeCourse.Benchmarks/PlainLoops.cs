using System.Numerics;
using System.Runtime.InteropServices;

namespace RopeCourse.Benchmarks;

/// <summary>What one would write first, and how fast memory can be read and written at all. Heads first, in place.</summary>
internal static class PlainLoops
{
    /// <summary>Rotates pair by pair.</summary>
    public static void Scalar(float[] rows, int heads, int sequence, int headDim, PairLayout pairing, float[] cos, float[] sin)
    {
        int pairs = headDim / 2;
        (int step, int second) = pairing == PairLayout.Interleaved ? (2, 1) : (1, pairs);
        for (int head = 0; head < heads; head++)
        {
            for (int t = 0; t < sequence; t++)
            {
                int row = (head * sequence + t) * headDim;
                for (int i = 0; i < pairs; i++)
                {
                    (float a, float b) = (rows[row + step * i], rows[row + step * i + second]);
                    (float c, float s) = (cos[t * pairs + i], sin[t * pairs + i]);
                    rows[row + step * i] = a * c - b * s;
                    rows[row + step * i + second] = a * s + b * c;
                }
            }
        }
    }

    /// <summary>Rotates split halves with <see cref="Vector{T}"/>; a head holds whole vectors.</summary>
    public static void Vectors(float[] rows, int heads, int sequence, int headDim, float[] cos, float[] sin)
    {
        int pairs = headDim / 2;
        for (int head = 0; head < heads; head++)
        {
            for (int t = 0; t < sequence; t++)
            {
                int row = (head * sequence + t) * headDim;
                for (int i = 0; i < pairs; i += Vector<float>.Count)
                {
                    var a = new Vector<float>(rows, row + i);
                    var b = new Vector<float>(rows, row + i + pairs);
                    var c = new Vector<float>(cos, t * pairs + i);
                    var s = new Vector<float>(sin, t * pairs + i);
                    (a * c - b * s).CopyTo(rows, row + i);
                    (a * s + b * c).CopyTo(rows, row + i + pairs);
                }
            }
        }
    }

    /// <summary>Reads every float, negates it and writes it back: no rotation in place can touch memory less.</summary>
    /// <remarks>In memory that the caches do not hold it asks ahead, as the rotation does: 8 KB were the best of 0.5 to 8, and made it faster by an eighth.</remarks>
    public static void Negate(Span<float> values)
    {
        const int Ahead = 8 * 1024;
        bool isFar = (long)values.Length * sizeof(float) > BatchPlan.InCaches;
        int i = 0;
        for (; i <= values.Length - 4 * Vector<float>.Count; i += 4 * Vector<float>.Count)
        {
            Span<float> four = values.Slice(i, 4 * Vector<float>.Count);
            if (isFar)
                Prefetch.Lines(ref MemoryMarshal.GetReference(four), Ahead, 4 * Vector<float>.Count * sizeof(float));
            var a = -new Vector<float>(four);
            var b = -new Vector<float>(four[Vector<float>.Count..]);
            var c = -new Vector<float>(four[(2 * Vector<float>.Count)..]);
            var d = -new Vector<float>(four[(3 * Vector<float>.Count)..]);
            a.CopyTo(four);
            b.CopyTo(four[Vector<float>.Count..]);
            c.CopyTo(four[(2 * Vector<float>.Count)..]);
            d.CopyTo(four[(3 * Vector<float>.Count)..]);
        }

        for (; i < values.Length; i++)
            values[i] = -values[i];
    }

    /// <summary>The same on two threads, a half each.</summary>
    public static void NegateOnTwoThreads(Memory<float> values) =>
        Parallel.For(0, 2, half => Negate(values.Span.Slice(half * (values.Length / 2), values.Length / 2)));
}
