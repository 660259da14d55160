namespace RopeCourse.Tests;

/// <summary>
/// Writes the formulas once more, in plain loops and without the library, with one deliberate slip or none. Without a slip it agrees with every
/// official number; with one, some check must notice.
/// </summary>
internal sealed partial class Recipe(Slip slip)
{
    public bool Is(Slip other) => slip == other;

    public double[] Frequencies(int dim, double thetaBase) => [.. Enumerable.Range(0, dim / 2).Select(i => slip switch
    {
        Slip.DoubledExponent => Math.Pow(thetaBase, -4.0 * i / dim),
        Slip.WavelengthOfHalfTheDimension => Math.Pow(Math.Pow(thetaBase, dim / 2.0), -2.0 * i / dim),
        _ => Math.Pow(thetaBase, -2.0 * i / dim),
    })];

    public double Angle(double position, double theta) => slip switch
    {
        Slip.HalfPrecisionAngles => (double)((Half)position * (Half)theta),
        Slip.BFloat16Angles => (float)(BFloat16)((float)(BFloat16)(float)position * (float)(BFloat16)(float)theta),
        Slip.InverseSign => -position * theta,
        _ => position * theta,
    };

    /// <summary>Rotates the first coordinates of a head by the frequencies given.</summary>
    public double[] Rotate(double[] x, PairLayout layout, double[] frequencies, double position)
    {
        double[] once = RotateOnce(x, layout, frequencies, position);
        return slip == Slip.RotatedTwice ? RotateOnce(once, layout, frequencies, position) : once;
    }

    /// <summary>Rotates part of a head; the frequencies follow from the base.</summary>
    public double[] Rotate(double[] x, PairLayout layout, int rotaryDim, double thetaBase, double position)
    {
        double[] frequencies = slip == Slip.RotaryOverTheHeadDimension
            ? Frequencies(x.Length, thetaBase)[..(rotaryDim / 2)]
            : Frequencies(rotaryDim, thetaBase);
        return Rotate(x, layout, frequencies, position);
    }

    private double[] RotateOnce(double[] x, PairLayout layout, double[] frequencies, double position)
    {
        double[] y = [.. x];
        int pairs = frequencies.Length;
        if (slip == Slip.OtherPairing)
            layout = layout == PairLayout.Interleaved ? PairLayout.SplitHalves : PairLayout.Interleaved;
        for (int i = 0; i < pairs; i++)
        {
            int half = slip == Slip.HalfTakenOfTheHeadDimension ? x.Length / 2 : pairs;
            (int a, int b) = layout == PairLayout.Interleaved ? (2 * i, 2 * i + 1) : (i, i + half);
            double angle = Angle(position, frequencies[i]);
            double other = slip == Slip.MixedPairing ? MixedAngle(b, layout, frequencies, position) : angle;
            y[a] = x[a] * Math.Cos(angle) - x[b] * Math.Sin(angle);
            y[b] = x[a] * Math.Sin(other) + x[b] * Math.Cos(other);
        }

        return y;
    }

    /// <summary>Takes cos and sin of the second coordinate from a table laid out for the other pairing.</summary>
    private double MixedAngle(int coordinate, PairLayout layout, double[] frequencies, double position) =>
        Angle(position, frequencies[layout == PairLayout.Interleaved ? coordinate % frequencies.Length : coordinate / 2]);

    public double[] Yarn(double[] theta, double thetaBase, double factor, int original, double fast, double slow, bool truncate)
    {
        int dim = 2 * theta.Length;
        double low = End(fast), high = End(slow);
        if ((truncate || slip == Slip.TruncatedRange) && slip != Slip.UntruncatedRange)
            (low, high) = (Math.Floor(low), Math.Ceiling(high));
        low = Math.Max(low, 0);
        high = Math.Min(high, slip == Slip.ClampToTheLastPair ? dim / 2 - 1 : dim - 1);
        return [.. theta.Select((value, i) =>
        {
            double ramp = Math.Clamp((i - low) / (high - low), 0, 1);
            return value / factor * ramp + value * (1 - ramp);
        })];

        double End(double turns) => dim * Math.Log(original / (turns * 2 * Math.PI)) / (2 * Math.Log(thetaBase));
    }

    public double[] Llama3(double[] theta, double factor, int original, double low, double high)
    {
        return [.. theta.Select(value =>
        {
            double turns = original * value / (2 * Math.PI);
            bool swapped = slip == Slip.Llama3KeptAndDividedSwapped;
            if (turns > high)
                return swapped ? value / factor : value;
            if (turns < low)
                return swapped ? value : value / factor;
            double share = (turns - low) / (high - low);
            return (1 - share) * value / factor + share * value;
        })];
    }

    public double[] LongRope(double[] theta, double[] factors) =>
        [.. theta.Zip(factors, (value, factor) => slip == Slip.LongRopeFactorMultiplied ? value * factor : value / factor)];
}
