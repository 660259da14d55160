using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RopeCourse;

/// <content>Pairs <c>(2i, 2i+1)</c>: a pair's two coordinates are neighbours in one vector.</content>
internal static partial class RotationKernels
{
    private static void Interleaved<T, TStorage>(ref T source, ref float cos, ref float sin, ref T destination, nuint pairs)
        where TStorage : IStorage<T>
    {
        nuint i = 0;
        if (Vector512.IsHardwareAccelerated)
            i = Interleaved<T, TStorage, Vector512<float>, Lanes512>(ref source, ref cos, ref sin, ref destination, pairs, i);
        if (Vector256.IsHardwareAccelerated)
            i = Interleaved<T, TStorage, Vector256<float>, Lanes256>(ref source, ref cos, ref sin, ref destination, pairs, i);
        if (Vector128.IsHardwareAccelerated)
            i = Interleaved<T, TStorage, Vector128<float>, Lanes128>(ref source, ref cos, ref sin, ref destination, pairs, i);

        // The same, a pair at a time.
        for (; i < pairs; i++)
        {
            float a = TStorage.Widen(Unsafe.Add(ref source, 2 * i));
            float b = TStorage.Widen(Unsafe.Add(ref source, 2 * i + 1));
            (float c, float s) = (Unsafe.Add(ref cos, i), Unsafe.Add(ref sin, i));
            Unsafe.Add(ref destination, 2 * i) = TStorage.Narrow(float.MultiplyAddEstimate(a, c, -(b * s)));
            Unsafe.Add(ref destination, 2 * i + 1) = TStorage.Narrow(float.MultiplyAddEstimate(b, c, a * s));
        }
    }

    /// <summary>Turns as many pairs from <paramref name="i"/> on as fill two whole vectors, and says where it stopped.</summary>
    /// <remarks>
    /// With four lanes, cos <c>c0 c1 c2 c3</c> serves eight coordinates; each cos stands in both lanes of its pair:
    /// <code>
    /// lower x      a0  b0  a1  b1        upper x      a2  b2  a3  b3
    /// cos          c0  c0  c1  c1        cos          c2  c2  c3  c3
    /// swapped x    b0  a0  b1  a1        swapped x    b2  a2  b3  a3
    /// sin         −s0  s0 −s1  s1        sin         −s2  s2 −s3  s3
    /// </code>
    /// The turned pair is <c>x·cos + swapped·sin</c>, lane by lane.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Interleaved<T, TStorage, TVector, TLanes>(ref T source, ref float cos, ref float sin, ref T destination, nuint pairs, nuint i)
        where TStorage : IStorage<T>
        where TLanes : ILanes<TVector>
    {
        for (; i + (nuint)TLanes.Count <= pairs; i += (nuint)TLanes.Count)
        {
            nuint upper = 2 * i + (nuint)TLanes.Count;
            TVector c = TLanes.Load(in cos, i);
            TVector s = TLanes.Load(in sin, i);
            TVector x = TStorage.Load<TVector, TLanes>(in source, 2 * i);
            TVector y = TStorage.Load<TVector, TLanes>(in source, upper);
            TVector turnedX = TLanes.Multiply(TLanes.SwapNeighbours(x), TLanes.NegateEven(TLanes.TwiceLower(s)));
            TVector turnedY = TLanes.Multiply(TLanes.SwapNeighbours(y), TLanes.NegateEven(TLanes.TwiceUpper(s)));
            TStorage.Store<TVector, TLanes>(TLanes.MultiplyAdd(x, TLanes.TwiceLower(c), turnedX), ref destination, 2 * i);
            TStorage.Store<TVector, TLanes>(TLanes.MultiplyAdd(y, TLanes.TwiceUpper(c), turnedY), ref destination, upper);
        }

        return i;
    }
}
