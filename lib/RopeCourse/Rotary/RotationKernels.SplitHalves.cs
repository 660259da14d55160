using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RopeCourse;

/// <content>Pairs <c>(i, i + d/2)</c>: both halves are read as whole vectors, no lane moves.</content>
internal static partial class RotationKernels
{
    private static void SplitHalves<T, TStorage>(ref T source, ref float cos, ref float sin, ref T destination, nuint pairs)
        where TStorage : IStorage<T>
    {
        nuint i = 0;
        if (Vector512.IsHardwareAccelerated)
            i = SplitHalves<T, TStorage, Vector512<float>, Lanes512>(ref source, ref cos, ref sin, ref destination, pairs, i);
        if (Vector256.IsHardwareAccelerated)
            i = SplitHalves<T, TStorage, Vector256<float>, Lanes256>(ref source, ref cos, ref sin, ref destination, pairs, i);
        if (Vector128.IsHardwareAccelerated)
            i = SplitHalves<T, TStorage, Vector128<float>, Lanes128>(ref source, ref cos, ref sin, ref destination, pairs, i);

        // The same, a pair at a time.
        for (; i < pairs; i++)
        {
            float a = TStorage.Widen(Unsafe.Add(ref source, i));
            float b = TStorage.Widen(Unsafe.Add(ref source, i + pairs));
            (float c, float s) = (Unsafe.Add(ref cos, i), Unsafe.Add(ref sin, i));
            Unsafe.Add(ref destination, i) = TStorage.Narrow(float.MultiplyAddEstimate(a, c, -(b * s)));
            Unsafe.Add(ref destination, i + pairs) = TStorage.Narrow(float.MultiplyAddEstimate(b, c, a * s));
        }
    }

    /// <summary>Turns as many pairs from <paramref name="i"/> on as fill whole vectors, and says where it stopped.</summary>
    /// <remarks>
    /// <code>
    /// source[i …]            a0 a1 a2 a3        cos[i …]   c0 c1 c2 c3
    /// source[i + pairs …]    b0 b1 b2 b3        sin[i …]   s0 s1 s2 s3
    /// </code>
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint SplitHalves<T, TStorage, TVector, TLanes>(ref T source, ref float cos, ref float sin, ref T destination, nuint pairs, nuint i)
        where TStorage : IStorage<T>
        where TLanes : ILanes<TVector>
    {
        for (; i + (nuint)TLanes.Count <= pairs; i += (nuint)TLanes.Count)
        {
            TVector a = TStorage.Load<TVector, TLanes>(in source, i);
            TVector b = TStorage.Load<TVector, TLanes>(in source, i + pairs);
            TVector c = TLanes.Load(in cos, i);
            TVector s = TLanes.Load(in sin, i);
            TStorage.Store<TVector, TLanes>(TLanes.MultiplySubtract(a, c, TLanes.Multiply(b, s)), ref destination, i);
            TStorage.Store<TVector, TLanes>(TLanes.MultiplyAdd(b, c, TLanes.Multiply(a, s)), ref destination, i + pairs);
        }

        return i;
    }
}
