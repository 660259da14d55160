namespace RopeCourse;

/// <summary>Divides each frequency by a factor of its own, from one list up to the trained length and another beyond: <c>θ'_i = θ_i/λ_i</c>.</summary>
/// <remarks>
/// Ding et al. 2024, "LongRoPE"; released with Phi-3; <c>rope_type</c> "longrope". The factors divide; multiplying is a known slip. Cos and sin are multiplied by
/// <c>√(1 + ln s/ln L₀)</c> with <c>s = L/L₀</c>, at every length. Crossing <see cref="OriginalLength"/> changes every frequency, so
/// keys cached before the border are wrong after it.
/// </remarks>
public sealed record LongRopeScaling : FrequencyScaling
{
    private readonly double[] _short;
    private readonly double[] _long;

    /// <summary>Takes the two lists and the two lengths.</summary>
    /// <param name="shortFactors"><c>[rotaryDim/2]</c>, the factors up to the original length; positive.</param>
    /// <param name="longFactors"><c>[rotaryDim/2]</c>, the factors beyond it; positive.</param>
    /// <param name="originalLength">The length <c>L₀</c> that the model was trained with, in tokens; at least 2.</param>
    /// <param name="extendedLength">The length <c>L</c> that the long list is made for, in tokens; at least <paramref name="originalLength"/>.</param>
    /// <exception cref="ArgumentNullException">A list is null.</exception>
    /// <exception cref="ArgumentException">The lists are empty, differ in length, or hold a number that is not positive.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length breaks its rule.</exception>
    public LongRopeScaling(IReadOnlyList<double> shortFactors, IReadOnlyList<double> longFactors, int originalLength, int extendedLength)
    {
        _short = Rule.Factors(shortFactors);
        _long = Rule.Factors(longFactors);
        Rule.Length(_short.Length, _long.Length, nameof(longFactors));
        OriginalLength = Rule.AtLeast(2, originalLength);
        ExtendedLength = Rule.AtLeast(originalLength, extendedLength);
    }

    /// <summary>Gets the factors up to the original length, <c>[rotaryDim/2]</c>.</summary>
    public IReadOnlyList<double> ShortFactors => _short.AsReadOnly();

    /// <summary>Gets the factors beyond the original length, <c>[rotaryDim/2]</c>.</summary>
    public IReadOnlyList<double> LongFactors => _long.AsReadOnly();

    /// <summary>Gets the trained length <c>L₀</c> in tokens: the last that uses the short list.</summary>
    public int OriginalLength { get; }

    /// <summary>Gets the extended length <c>L</c> in tokens.</summary>
    public int ExtendedLength { get; }

    /// <summary>Gets a factor <c>s</c> that replaces <c>L/L₀</c> in the attention factor; finite, at least 1, or null where the model gives none.</summary>
    public double? Factor { get; init => field = value is double given ? Rule.Factor(given, nameof(Factor)) : null; }

    /// <summary>Gets a factor on cos and sin that replaces the computed one; positive, or null where the model gives none.</summary>
    public double? AttentionFactorOverride { get; init => field = Rule.PositiveOrNull(value, nameof(AttentionFactorOverride)); }

    /// <inheritdoc/>
    public override bool DependsOnLength => true;

    /// <summary>Gets what cos and sin are multiplied by: the override, else <c>√(1 + ln s/ln L₀)</c>.</summary>
    public override double AttentionFactor => AttentionFactorOverride
        ?? Math.Sqrt(1 + Math.Log(Factor ?? (double)ExtendedLength / OriginalLength) / Math.Log(OriginalLength));

    private protected override PairTreatment[] Apply(double[] frequencies, double thetaBase, int? length)
    {
        Rule.FactorAPair(_short.Length, 2 * frequencies.Length);
        double[] factors = EffectiveLength(length) > OriginalLength ? _long : _short;
        var treatments = new PairTreatment[frequencies.Length];
        for (int i = 0; i < frequencies.Length; i++)
        {
            frequencies[i] /= factors[i];
            treatments[i] = factors[i] == 1 ? PairTreatment.Kept : PairTreatment.Divided;
        }

        return treatments;
    }

    // Only the side of the border counts.
    private protected override int EffectiveLength(int? length) => length > OriginalLength ? OriginalLength + 1 : OriginalLength;
}
