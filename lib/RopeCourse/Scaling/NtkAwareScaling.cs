namespace RopeCourse;

/// <summary>Raises the base: <c>b' = b·s^(d/(d−2))</c>, so that the fastest pair keeps its frequency and the slowest is divided by exactly <c>s</c>.</summary>
/// <param name="Factor">The factor <c>s</c>; finite, at least 1.</param>
/// <remarks>
/// Peng et al. 2023, "YaRN", definition 1 and equation 16; first posted by bloc97. Every pair between the first and the last is
/// divided by <c>s^(2i/(d−2))</c>. Code Llama did the same by setting its base to 1,000,000. Needs at least two pairs.
/// </remarks>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Factor"/> is not a finite number of at least 1.</exception>
public sealed record NtkAwareScaling(double Factor) : FrequencyScaling
{
    /// <summary>Gets the factor <c>s</c>, without unit.</summary>
    public double Factor { get; init => field = Rule.Factor(value, nameof(Factor)); } = Rule.Factor(Factor);

    /// <summary>Computes the raised base: <c>b' = b·s^(d/(d−2))</c>.</summary>
    /// <param name="rotaryDim">Number of coordinates <c>d</c>; even, at least 4, for one pair alone cannot be both first and last.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, at least 1.</param>
    /// <returns>The base <c>b'</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public double EffectiveBase(int rotaryDim, double thetaBase = ThetaBase.Default) => Raise(Rule.Base(thetaBase), Factor, rotaryDim);

    internal static double Raise(double thetaBase, double factor, int rotaryDim)
    {
        Rule.TwoPairs(rotaryDim);
        return thetaBase * Math.Pow(factor, rotaryDim / (rotaryDim - 2.0));
    }

    /// <summary>Replaces the frequencies by those of a raised base. Shared with the dynamic form.</summary>
    internal static PairTreatment[] Apply(double[] frequencies, double thetaBase, double factor)
    {
        var treatments = new PairTreatment[frequencies.Length];
        if (factor == 1)
            return treatments;
        InverseFrequencies.Compute(2 * frequencies.Length, Raise(thetaBase, factor, 2 * frequencies.Length)).CopyTo(frequencies, 0);
        Array.Fill(treatments, PairTreatment.Blended, 1, treatments.Length - 1);
        treatments[^1] = PairTreatment.Divided;
        return treatments;
    }

    private protected override PairTreatment[] Apply(double[] frequencies, double thetaBase, int? length)
    {
        Rule.TwoPairs(2 * frequencies.Length);
        return Apply(frequencies, thetaBase, Factor);
    }
}
