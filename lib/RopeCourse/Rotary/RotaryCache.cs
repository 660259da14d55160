namespace RopeCourse;

/// <summary>Keeps <c>cos(p·θ_i)</c> and <c>sin(p·θ_i)</c> of the positions from 0 on, so that rotating needs no trigonometry.</summary>
/// <remarks>
/// One column a pair, <c>[positions, rotaryDim/2]</c>; the same for both pairings and for every head and layer. Angles are
/// computed in double and the results stored as float, which keeps them within 1e-6 at ten million positions.
/// Both are already multiplied by the attention factor of the scaling.
/// A cache grows only when asked to. Any number of threads may read it while others make it grow: a row never changes once it is there,
/// rows that were handed out stay valid, and <see cref="Positions"/> rises only after the new rows are complete.
/// </remarks>
public sealed class RotaryCache
{
    private readonly AngleRows _angles;
    private readonly Lock _growing = new();

    // Written in this order, and read the other way round: who sees the number of positions sees tables that hold them.
    private float[] _cos = [];
    private float[] _sin = [];
    private volatile int _positions;

    /// <summary>Computes the cache of a rotation.</summary>
    /// <param name="positions">Number of positions, counted from 0; at least 1.</param>
    /// <param name="rotary">The rotation whose frequencies and attention factor count.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rotary"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="positions"/> is below 1, or the cache would hold more elements than an array can.</exception>
    public RotaryCache(int positions, RotaryEmbedding rotary)
    {
        ArgumentNullException.ThrowIfNull(rotary);
        Rotary = rotary;
        PairCount = rotary.RotaryDim / 2;
        Rule.Between(1, MaxPositions, positions);
        _angles = new AngleRows(rotary.Frequencies, rotary.AttentionFactor);
        Grow(positions);
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

    /// <summary>Gets the number of positions that are held.</summary>
    public int Positions => _positions;

    /// <summary>Gets the rotation that the cache was computed for. Rotations that turn alike may use it too.</summary>
    public RotaryEmbedding Rotary { get; }

    /// <summary>Gets the number of coordinates <c>d</c> that rotate.</summary>
    public int RotaryDim => Rotary.RotaryDim;

    /// <summary>Gets the base <c>b</c>.</summary>
    public double ThetaBase => Rotary.ThetaBase;

    /// <summary>Gets the number of pairs, <c>d/2</c>.</summary>
    public int PairCount { get; }

    /// <summary>Gets the cos of all positions, <c>[Positions × PairCount]</c>.</summary>
    internal ReadOnlySpan<float> AllCos => _cos;

    /// <summary>Gets the sin of all positions, <c>[Positions × PairCount]</c>.</summary>
    internal ReadOnlySpan<float> AllSin => _sin;

    /// <summary>Gets the rotation in words, for messages.</summary>
    internal string Rotation => Rotary.Rotation;

    private int MaxPositions => Array.MaxLength / PairCount;

    /// <summary>Gives <c>cos(position·θ_i)</c> of all pairs.</summary>
    /// <param name="position">The position; from 0 to <c>Positions − 1</c>.</param>
    /// <returns><c>[RotaryDim/2]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cache does not hold this position.</exception>
    public ReadOnlySpan<float> Cos(int position)
    {
        // The check comes first on purpose: the number of positions is read before the table.
        int start = Rule.Between(0, Positions - 1, position) * PairCount;
        return _cos.AsSpan(start, PairCount);
    }

    /// <summary>Gives <c>sin(position·θ_i)</c> of all pairs.</summary>
    /// <param name="position">The position; from 0 to <c>Positions − 1</c>.</param>
    /// <returns><c>[RotaryDim/2]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cache does not hold this position.</exception>
    public ReadOnlySpan<float> Sin(int position)
    {
        int start = Rule.Between(0, Positions - 1, position) * PairCount;
        return _sin.AsSpan(start, PairCount);
    }

    /// <summary>Makes the cache hold at least so many positions. Rows that are there are kept; only new ones are computed.</summary>
    /// <param name="positions">Number of positions, counted from 0; at least 1.</param>
    /// <remarks>
    /// Nothing happens, and nothing is allocated, where the cache holds them already. Else it at least doubles, as a list does, so that a text that
    /// grows token by token costs the same a token on average. The old rows are copied, which takes both tables at once while it lasts.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="positions"/> is below 1, or the cache would hold more elements than an array can.</exception>
    public void EnsurePositions(int positions)
    {
        Rule.Between(1, MaxPositions, positions);
        if (positions <= Positions)
            return;
        lock (_growing)
        {
            // Another thread may have been here first.
            if (positions > Positions)
                Grow((int)Math.Min(MaxPositions, Math.Max(positions, 2L * Positions)));
        }
    }

    /// <summary>Gives the cache for a text of some length: this one, grown to hold it, or a new one where the scaling has changed the frequencies.</summary>
    /// <param name="length">Number of tokens of the text, the cached ones too; at least 1.</param>
    /// <returns>
    /// A cache of at least <paramref name="length"/> positions whose <see cref="Rotary"/> fits the length. It is another object exactly where the angles or the
    /// attention factor differ; then keys that were cached rotated are stale and must be rotated anew.
    /// </returns>
    /// <remarks>
    /// Call it before each step and keep what it gives: <c>cache = cache.AtLength(length)</c>. Most scalings never change. LongRoPE changes where the text crosses
    /// its original length, and when it comes back. Dynamic NTK changes with every token beyond it, and each time all rows are computed: that is its price.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is below 1, or the cache would hold more elements than an array can.</exception>
    public RotaryCache AtLength(int length)
    {
        Rule.Between(1, MaxPositions, length);
        // Asked first, because it costs nothing: making the other rotation allocates.
        if (Rotary.Scaling.ChangesBetween(Rotary.Length, length))
        {
            RotaryEmbedding changed = Rotary.AtLength(length);
            if (!Serves(changed))
                return new RotaryCache(length, changed);
        }

        EnsurePositions(length);
        return this;
    }

    /// <summary>Tells whether this cache holds the cos and sin that a rotation needs. Pairing and head dimension do not matter.</summary>
    internal bool Serves(RotaryEmbedding rotary) => ReferenceEquals(rotary, Rotary) || rotary.TurnsLike(Rotary);

    private void Grow(int positions)
    {
        int held = _positions * PairCount;
        float[] cos = GC.AllocateUninitializedArray<float>(positions * PairCount);
        float[] sin = GC.AllocateUninitializedArray<float>(positions * PairCount);
        _cos.AsSpan(0, held).CopyTo(cos);
        _sin.AsSpan(0, held).CopyTo(sin);
        _angles.Fill(_positions, positions - _positions, PairCount, cos.AsSpan(held), sin.AsSpan(held));
        _cos = cos;
        _sin = sin;
        _positions = positions;
    }
}
