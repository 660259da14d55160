using System.Globalization;
using System.Numerics;

namespace RopeCourse.Tests;

/// <summary>
/// A number with 256 bits after the point, some 77 decimal digits: what the library's doubles are compared with. Every function
/// reduces its argument and sums a series until the terms vanish, so that results hold to more than 70 digits.
/// </summary>
internal readonly record struct Digits(BigInteger Scaled) : IComparable<Digits>
{
    private const int Bits = 256;
    private static readonly BigInteger s_one = BigInteger.One << Bits;

    public static readonly Digits Ln2 = new(2 * Atanh(s_one / 3));
    public static readonly Digits Pi = new(4 * (4 * Atan(5) - Atan(239)));

    public static implicit operator Digits(int value) => new(value * s_one);

    public static Digits Of(long value) => new(value * s_one);

    /// <summary>Takes a double for the exact binary number that it is.</summary>
    public static Digits Exactly(double value) => new(new BigInteger(Math.ScaleB(value, 52 - Math.ILogB(value))) * s_one >> (52 - Math.ILogB(value)));

    public static Digits operator +(Digits a, Digits b) => new(a.Scaled + b.Scaled);

    public static Digits operator -(Digits a, Digits b) => new(a.Scaled - b.Scaled);

    public static Digits operator -(Digits a) => new(-a.Scaled);

    public static Digits operator *(Digits a, Digits b) => new((a.Scaled * b.Scaled) >> Bits);

    public static Digits operator /(Digits a, Digits b) => new((a.Scaled << Bits) / b.Scaled);

    public static bool operator <(Digits a, Digits b) => a.Scaled < b.Scaled;

    public static bool operator >(Digits a, Digits b) => a.Scaled > b.Scaled;

    public int CompareTo(Digits other) => Scaled.CompareTo(other.Scaled);

    /// <summary>ln x = k·ln 2 + 2·atanh((m − 1)/(m + 1)), with x = m·2^k.</summary>
    public static Digits Ln(Digits x)
    {
        int k = (int)x.Scaled.GetBitLength() - Bits;
        BigInteger m = k >= 0 ? x.Scaled >> k : x.Scaled << -k;
        return Ln2 * k + new Digits(2 * Atanh(((m - s_one) << Bits) / (m + s_one)));
    }

    /// <summary>e^x = 2^k·e^r, with x = k·ln 2 + r.</summary>
    public static Digits Exp(Digits x)
    {
        int k = (int)(x.Scaled / Ln2.Scaled);
        BigInteger r = x.Scaled - k * Ln2.Scaled, term = s_one, sum = s_one;
        for (int n = 1; !term.IsZero; n++)
            sum += term = ((term * r) >> Bits) / n;
        return new Digits(k >= 0 ? sum << k : sum >> -k);
    }

    public static Digits Pow(Digits x, Digits exponent) => Exp(exponent * Ln(x));

    public static Digits Sqrt(Digits x) => Pow(x, (Digits)1 / 2);

    public static Digits Sin(Digits angle)
    {
        BigInteger x = BigInteger.Remainder(angle.Scaled, 2 * Pi.Scaled), term = x, sum = x;
        for (int n = 2; !term.IsZero && term != -1; n += 2)
            sum += term = -((term * x) >> Bits) * x / (s_one * n * (n + 1));
        return new Digits(sum);
    }

    public static Digits Cos(Digits angle) => Sin(angle + Pi / 2);

    /// <summary>The nearest double or nearly so: 53 of the 256 bits.</summary>
    public double ToDouble()
    {
        int drop = Math.Max(0, (int)BigInteger.Abs(Scaled).GetBitLength() - 60);
        return Math.ScaleB((double)(Scaled >> drop), drop - Bits);
    }

    /// <summary>Writes the first 50 digits after the point, rounded towards zero.</summary>
    public override string ToString()
    {
        BigInteger digits = BigInteger.Abs(Scaled) * BigInteger.Pow(10, 50) >> Bits;
        string text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(51, '0');
        return $"{(Scaled.Sign < 0 ? "-" : "")}{text[..^50]}.{text[^50..]}";
    }

    private static BigInteger Atanh(BigInteger x) => OddSeries(x, square: x * x >> Bits, alternating: false);

    private static BigInteger Atan(int inverse) => OddSeries(s_one / inverse, s_one / inverse / inverse, alternating: true);

    /// <summary>Sums x ± x³/3 + x⁵/5 ± …</summary>
    private static BigInteger OddSeries(BigInteger x, BigInteger square, bool alternating)
    {
        BigInteger power = x, sum = x;
        for (int n = 3; BigInteger.Abs(power) > 1; n += 2)
        {
            power = power * square >> Bits;
            sum += alternating && n % 4 == 3 ? -power / n : power / n;
        }

        return sum;
    }
}
