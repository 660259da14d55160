namespace RopeCourse;

/// <summary>Keeps <c>cos(p·θ_i)</c> and <c>sin(p·θ_i)</c> of the positions from 0 on, so that rotating needs no trigonometry.</summary>
/// <remarks>
/// One column a pair, <c>[positions, rotaryDim/2]</c>; the same for both pairings and for every head and layer. Angles are
/// computed in double and the results stored as float, which keeps them within 1e-6 at ten million positions.
/// Both are already multiplied by the attention factor of the scaling.
/// </remarks>
public sealed class RotaryCache
{
    private readonly RotaryEmbedding _rotary;
    private readonly float[] _cos;
    private readonly float[] _sin;

    /// <summary>Computes the cache of a rotation.</summary>
    /// <param name="positions">Number of positions, counted from 0; at least 1.</param>
    /// <param name="rotary">The rotation whose frequencies and attention factor count.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rotary"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="positions"/> is below 1, or the cache would hold more elements than an array can.</exception>
    public RotaryCache(int positions, RotaryEmbedding rotary)
    {
        ArgumentNullException.ThrowIfNull(rotary);
        _rotary = rotary;
        Positions = Rule.Between(1, Array.MaxLength / PairCount, positions);
        _cos = new float[positions * PairCount];
        _sin = new float[positions * PairCount];
        for (int p = 0; p < positions; p++)
            Angles.Fill(p, rotary.Frequencies, rotary.AttentionFactor, _cos.AsSpan(p * PairCount, PairCount), _sin.AsSpan(p * PairCount, PairCount));
    }

    /// <summary>Computes the cache of plain frequencies <c>θ_i = b^(−2i/d)</c>.</summary>
    /// <param name="positions">Number of positions, counted from 0; at least 1.</param>
    /// <param name="rotaryDim">Number of coordinates <c>d</c> that rotate; even, at least 2.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule, or the cache would hold more elements than an array can.</exception>
    public RotaryCache(int positions, int rotaryDim, double thetaBase = RopeCourse.ThetaBase.Default)
        : this(positions, new RotaryEmbedding(Rule.Even(rotaryDim), PairLayout.Interleaved, thetaBase))
    {
    }

    /// <summary>Gets the number of positions.</summary>
    public int Positions { get; }

    /// <summary>Gets the number of coordinates <c>d</c> that rotate.</summary>
    public int RotaryDim => _rotary.RotaryDim;

    /// <summary>Gets the base <c>b</c>.</summary>
    public double ThetaBase => _rotary.ThetaBase;

    /// <summary>Gets the number of pairs, <c>d/2</c>.</summary>
    public int PairCount => RotaryDim / 2;

    /// <summary>Gets the cos of all positions, <c>[Positions × PairCount]</c>.</summary>
    internal ReadOnlySpan<float> AllCos => _cos;

    /// <summary>Gets the sin of all positions, <c>[Positions × PairCount]</c>.</summary>
    internal ReadOnlySpan<float> AllSin => _sin;

    /// <summary>Gets the rotation in words, for messages.</summary>
    internal string Rotation => _rotary.Rotation;

    /// <summary>Gives <c>cos(position·θ_i)</c> of all pairs.</summary>
    /// <param name="position">The position; from 0 to <c>Positions − 1</c>.</param>
    /// <returns><c>[RotaryDim/2]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cache does not hold this position.</exception>
    public ReadOnlySpan<float> Cos(int position) =>
        _cos.AsSpan(Rule.Between(0, Positions - 1, position) * PairCount, PairCount);

    /// <summary>Gives <c>sin(position·θ_i)</c> of all pairs.</summary>
    /// <param name="position">The position; from 0 to <c>Positions − 1</c>.</param>
    /// <returns><c>[RotaryDim/2]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cache does not hold this position.</exception>
    public ReadOnlySpan<float> Sin(int position) =>
        _sin.AsSpan(Rule.Between(0, Positions - 1, position) * PairCount, PairCount);

    /// <summary>Tells whether this cache holds the cos and sin that a rotation needs. Pairing and head dimension do not matter.</summary>
    internal bool Serves(RotaryEmbedding rotary) => ReferenceEquals(rotary, _rotary) || rotary.TurnsLike(_rotary);
}
