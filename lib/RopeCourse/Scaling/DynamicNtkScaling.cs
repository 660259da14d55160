namespace RopeCourse;

/// <summary>Raises the base with the length: <c>b' = b·(f·L/L₀ − (f − 1))^(d/(d−2))</c> once <c>L</c> tokens exceed the original <c>L₀</c>.</summary>
/// <param name="Factor">The factor <c>f</c>; finite, at least 1. With 1 the base follows the length alone.</param>
/// <param name="OriginalLength">The length <c>L₀</c> that the model was trained with, in tokens; at least 1.</param>
/// <remarks>
/// Peng et al. 2023, "YaRN", section 3.3; <c>rope_type</c> "dynamic". Up to <c>L₀</c> nothing changes. Beyond it, every new token changes every
/// frequency, so keys must be cached before they are rotated, or rotated anew. A program that puts <c>L₀·f</c> for <c>L</c> once and for all
/// (vLLM issue 41236) computes another method.
/// </remarks>
/// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
public sealed record DynamicNtkScaling(double Factor, int OriginalLength) : FrequencyScaling
{
    /// <summary>Gets the factor <c>f</c>, without unit.</summary>
    public double Factor { get; init => field = Rule.Factor(value, nameof(Factor)); } = Rule.Factor(Factor);

    /// <summary>Gets the trained length <c>L₀</c> in tokens.</summary>
    public int OriginalLength { get; init => field = Rule.AtLeast(1, value, nameof(OriginalLength)); } = Rule.AtLeast(1, OriginalLength);

    /// <inheritdoc/>
    public override bool DependsOnLength => true;

    /// <summary>Computes the base at a length: <c>b' = b·(f·L/L₀ − (f − 1))^(d/(d−2))</c>.</summary>
    /// <param name="rotaryDim">Number of coordinates <c>d</c>; even, at least 4.</param>
    /// <param name="length">Number of tokens <c>L</c>; at least 1. At most <c>L₀</c> of them leave the base as it is.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, at least 1.</param>
    /// <returns>The base <c>b'</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public double EffectiveBase(int rotaryDim, int length, double thetaBase = ThetaBase.Default) =>
        NtkAwareScaling.Raise(Rule.Base(thetaBase), Stretch(Rule.AtLeast(1, length)), rotaryDim);

    private protected override PairTreatment[] Apply(double[] frequencies, double thetaBase, int? length)
    {
        Rule.TwoPairs(2 * frequencies.Length);
        return NtkAwareScaling.Apply(frequencies, thetaBase, Stretch(EffectiveLength(length)));
    }

    private protected override int EffectiveLength(int? length) => Math.Max(OriginalLength, length ?? OriginalLength);

    private double Stretch(int length) => length <= OriginalLength ? 1 : Factor * length / OriginalLength - (Factor - 1);
}
