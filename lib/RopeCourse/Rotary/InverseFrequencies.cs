namespace RopeCourse;

/// <summary>Computes the angle per position of every pair: <c>θ_i = b^(−2i/d)</c>, for <c>i = 0 … d/2−1</c>.</summary>
/// <remarks>
/// Vaswani et al. 2017, section 3.5, and Su et al. 2021 (RoFormer), section 3.2.2. This course counts <c>i</c> from
/// 0; RoFormer counts from 1 and writes <c>−2(i−1)/d</c>. Low index, fast wave: <c>θ_0</c> is always 1 radian a
/// position. The exponent has one factor 2; a step of 2 in a loop over coordinates already contains it.
/// </remarks>
public static class InverseFrequencies
{
    /// <summary>Computes <c>θ_i = b^(−2i/d)</c>.</summary>
    /// <param name="rotaryDim">Number of coordinates <c>d</c> that take part; even, at least 2.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, at least 1.</param>
    /// <returns><c>[rotaryDim/2]</c>, in radians a position, falling from 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rotaryDim"/> is odd or below 2, or <paramref name="thetaBase"/> is not a finite number of at least 1.</exception>
    public static double[] Compute(int rotaryDim, double thetaBase = ThetaBase.Default)
    {
        Rule.Even(rotaryDim);
        Rule.Base(thetaBase);
        var frequencies = new double[rotaryDim / 2];
        for (int i = 0; i < frequencies.Length; i++)
            frequencies[i] = Math.Pow(thetaBase, -2.0 * i / rotaryDim);
        return frequencies;
    }

    /// <summary>Computes the number of positions in one turn of each pair: <c>λ_i = 2π/θ_i</c>.</summary>
    /// <param name="rotaryDim">Number of coordinates <c>d</c> that take part; even, at least 2.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, at least 1.</param>
    /// <returns><c>[rotaryDim/2]</c>, in positions, rising from <c>2π</c> to <c>2π·b^((d−2)/d)</c> (not <c>2π·b</c>).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rotaryDim"/> is odd or below 2, or <paramref name="thetaBase"/> is not a finite number of at least 1.</exception>
    public static double[] Wavelengths(int rotaryDim, double thetaBase = ThetaBase.Default)
    {
        double[] values = Compute(rotaryDim, thetaBase);
        for (int i = 0; i < values.Length; i++)
            values[i] = 2 * Math.PI / values[i];
        return values;
    }
}
