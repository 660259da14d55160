using System.Numerics;

namespace RopeCourse;

/// <summary>Writes positions as bits: <c>bit_i(p) = ⌊p / 2^i⌋ mod 2</c>, lowest bit first.</summary>
/// <remarks>
/// Bit <c>i</c> flips every <c>2^i</c> positions and repeats every <c>2^(i+1)</c>: low index, fast wave, as in the
/// sinusoidal and rotary encodings. Gray code (Frank Gray, US patent 2632058, 1953) orders the same bit patterns so that one step flips one bit.
/// </remarks>
public static class BinaryEncoding
{
    /// <summary>Gives the largest number of bits that a position has: 31, for positions are never negative.</summary>
    public const int MaxWidth = 31;

    /// <summary>Computes the number of bits that the positions need: <c>⌈log₂(positions)⌉</c>, at least 1.</summary>
    /// <param name="positions">Number of positions, counted from 0; at least 1.</param>
    /// <returns>The smallest width that <see cref="Table"/> takes for these positions.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="positions"/> is below 1.</exception>
    public static int WidthFor(int positions) =>
        Math.Max(1, BitOperations.Log2((uint)Rule.AtLeast(1, positions) - 1) + (positions > 1 ? 1 : 0));

    /// <summary>Encodes one position as the formula reads: <c>bit_i = ⌊p / 2^i⌋ mod 2</c>.</summary>
    /// <param name="position">The position <c>p</c>; from 0 to <c>2^width − 1</c>.</param>
    /// <param name="width">Number of bits; from 1 to 31.</param>
    /// <returns><c>[width]</c> of 0 and 1, lowest bit first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="width"/> is not in 1 … 31, or <paramref name="position"/> does not fit in it.</exception>
    public static int[] Encode(int position, int width)
    {
        Rule.Between(1, MaxWidth, width);
        CheckFits(position, width);
        var bits = new int[width];
        for (int i = 0; i < width; i++)
            bits[i] = (int)(Math.Floor(position / Math.Pow(2, i)) % 2);
        return bits;
    }

    /// <summary>Encodes one position by shifting: <c>bit_i = (p &gt;&gt; i) &amp; 1</c>.</summary>
    /// <param name="position">The position <c>p</c>; from 0 to <c>2^width − 1</c>.</param>
    /// <param name="destination"><c>[width]</c>, 1 to 31 elements; receives 0 and 1, lowest bit first.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has not 1 to 31 elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> does not fit.</exception>
    public static void Encode(int position, Span<float> destination)
    {
        if (destination.Length is < 1 or > MaxWidth)
            throw new ArgumentException($"destination has {destination.Length} elements; it must have between 1 and {MaxWidth}, one a bit.", nameof(destination));
        CheckFits(position, destination.Length);
        for (int i = 0; i < destination.Length; i++)
            destination[i] = (position >> i) & 1;
    }

    /// <summary>Tables the positions from 0 on in binary.</summary>
    /// <param name="positions">Number of rows; at least 1, at most <c>2^width</c>.</param>
    /// <param name="width">Number of columns, one a bit; from 1 to 31.</param>
    /// <returns><c>[positions, width]</c>; column 0 is the lowest bit.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="width"/> is not in 1 … 31, or <paramref name="positions"/> is below 1 or above <c>2^width</c>.</exception>
    public static BinaryTable Table(int positions, int width) => BuildTable(positions, width, p => p);

    /// <summary>Tables the positions from 0 on in Gray code: neighbours differ in one bit.</summary>
    /// <param name="positions">Number of rows; at least 1, at most <c>2^width</c>.</param>
    /// <param name="width">Number of columns, one a bit; from 1 to 31.</param>
    /// <returns><c>[positions, width]</c>; column 0 is the lowest bit.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="width"/> is not in 1 … 31, or <paramref name="positions"/> is below 1 or above <c>2^width</c>.</exception>
    public static BinaryTable GrayTable(int positions, int width) => BuildTable(positions, width, GrayCode);

    /// <summary>Computes the Gray code of a position: <c>g = p XOR ⌊p/2⌋</c>.</summary>
    /// <param name="position">The position <c>p</c>; at least 0.</param>
    /// <returns>The number whose bits are the code.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is negative.</exception>
    public static int GrayCode(int position) => Rule.AtLeast(0, position) ^ (position >> 1);

    private static BinaryTable BuildTable(int positions, int width, Func<int, int> code)
    {
        Rule.Between(1, MaxWidth, width);
        Rule.Between(1, (int)Math.Min(1L << width, int.MaxValue), positions);
        var bits = new int[positions, width];
        for (int p = 0; p < positions; p++)
        {
            int value = code(p);
            for (int i = 0; i < width; i++)
                bits[p, i] = (value >> i) & 1;
        }

        return new BinaryTable(bits);
    }

    private static void CheckFits(int position, int width) => Rule.Between(0, (int)((1L << width) - 1), position);
}
