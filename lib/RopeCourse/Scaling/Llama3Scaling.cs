namespace RopeCourse;

/// <summary>Scales by wavelength: short waves keep <c>θ_i</c>, long ones get <c>θ_i/f</c>, a ramp in <c>L₀/λ_i</c> lies between.</summary>
/// <param name="Factor">The factor <c>f</c>; finite, at least 1. Llama 3.1: 8; Llama 3.2 1B and 3B: 32.</param>
/// <param name="OriginalLength">The length <c>L₀</c> that the model was trained with, in tokens; at least 1. Llama 3: 8192.</param>
/// <remarks>
/// meta-llama/llama-models, models/llama3/model.py, <c>apply_scaling</c>. With <c>λ_i = 2π/θ_i</c>: kept where <c>λ_i &lt; L₀/high</c>, divided where
/// <c>λ_i &gt; L₀/low</c>, else <c>θ'_i = (1 − γ)·θ_i/f + γ·θ_i</c> with <c>γ = (L₀/λ_i − low)/(high − low)</c>. This is <see cref="NtkByPartsScaling"/> with
/// the paper's ramp from 1 to 4 turns. Equal factors make a hard step (Llama 4 Scout): a wave of exactly that length is kept.
/// </remarks>
/// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
public sealed record Llama3Scaling(double Factor, int OriginalLength) : FrequencyScaling
{
    /// <summary>Gets the factor <c>f</c>, without unit.</summary>
    public double Factor { get; init => field = Rule.Factor(value, nameof(Factor)); } = Rule.Factor(Factor);

    /// <summary>Gets the trained length <c>L₀</c> in tokens.</summary>
    public int OriginalLength { get; init => field = Rule.AtLeast(1, value, nameof(OriginalLength)); } = Rule.AtLeast(1, OriginalLength);

    /// <summary>Gets the number of turns in <c>L₀</c> below which a pair is divided: 1 unless set; positive, at most <see cref="HighFrequencyFactor"/>.</summary>
    public double LowFrequencyFactor { get; init => field = Rule.Positive(value, nameof(LowFrequencyFactor)); } = 1;

    /// <summary>Gets the number of turns in <c>L₀</c> above which a pair is kept: 4 unless set; positive.</summary>
    public double HighFrequencyFactor { get; init => field = Rule.Positive(value, nameof(HighFrequencyFactor)); } = 4;

    private protected override PairTreatment[] Apply(double[] frequencies, double thetaBase, int? length)
    {
        Rule.NotAbove(HighFrequencyFactor, LowFrequencyFactor, nameof(HighFrequencyFactor), nameof(LowFrequencyFactor));
        double[] plain = [.. frequencies];
        return Blend(frequencies, Factor, i => KeptShare(2 * Math.PI / plain[i]));
    }

    private double KeptShare(double wavelength)
    {
        if (wavelength > OriginalLength / LowFrequencyFactor)
            return 0;
        if (wavelength < OriginalLength / HighFrequencyFactor || LowFrequencyFactor == HighFrequencyFactor)
            return 1;
        return (OriginalLength / wavelength - LowFrequencyFactor) / (HighFrequencyFactor - LowFrequencyFactor);
    }
}
