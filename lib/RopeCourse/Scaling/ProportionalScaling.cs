namespace RopeCourse;

/// <summary>Lets only the fastest share of the pairs turn: <c>θ'_i = θ_i/f</c> for <c>i &lt; ⌊p·d/2⌋</c>, else 0.</summary>
/// <param name="Proportion">The share <c>p</c> of the pairs that turn; above 0, at most 1.</param>
/// <remarks>
/// Barbero et al. 2024, "Round and round we go!" (p-RoPE); Gemma 4 uses <c>p = 0.25</c> in its global layers, <c>rope_type</c> "proportional". Unlike a partial
/// rotation, the exponent's denominator is the whole head dimension, and with <see cref="PairLayout.SplitHalves"/> pair <c>i</c> is
/// <c>(i, i + headDim/2)</c>. So the rotary dimension must be the head dimension; slicing off the first quarter of a head would be wrong twice.
/// </remarks>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Proportion"/> is not above 0 and at most 1.</exception>
public sealed record ProportionalScaling(double Proportion) : FrequencyScaling
{
    /// <summary>Gets the share <c>p</c> of the pairs that turn.</summary>
    public double Proportion { get; init => field = Rule.Share(value, nameof(Proportion)); } = Rule.Share(Proportion);

    /// <summary>Gets the factor <c>f</c> that divides the frequencies that are left: 1 unless set; finite, at least 1.</summary>
    public double Factor { get; init => field = Rule.Factor(value, nameof(Factor)); } = 1;

    private protected override PairTreatment[] Apply(double[] frequencies, double thetaBase, int? length)
    {
        int turning = (int)(Proportion * (2 * frequencies.Length) / 2);
        PairTreatment[] treatments = Blend(frequencies, Factor, keptShare: _ => 0);
        frequencies.AsSpan(turning).Clear();
        treatments.AsSpan(turning).Fill(PairTreatment.Resting);
        return treatments;
    }
}
