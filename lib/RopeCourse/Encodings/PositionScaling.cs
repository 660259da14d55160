namespace RopeCourse;

/// <summary>Numbers positions the two plain ways: as integers, and as fractions of the length.</summary>
/// <remarks>
/// Neither is a good encoding. The integer grows without bound and drowns the embedding it is added to; the
/// fraction stays small, but one step means something else in every sentence length.
/// </remarks>
public static class PositionScaling
{
    /// <summary>Lists the positions themselves: <c>p</c>, for <c>p = 0 … positions−1</c>.</summary>
    /// <param name="positions">Number of positions; at least 1.</param>
    /// <returns><c>[positions]</c>, in steps of 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="positions"/> is below 1.</exception>
    public static double[] Integers(int positions)
    {
        Rule.AtLeast(1, positions);
        var values = new double[positions];
        for (int p = 0; p < positions; p++)
            values[p] = p;
        return values;
    }

    /// <summary>Scales the positions to the interval from 0 to 1: <c>p/(positions − 1)</c>.</summary>
    /// <param name="positions">Number of positions; at least 1. One position alone gets 0.</param>
    /// <returns><c>[positions]</c>, without unit; the step is <see cref="NormalisedStep"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="positions"/> is below 1.</exception>
    public static double[] Normalised(int positions)
    {
        double[] values = Integers(positions);
        for (int p = 1; p < positions; p++)
            values[p] /= positions - 1;
        return values;
    }

    /// <summary>Computes how far neighbours are apart after normalising: <c>1/(positions − 1)</c>.</summary>
    /// <param name="positions">Number of positions; at least 2, for one position has no neighbour.</param>
    /// <returns>The step, without unit. It depends on the length, which is the flaw.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="positions"/> is below 2.</exception>
    public static double NormalisedStep(int positions) => 1.0 / (Rule.AtLeast(2, positions) - 1);
}
