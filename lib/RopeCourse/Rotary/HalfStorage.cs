using System.Runtime.CompilerServices;

namespace RopeCourse;

/// <summary>The 16 bits of <see cref="Half"/>, 1 of sign, 5 of exponent and 10 of fraction, many at a time.</summary>
/// <remarks>
/// <code>
/// float   s eeeeeeee fffffffffffffffffffffff    exponent counted from 127
/// Half    s    eeeee ffffffffff                 exponent counted from 15
/// </code>
/// </remarks>
internal readonly struct HalfStorage : IStorage<ushort>
{
    // The fraction of a float is 13 bits longer, its exponent counted from 112 further up.
    private const int Fraction = 13;
    private const uint Exponent = 112u << 23;

    public static float Widen(ushort stored) => (float)BitConverter.UInt16BitsToHalf(stored);

    public static ushort Narrow(float value) => BitConverter.HalfToUInt16Bits((Half)value);

    /// <summary>Moves exponent and fraction to their places in a float and multiplies by 2^112, which is exact and makes numbers below 2^−14 normal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load<TVector, TLanes>(ref readonly ushort source, nuint index)
        where TLanes : ILanes<TVector>
    {
        TVector stored = TLanes.Load16(in source, index);
        TVector magnitude = TLanes.ShiftLeft(TLanes.And(stored, TLanes.Every(0x7FFF)), Fraction);
        TVector sign = TLanes.ShiftLeft(TLanes.And(stored, TLanes.Every(0x8000)), 16);
        TVector value = TLanes.Multiply(magnitude, TLanes.Every((127 + 112) << 23));
        // From 2^16 on stand infinity and NaN: all bits of the exponent are set.
        TVector special = TLanes.Or(value, TLanes.Every(0x7F80_0000));
        return TLanes.Or(TLanes.WhereLess(value, TLanes.Every(0x4780_0000), value, special), sign);
    }

    /// <summary>Rounds to the nearest, ties to even; what is 65,520 or more becomes infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TVector, TLanes>(TVector value, ref ushort destination, nuint index)
        where TLanes : ILanes<TVector>
    {
        TVector sign = TLanes.And(TLanes.ShiftRight(value, 16), TLanes.Every(0x8000));
        TVector magnitude = TLanes.Smaller(TLanes.And(value, TLanes.Every(0x7FFF_FFFF)), TLanes.Every(0x477F_F000));
        TVector odd = TLanes.And(TLanes.ShiftRight(magnitude, Fraction), TLanes.Every(1));
        TVector rounded = TLanes.AddBits(TLanes.AddBits(magnitude, TLanes.Every(unchecked(0xFFF - Exponent))), odd);
        TVector normal = TLanes.ShiftRight(rounded, Fraction);
        // Below 2^−14 a Half counts steps of 2^−24, and so do the last bits of floats from one half on: the addition rounds.
        TVector steps = TLanes.AddBits(TLanes.Add(magnitude, TLanes.Every(0x3F00_0000)), TLanes.Every(unchecked(0u - 0x3F00_0000)));
        TVector bits = TLanes.WhereLess(magnitude, TLanes.Every(0x3880_0000), steps, normal);
        bits = TLanes.WhereNaN(value, TLanes.Every(0x7E00), bits);
        TLanes.Store16(TLanes.Or(bits, sign), ref destination, index);
    }
}
