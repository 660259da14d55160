namespace RopeCourse;

/// <summary>Scales by parts and sharpens attention: <see cref="NtkByPartsScaling"/> with cos and sin multiplied by <c>0.1·ln s + 1</c>.</summary>
/// <param name="Factor">The factor <c>s</c>; finite, at least 1.</param>
/// <param name="OriginalLength">The length <c>L₀</c> that the model was trained with, in tokens; at least 1.</param>
/// <remarks>
/// Peng et al. 2023, "YaRN", definition 3 and equation 22. The factor multiplies query and key, so scores get its square, at every length, short
/// ones too. DeepSeek gives <see cref="Mscale"/> and <see cref="MscaleAllDim"/>: cos and sin then get their ratio, and the softmax scale
/// <see cref="SoftmaxScaleMultiplier"/>, because the part of its score that does not rotate must be sharpened too. Some versions of
/// transformers (4.51 to early 5) replace the factor by a ratio of lengths; the factor that is given counts here.
/// </remarks>
/// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
public sealed record YarnScaling(double Factor, int OriginalLength) : NtkByPartsScaling(Factor, OriginalLength)
{
    /// <summary>Gets the weight <c>m</c> in <c>0.1·m·ln s + 1</c> for the rotated part; positive, or null where the model gives none.</summary>
    public double? Mscale { get; init => field = Rule.PositiveOrNull(value, nameof(Mscale)); }

    /// <summary>Gets the weight <c>m</c> in <c>0.1·m·ln s + 1</c> for the whole score; positive, or null where the model gives none.</summary>
    public double? MscaleAllDim { get; init => field = Rule.PositiveOrNull(value, nameof(MscaleAllDim)); }

    /// <summary>Gets a factor on cos and sin that replaces the computed one; positive, or null where the model gives none.</summary>
    public double? AttentionFactorOverride { get; init => field = Rule.PositiveOrNull(value, nameof(AttentionFactorOverride)); }

    /// <summary>Gets what cos and sin are multiplied by: the override, else the ratio of the two mscales where both are given, else <c>0.1·ln s + 1</c>.</summary>
    public override double AttentionFactor =>
        AttentionFactorOverride ?? (Mscale is double rotated && MscaleAllDim is double all
            ? Sharpening(Factor, rotated) / Sharpening(Factor, all)
            : Sharpening(Factor));

    /// <summary>Gets what DeepSeek multiplies its softmax scale by: <c>(0.1·m·ln s + 1)²</c> with <c>m</c> = <see cref="MscaleAllDim"/>; 1 where that is not given.</summary>
    /// <remarks>DeepSeek-V3, inference/model.py, class MLA: once squared, over the whole score of 192 coordinates. V3: 1.8739; V2: 1.5896.</remarks>
    public double SoftmaxScaleMultiplier => MscaleAllDim is double all ? Math.Pow(Sharpening(Factor, all), 2) : 1;

    /// <summary>Computes the factor <c>0.1·m·ln s + 1</c> (paper: <c>√(1/t)</c>).</summary>
    /// <param name="factor">The factor <c>s</c>; finite, at least 1.</param>
    /// <param name="mscale">The weight <c>m</c>; positive.</param>
    /// <returns>At least 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static double Sharpening(double factor, double mscale = 1) => 0.1 * Rule.Positive(mscale) * Math.Log(Rule.Factor(factor)) + 1;
}
