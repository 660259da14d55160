namespace RopeCourse.Tests;

/// <summary>Writes every scaling of the model table once more, in arithmetic of many digits and straight from the formulas.</summary>
internal static class ExactScaling
{
    /// <summary>The frequency of a pair after scaling; the rotation says its parameters, nothing else of it is used.</summary>
    public static Digits Frequency(RotaryEmbedding rotary, int pair)
    {
        Digits d = rotary.RotaryDim, b = Digits.Exactly(rotary.ThetaBase);
        Digits Theta(Digits thetaBase) => Digits.Exp(-(Digits)(2 * pair) / d * Digits.Ln(thetaBase));
        Digits theta = Theta(b);
        return rotary.Scaling switch
        {
            PositionInterpolation s => theta / Digits.Exactly(s.Factor),
            DynamicNtkScaling s => Theta(b * Digits.Pow(Stretch(s, rotary.Length!.Value), d / (d - 2))),
            NtkByPartsScaling s => Blend(theta, Digits.Exactly(s.Factor), 1 - IndexRamp(s, d, b, pair)),
            Llama3Scaling s => Blend(theta, Digits.Exactly(s.Factor), WaveRamp(s, theta)),
            LongRopeScaling s => theta / Digits.Exactly(rotary.Length > s.OriginalLength ? s.LongFactors[pair] : s.ShortFactors[pair]),
            ProportionalScaling s => pair < (int)(s.Proportion * rotary.HeadDim / 2) ? theta : 0,
            { } other when other == FrequencyScaling.None => theta,
            { } other => throw new InvalidDataException($"no exact form of {other}"),
        };
    }

    public static Digits AttentionFactor(FrequencyScaling scaling) => scaling switch
    {
        YarnScaling { AttentionFactorOverride: double given } => Digits.Exactly(given),
        YarnScaling { Mscale: double m, MscaleAllDim: double all } s => Sharpening(s.Factor, m) / Sharpening(s.Factor, all),
        YarnScaling s => Sharpening(s.Factor, 1),
        LongRopeScaling s => Digits.Sqrt(1 + Digits.Ln((Digits)s.ExtendedLength / s.OriginalLength) / Digits.Ln(s.OriginalLength)),
        _ => 1,
    };

    private static Digits Sharpening(double factor, double m) => Digits.Exactly(m) * Digits.Ln(Digits.Exactly(factor)) / 10 + 1;

    private static Digits Stretch(DynamicNtkScaling s, int length) =>
        length <= s.OriginalLength ? 1 : Digits.Exactly(s.Factor) * length / s.OriginalLength - (Digits.Exactly(s.Factor) - 1);

    private static Digits Blend(Digits theta, Digits factor, Digits kept) => (1 - kept) * theta / factor + kept * theta;

    /// <summary>The released code's ramp. The ends are compared with whole indices, so a double is enough to round them.</summary>
    private static Digits IndexRamp(NtkByPartsScaling s, Digits d, Digits b, int pair)
    {
        Digits End(double turns) => d * Digits.Ln((Digits)s.OriginalLength / (Digits.Exactly(turns) * 2 * Digits.Pi)) / (2 * Digits.Ln(b));
        (Digits low, Digits high) = (End(s.BetaFast), End(s.BetaSlow));
        if (s.Truncate)
            (low, high) = ((int)Math.Floor(low.ToDouble()), (int)Math.Ceiling(high.ToDouble()));
        (low, high) = (Larger(low, 0), Smaller(high, d - 1));
        if (low == high)
            high += (Digits)1 / 1000;
        return Smaller(Larger((pair - low) / (high - low), 0), 1);
    }

    private static Digits WaveRamp(Llama3Scaling s, Digits theta)
    {
        Digits turns = s.OriginalLength * theta / (2 * Digits.Pi), low = Digits.Exactly(s.LowFrequencyFactor), high = Digits.Exactly(s.HighFrequencyFactor);
        return turns < low ? 0 : turns > high ? 1 : (turns - low) / (high - low);
    }

    private static Digits Larger(Digits a, Digits b) => a > b ? a : b;

    private static Digits Smaller(Digits a, Digits b) => a < b ? a : b;
}
