namespace RopeCourse;

/// <summary>Squeezes positions into the trained range: <c>m → m/s</c>, the same as <c>θ'_i = θ_i/s</c> for every pair.</summary>
/// <param name="Factor">The factor <c>s</c>; finite, at least 1.</param>
/// <remarks>
/// Chen et al. 2023, "Extending Context Window of Large Language Models via Positional Interpolation", equation 4; <c>rope_type</c> "linear".
/// Neighbours come <c>s</c> times closer together, for the fast pairs too: that is what the later methods avoid.
/// </remarks>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Factor"/> is not a finite number of at least 1.</exception>
public sealed record PositionInterpolation(double Factor) : FrequencyScaling
{
    /// <summary>Gets the factor <c>s</c>, without unit.</summary>
    public double Factor { get; init => field = Rule.Factor(value, nameof(Factor)); } = Rule.Factor(Factor);

    private protected override PairTreatment[] Apply(double[] frequencies, double thetaBase, int? length) =>
        Blend(frequencies, Factor, keptShare: _ => 0);
}
