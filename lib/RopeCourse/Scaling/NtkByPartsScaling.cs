namespace RopeCourse;

/// <summary>Treats pairs by how often they turn within the trained length: fast ones keep <c>θ_i</c>, slow ones get <c>θ_i/s</c>, a ramp lies between.</summary>
/// <param name="Factor">The factor <c>s</c>; finite, at least 1.</param>
/// <param name="OriginalLength">The length <c>L₀</c> that the model was trained with, in tokens; at least 1.</param>
/// <remarks>
/// Peng et al. 2023, "YaRN", section 3.2, equations 17 to 20: <c>θ'_i = (1 − γ_i)·θ_i/s + γ_i·θ_i</c>, where <c>γ_i</c> is the kept share. A pair
/// that turns more than <see cref="BetaFast"/> times in <c>L₀</c> tokens is kept, one that turns less than <see cref="BetaSlow"/> times is
/// divided. <see cref="Ramp"/> chooses between the paper's ramp and the one in released code. Needs a base above 1.
/// </remarks>
/// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
public record NtkByPartsScaling(double Factor, int OriginalLength) : FrequencyScaling
{
    /// <summary>Gets the factor <c>s</c>, without unit.</summary>
    public double Factor { get; init => field = Rule.Factor(value, nameof(Factor)); } = Rule.Factor(Factor);

    /// <summary>Gets the trained length <c>L₀</c> in tokens.</summary>
    public int OriginalLength { get; init => field = Rule.AtLeast(1, value, nameof(OriginalLength)); } = Rule.AtLeast(1, OriginalLength);

    /// <summary>Gets the number of turns from which on a pair is kept, <c>β_fast</c> (the paper's <c>β</c>): 32 unless set; positive.</summary>
    public double BetaFast { get; init => field = Rule.Positive(value, nameof(BetaFast)); } = 32;

    /// <summary>Gets the number of turns below which a pair is divided, <c>β_slow</c> (the paper's <c>α</c>): 1 unless set; positive, at most <see cref="BetaFast"/>.</summary>
    public double BetaSlow { get; init => field = Rule.Positive(value, nameof(BetaSlow)); } = 1;

    /// <summary>Gets whether the ends of the ramp over pair indices are rounded outwards to whole indices: yes, unless a model says no (gpt-oss).</summary>
    public bool Truncate { get; init; } = true;

    /// <summary>Gets the quantity in which the ramp is straight: the pair index, unless set.</summary>
    public RampKind Ramp { get; init => field = Rule.Defined(value, nameof(Ramp)); }

    /// <summary>Computes the pair indices between which the ramp lies: <c>i(n) = d·ln(L₀/(2πn)) / (2·ln b)</c> at <c>n = β_fast</c> and <c>n = β_slow</c>.</summary>
    /// <param name="rotaryDim">Number of coordinates <c>d</c>; even, at least 2.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, above 1.</param>
    /// <returns>
    /// Rounded down and up when <see cref="Truncate"/> is set, then clamped to <c>0 … d−1</c>. It is <c>d−1</c> and not <c>d/2−1</c>
    /// in the released code, although there are only <c>d/2</c> pairs; models were trained that way. The ends never cross here; in the released
    /// code they can, where all pairs turn more than <c>β_fast</c> times, and every pair is then divided instead of kept.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule, or <see cref="BetaSlow"/> exceeds <see cref="BetaFast"/>.</exception>
    public (double Low, double High) CorrectionRange(int rotaryDim, double thetaBase = ThetaBase.Default)
    {
        Rule.Even(rotaryDim);
        Rule.BaseAboveOne(thetaBase);
        Rule.NotAbove(BetaFast, BetaSlow, nameof(BetaFast), nameof(BetaSlow));
        double low = IndexOf(BetaFast);
        double high = IndexOf(BetaSlow);
        if (Truncate)
            (low, high) = (Math.Floor(low), Math.Ceiling(high));
        low = Math.Clamp(low, 0, rotaryDim - 1);
        return (low, Math.Clamp(high, low, rotaryDim - 1));

        double IndexOf(double turns) => rotaryDim * Math.Log(OriginalLength / (turns * 2 * Math.PI)) / (2 * Math.Log(thetaBase));
    }

    /// <summary>Computes the share of each frequency that is kept, <c>γ_i</c>: 1 keeps it, 0 divides it.</summary>
    /// <param name="rotaryDim">Number of coordinates <c>d</c>; even, at least 2.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, above 1.</param>
    /// <returns><c>[rotaryDim/2]</c>, from 1 falling to 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule, or <see cref="BetaSlow"/> exceeds <see cref="BetaFast"/>.</exception>
    public double[] KeptShares(int rotaryDim, double thetaBase = ThetaBase.Default)
    {
        (double low, double high) = CorrectionRange(rotaryDim, thetaBase);
        double[] frequencies = InverseFrequencies.Compute(rotaryDim, thetaBase);
        return [.. frequencies.Select((theta, i) => Ramp == RampKind.PairIndex ? 1 - ByIndex(i, low, high) : ByTurns(OriginalLength * theta / (2 * Math.PI)))];
    }

    private protected override PairTreatment[] Apply(double[] frequencies, double thetaBase, int? length)
    {
        double[] shares = KeptShares(2 * frequencies.Length, thetaBase);
        return Blend(frequencies, Factor, i => shares[i]);
    }

    /// <summary>The released code's ramp; where its ends meet it is 0.001 wide, as there.</summary>
    private static double ByIndex(int index, double low, double high) =>
        Math.Clamp((index - low) / ((low == high ? high + 0.001 : high) - low), 0, 1);

    private double ByTurns(double turns) =>
        turns >= BetaFast ? 1 : turns < BetaSlow ? 0 : (turns - BetaSlow) / (BetaFast - BetaSlow);
}
