namespace RopeCourse;

/// <summary>Turns each pair of coordinates by an angle that grows with the position: <c>(a, b) → (a·cos mθ_i − b·sin mθ_i, a·sin mθ_i + b·cos mθ_i)</c>.</summary>
/// <remarks>
/// Su et al. 2021, "RoFormer", section 3.2.2. A positive position turns counter-clockwise, so <c>(1, 0)</c> at position 1 becomes
/// <c>(cos 1, +sin 1)</c> in pair 0. It works on one head (not the whole hidden vector), on queries and keys (not values).
/// With a partial rotation the first <c>rotaryDim</c> coordinates turn, the exponent's denominator is <c>rotaryDim</c>, and the rest stays as it is.
/// A scaling may ask for a factor on cos and sin (<see cref="AttentionFactor"/>); with 1, its usual value, a rotation keeps the norm.
/// Overloads in double read like the formula; overloads in float, Half and BFloat16 are fast.
/// </remarks>
public sealed partial class RotaryEmbedding
{
    private readonly ScaledFrequencies _scaled;

    /// <summary>Chooses the shape of the rotation.</summary>
    /// <param name="headDim">Number of coordinates of one head; even, at least 2.</param>
    /// <param name="layout">Which coordinates form a pair.</param>
    /// <param name="thetaBase">The base <c>b</c> in <c>θ_i = b^(−2i/rotaryDim)</c>; finite, at least 1.</param>
    /// <param name="rotaryDim">Number of coordinates that turn; even, from 2 to <paramref name="headDim"/>. All of them when left out.</param>
    /// <param name="scaling">How the frequencies are changed to reach further than the trained length; not at all when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule, or the scaling cannot work with the dimensions or the base.</exception>
    public RotaryEmbedding(
        int headDim, PairLayout layout, double thetaBase = RopeCourse.ThetaBase.Default, int? rotaryDim = null, FrequencyScaling? scaling = null)
        : this(headDim, layout, thetaBase, rotaryDim, scaling, length: null)
    {
    }

    private RotaryEmbedding(int headDim, PairLayout layout, double thetaBase, int? rotaryDim, FrequencyScaling? scaling, int? length)
    {
        HeadDim = Rule.Even(headDim);
        Layout = Rule.Defined(layout);
        ThetaBase = Rule.Base(thetaBase);
        RotaryDim = Rule.EvenUpTo(headDim, rotaryDim ?? headDim, nameof(rotaryDim));
        Scaling = scaling ?? FrequencyScaling.None;
        Rule.WholeHead(Scaling, HeadDim, RotaryDim);
        _scaled = Scaling.Scale(RotaryDim, thetaBase, length);
        Length = length;
    }

    /// <summary>Gets the number of coordinates of one head.</summary>
    public int HeadDim { get; }

    /// <summary>Gets the number of coordinates that turn.</summary>
    public int RotaryDim { get; }

    /// <summary>Gets which coordinates form a pair.</summary>
    public PairLayout Layout { get; }

    /// <summary>Gets the base <c>b</c>.</summary>
    public double ThetaBase { get; }

    /// <summary>Gets how the frequencies are changed.</summary>
    public FrequencyScaling Scaling { get; }

    /// <summary>Gets the number of tokens that the frequencies were computed for; null where none was named, which stands for the trained length.</summary>
    public int? Length { get; }

    /// <summary>Gets a copy of <c>θ_i</c> after scaling, <c>[RotaryDim/2]</c>, in radians a position.</summary>
    public double[] InverseFrequencies => [.. Frequencies];

    /// <summary>Gets a copy of what the scaling did to each pair, <c>[RotaryDim/2]</c>.</summary>
    public PairTreatment[] Treatments => [.. _scaled.Treatments];

    /// <summary>Gets what every rotated coordinate is multiplied by, without unit: 1 but for YaRN and LongRoPE.</summary>
    public double AttentionFactor => _scaled.AttentionFactor;

    internal ReadOnlySpan<double> Frequencies => _scaled.InverseFrequencies;

    /// <summary>Gets the rotation in words, for messages.</summary>
    internal string Rotation => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"rotaryDim {RotaryDim}, thetaBase {ThetaBase} and {Scaling}{(Length is int length && Scaling.DependsOnLength ? $" at length {length}" : "")}");

    /// <summary>Gives the rotation for a sequence of some length: this one, unless the scaling depends on the length.</summary>
    /// <param name="length">Number of tokens of the sequence, the cached ones too; at least 1.</param>
    /// <returns>A rotation whose frequencies fit. Where they differ from this one's, keys that were cached rotated must be rotated anew.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is below 1.</exception>
    public RotaryEmbedding AtLength(int length)
    {
        Rule.AtLeast(1, length);
        return Scaling.DependsOnLength ? new RotaryEmbedding(HeadDim, Layout, ThetaBase, RotaryDim, Scaling, length) : this;
    }

    /// <summary>Tells whether another rotation turns every pair by the same angles and factor, so that both can share a cache and cached keys.</summary>
    /// <param name="other">The other rotation.</param>
    /// <returns>True where the frequencies and the factor are equal to the last bit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public bool TurnsLike(RotaryEmbedding other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return AttentionFactor == other.AttentionFactor && Frequencies.SequenceEqual(other.Frequencies);
    }

    /// <summary>Gives the two coordinates that turn together: <c>(2i, 2i+1)</c> or <c>(i, i + RotaryDim/2)</c>.</summary>
    /// <param name="pair">The pair index <c>i</c>, from 0 to <c>RotaryDim/2 − 1</c>.</param>
    /// <returns>The coordinates <c>a</c> and <c>b</c> of the formula.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pair.</exception>
    public (int First, int Second) Pair(int pair)
    {
        Rule.Between(0, RotaryDim / 2 - 1, pair);
        return Pairs.Of(Layout, RotaryDim, pair);
    }
}
