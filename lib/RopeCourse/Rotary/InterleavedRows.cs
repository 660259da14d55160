using System.Runtime.CompilerServices;

namespace RopeCourse;

/// <summary>Turns pairs <c>(2i, 2i+1)</c>: a pair's two coordinates are neighbours in one vector.</summary>
internal readonly struct InterleavedRows : IRowKernel
{
    /// <summary>Turns pair <paramref name="i"/> of each row: what the vectors do, one lane wide.</summary>
    public static void TurnPair<T, TStorage>(RowGroup rows, nuint i, ref T source, ref float cos, ref float sin, ref T destination)
        where TStorage : IStorage<T>
    {
        (float c, float s) = (Unsafe.Add(ref cos, i), Unsafe.Add(ref sin, i));
        for (nuint row = 0, x = 2 * i; row < rows.Rows; row++, x += rows.Step)
        {
            float a = TStorage.Widen(Unsafe.Add(ref source, x));
            float b = TStorage.Widen(Unsafe.Add(ref source, x + 1));
            Unsafe.Add(ref destination, x) = TStorage.Narrow(float.MultiplyAddEstimate(a, c, -(b * s)));
            Unsafe.Add(ref destination, x + 1) = TStorage.Narrow(float.MultiplyAddEstimate(b, c, a * s));
        }
    }

    /// <summary>Turns as many pairs of each row as fill two whole vectors, from pair <paramref name="i"/> on, and says where it stopped.</summary>
    /// <remarks>
    /// With four lanes, <c>c0 c1 c2 c3</c> serves eight coordinates; each cos stands in both lanes of its pair:
    /// <code>
    /// lower         a0  b0  a1  b1        upper         a2  b2  a3  b3
    /// lowerCos      c0  c0  c1  c1        upperCos      c2  c2  c3  c3
    /// swapped       b0  a0  b1  a1        swapped       b2  a2  b3  a3
    /// lowerSin     −s0  s0 −s1  s1        upperSin     −s2  s2 −s3  s3
    /// </code>
    /// A turned vector is <c>x·cos + swapped·sin</c>, lane by lane.
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
            (TVector lowerCos, TVector upperCos) = (TLanes.TwiceLower(c), TLanes.TwiceUpper(c));
            (TVector lowerSin, TVector upperSin) = (TLanes.NegateEven(TLanes.TwiceLower(s)), TLanes.NegateEven(TLanes.TwiceUpper(s)));
            for (nuint row = 0, x = 2 * i; row < rows.Rows; row++, x += rows.Step)
            {
                TVector lower = TStorage.Load<TVector, TLanes>(in source, x);
                TVector upper = TStorage.Load<TVector, TLanes>(in source, x + (nuint)TLanes.Count);
                TVector turnedLower = TLanes.MultiplyAdd(lower, lowerCos, TLanes.Multiply(TLanes.SwapNeighbours(lower), lowerSin));
                TVector turnedUpper = TLanes.MultiplyAdd(upper, upperCos, TLanes.Multiply(TLanes.SwapNeighbours(upper), upperSin));
                TStorage.Store<TVector, TLanes>(turnedLower, ref destination, x);
                TStorage.Store<TVector, TLanes>(turnedUpper, ref destination, x + (nuint)TLanes.Count);
            }
        }

        return i;
    }
}
