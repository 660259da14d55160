namespace RopeCourse;

/// <summary>Changes the frequencies of a rotary embedding so that a model reads further than it was trained: <c>θ_i → θ'_i</c>.</summary>
/// <remarks>
/// One type a method. A scaling knows nothing of vectors: it turns the plain frequencies <c>θ_i = b^(−2i/d)</c> into
/// others, says which it keeps, blends and divides, and may ask for a factor on cos and sin.
/// </remarks>
public abstract record FrequencyScaling
{
    private protected FrequencyScaling()
    {
    }

    /// <summary>Gets the scaling that changes nothing: <c>θ'_i = θ_i</c>.</summary>
    public static FrequencyScaling None { get; } = new Unscaled();

    /// <summary>Gets whether the frequencies change with the length of the sequence, which makes keys cached before a change wrong.</summary>
    public virtual bool DependsOnLength => false;

    /// <summary>Gets what cos and sin are multiplied by, without unit: 1 but for YaRN and LongRoPE.</summary>
    public virtual double AttentionFactor => 1;

    /// <summary>Computes the scaled frequencies <c>θ'_i</c>.</summary>
    /// <param name="rotaryDim">Number of coordinates <c>d</c> that take part; even, at least 2.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, at least 1.</param>
    /// <param name="length">Number of tokens of the sequence, at least 1; matters only where <see cref="DependsOnLength"/>. The original length when left out.</param>
    /// <returns>The frequencies, what was done to each pair, and the factor on cos and sin.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule, or the method cannot work with it (see the method's remarks).</exception>
    public ScaledFrequencies Scale(int rotaryDim, double thetaBase = ThetaBase.Default, int? length = null)
    {
        Rule.Even(rotaryDim);
        Rule.Base(thetaBase);
        if (length is int given)
            Rule.AtLeast(1, given, nameof(length));
        double[] frequencies = InverseFrequencies.Compute(rotaryDim, thetaBase);
        PairTreatment[] treatments = Apply(frequencies, thetaBase, length);
        return new ScaledFrequencies(frequencies, treatments, AttentionFactor);
    }

    /// <summary>Tells whether two lengths may have different frequencies, without computing any.</summary>
    internal bool ChangesBetween(int? first, int? second) => EffectiveLength(first) != EffectiveLength(second);

    /// <summary>Gives the length that the frequencies really depend on: lengths that share it share all frequencies.</summary>
    private protected virtual int EffectiveLength(int? length) => 1;

    /// <summary>Changes the frequencies in place and says what was done to each pair. The arguments are already checked.</summary>
    private protected abstract PairTreatment[] Apply(double[] frequencies, double thetaBase, int? length);

    /// <summary>Blends the kept frequency with the divided one: <c>θ'_i = (1 − w_i)·θ_i/s + w_i·θ_i</c>, where <c>w_i</c> is the share that is kept.</summary>
    private protected static PairTreatment[] Blend(double[] frequencies, double factor, Func<int, double> keptShare)
    {
        var treatments = new PairTreatment[frequencies.Length];
        for (int i = 0; i < frequencies.Length; i++)
        {
            double kept = factor == 1 ? 1 : keptShare(i);
            frequencies[i] = (1 - kept) * (frequencies[i] / factor) + kept * frequencies[i];
            treatments[i] = kept == 1 ? PairTreatment.Kept : kept == 0 ? PairTreatment.Divided : PairTreatment.Blended;
        }

        return treatments;
    }

    private sealed record Unscaled : FrequencyScaling
    {
        private protected override PairTreatment[] Apply(double[] frequencies, double thetaBase, int? length) => new PairTreatment[frequencies.Length];

        public override string ToString() => "no scaling";
    }
}
