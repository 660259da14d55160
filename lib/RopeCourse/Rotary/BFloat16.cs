using System.Globalization;

namespace RopeCourse;

/// <summary>Stores a number in the upper 16 bits of a float: 8 bits of precision, the range of float.</summary>
/// <remarks>
/// The format of most model weights and key-value caches. It holds every integer only up to 256, so it is for coordinates, never for positions
/// or angles. Rounding goes to the nearest, ties to even.
/// </remarks>
public readonly record struct BFloat16
{
    private BFloat16(ushort bits) => Bits = bits;

    /// <summary>Gets the bits: sign, 8 of exponent, 7 of fraction.</summary>
    public ushort Bits { get; }

    /// <summary>Makes the number with these bits.</summary>
    /// <param name="bits">Sign, 8 bits of exponent, 7 of fraction; any.</param>
    /// <returns>The number.</returns>
    public static BFloat16 FromBits(ushort bits) => new(bits);

    /// <summary>Rounds a float to the nearest number with 8 bits of precision, ties to even. NaN stays NaN; beyond the largest lies infinity.</summary>
    /// <param name="value">Any float.</param>
    public static explicit operator BFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        // The lowest fraction bit of a NaN could be all that keeps it from being infinity: set a bit that stays.
        return new((ushort)((float.IsNaN(value) ? bits | 0x0040_0000 : bits + 0x7FFF + ((bits >> 16) & 1)) >> 16));
    }

    /// <summary>Widens to float, exactly.</summary>
    /// <param name="value">Any number.</param>
    public static implicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.Bits << 16);

    /// <summary>Writes the number as the float that it is.</summary>
    /// <returns>The shortest text that reads back the same, in the invariant culture.</returns>
    public override string ToString() => ((float)this).ToString(CultureInfo.InvariantCulture);
}
