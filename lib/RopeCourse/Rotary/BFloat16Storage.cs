using System.Runtime.CompilerServices;

namespace RopeCourse;

/// <summary>The upper 16 bits of a float, rounded to the nearest, ties to even. The bits of <see cref="BFloat16"/>, many at a time.</summary>
internal readonly struct BFloat16Storage : IStorage<ushort>
{
    public static float Widen(ushort stored) => BFloat16.FromBits(stored);

    public static ushort Narrow(float value) => ((BFloat16)value).Bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load<TVector, TLanes>(ref readonly ushort source, nuint index)
        where TLanes : ILanes<TVector> => TLanes.ShiftLeft(TLanes.Load16(in source, index), 16);

    /// <summary>Adds just under half of the last kept bit, and one more where that bit is odd; then the lower 16 bits fall off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TVector, TLanes>(TVector value, ref ushort destination, nuint index)
        where TLanes : ILanes<TVector>
    {
        TVector odd = TLanes.And(TLanes.ShiftRight(value, 16), TLanes.Every(1));
        TVector rounded = TLanes.AddBits(TLanes.AddBits(value, TLanes.Every(0x7FFF)), odd);
        // A NaN must not round to infinity: the bit that makes it quiet stays.
        TVector bits = TLanes.WhereNaN(value, TLanes.Or(value, TLanes.Every(0x0040_0000)), rounded);
        TLanes.Store16(TLanes.ShiftRight(bits, 16), ref destination, index);
    }
}
