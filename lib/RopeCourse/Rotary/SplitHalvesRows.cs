using System.Runtime.CompilerServices;

namespace RopeCourse;

/// <summary>Turns pairs <c>(i, i + d/2)</c>: both halves are read as whole vectors, no lane moves.</summary>
internal readonly struct SplitHalvesRows : IRowKernel
{
    /// <summary>Turns pair <paramref name="i"/> of each row: what the vectors do, one lane wide.</summary>
    public static void TurnPair<T, TStorage>(RowGroup rows, nuint i, ref T source, ref float cos, ref float sin, ref T destination)
        where TStorage : IStorage<T>
    {
        (float c, float s) = (Unsafe.Add(ref cos, i), Unsafe.Add(ref sin, i));
        for (nuint row = 0, x = i; row < rows.Rows; row++, x += rows.Step)
        {
            float a = TStorage.Widen(Unsafe.Add(ref source, x));
            float b = TStorage.Widen(Unsafe.Add(ref source, x + rows.Pairs));
            Unsafe.Add(ref destination, x) = TStorage.Narrow(float.MultiplyAddEstimate(a, c, -(b * s)));
            Unsafe.Add(ref destination, x + rows.Pairs) = TStorage.Narrow(float.MultiplyAddEstimate(b, c, a * s));
        }
    }

    /// <summary>Turns as many pairs of each row as fill whole vectors, from pair <paramref name="i"/> on, and says where it stopped.</summary>
    /// <remarks>
    /// With four lanes:
    /// <code>
    /// source[x …]            a0 a1 a2 a3        cos[i …]   c0 c1 c2 c3
    /// source[x + pairs …]    b0 b1 b2 b3        sin[i …]   s0 s1 s2 s3
    /// </code>
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Turn<T, TStorage, TVector, TLanes>(RowGroup rows, nuint i, ref T source, ref float cos, ref float sin, ref T destination)
        where TStorage : IStorage<T>
        where TLanes : ILanes<TVector>
    {
        for (; i + (nuint)TLanes.Count <= rows.Pairs; i += (nuint)TLanes.Count)
        {
            TVector c = TLanes.Load(in cos, i);
            TVector s = TLanes.Load(in sin, i);
            TVector minus = TLanes.Negate(s);
            for (nuint row = 0, x = i; row < rows.Rows; row++, x += rows.Step)
            {
                TVector a = TStorage.Load<TVector, TLanes>(in source, x);
                TVector b = TStorage.Load<TVector, TLanes>(in source, x + rows.Pairs);
                TStorage.Store<TVector, TLanes>(TLanes.MultiplyAdd(a, c, TLanes.Multiply(b, minus)), ref destination, x);
                TStorage.Store<TVector, TLanes>(TLanes.MultiplyAdd(b, c, TLanes.Multiply(a, s)), ref destination, x + rows.Pairs);
            }
        }

        return i;
    }
}
