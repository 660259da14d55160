namespace RopeCourse;

/// <summary>Finds and turns the pairs of a vector, as the papers write it. Every rotary embedding of the library ends here when it works in double.</summary>
internal static class Pairs
{
    /// <summary>Gives the coordinates that turn together: <c>(2i, 2i+1)</c> or <c>(i, i + d/2)</c>.</summary>
    internal static (int First, int Second) Of(PairLayout layout, int rotaryDim, int pair) =>
        layout == PairLayout.Interleaved ? (2 * pair, 2 * pair + 1) : (pair, pair + rotaryDim / 2);

    /// <summary>
    /// Turns pair <c>i</c> by <c>angles[i]</c> and multiplies it by the factor: <c>(a, b) → f·(a·cos φ_i − b·sin φ_i, a·sin φ_i + b·cos φ_i)</c>.
    /// The first <c>2·angles.Length</c> coordinates take part; the rest is copied.
    /// </summary>
    internal static double[] Turn(double[] vector, PairLayout layout, ReadOnlySpan<double> angles, double factor = 1)
    {
        double[] turned = [.. vector];
        for (int i = 0; i < angles.Length; i++)
        {
            (int a, int b) = Of(layout, 2 * angles.Length, i);
            (double sin, double cos) = (Math.Sin(angles[i]), Math.Cos(angles[i]));
            turned[a] = factor * (vector[a] * cos - vector[b] * sin);
            turned[b] = factor * (vector[a] * sin + vector[b] * cos);
        }

        return turned;
    }
}
