using System.Numerics;

namespace RopeCourse;

/// <summary>Asks how a rotary score fades with the distance <c>k = m − n</c>: RoFormer's bound, and the score of vectors of ones.</summary>
/// <remarks>
/// Su et al. 2021, "RoFormer", section 3.4.3. With <c>h_i</c> the complex product of pair <c>i</c> of query and key, and <c>h_(d/2) = 0</c>, summation by parts gives
/// <c>|Σ_i h_i·e^(ikθ_i)| ≤ max_i|h_(i+1) − h_i| · Σ_j |S_j|</c>. The paper plots the second factor, divided by <c>d/2</c>. It bounds the size
/// of the score and no more; it does not fall everywhere (base 10,000, d = 128: 4.5 at distance 1,000, 4.9 at 4,096), and it says little when neighbouring <c>h_i</c> differ much.
/// </remarks>
public static class RotaryDecay
{
    /// <summary>Computes the bound at one distance: <c>(1/(d/2))·Σ_(j=1…d/2) |S_j|</c> with <c>S_j = Σ_(i&lt;j) e^(ikθ_i)</c>.</summary>
    /// <param name="inverseFrequencies"><c>[d/2]</c>, at least one: <c>θ_i</c> in radians a position, as from <see cref="InverseFrequencies.Compute"/> or <see cref="RotaryEmbedding.InverseFrequencies"/>.</param>
    /// <param name="relativeDistance">The distance <c>k</c>, in positions; any finite number. Its sign makes no difference.</param>
    /// <returns>From 0 to <c>(d/2 + 1)/2</c>, which is the value at distance 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inverseFrequencies"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="inverseFrequencies"/> is empty or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeDistance"/> is not finite.</exception>
    public static double UpperBound(double[] inverseFrequencies, double relativeDistance)
    {
        Rule.Frequencies(inverseFrequencies);
        Rule.Finite(relativeDistance);
        Complex partial = Complex.Zero;
        double sum = 0;
        foreach (double theta in inverseFrequencies)
        {
            partial += Complex.FromPolarCoordinates(1, relativeDistance * theta);
            sum += Complex.Abs(partial);
        }

        return sum / inverseFrequencies.Length;
    }

    /// <summary>Computes the bound at many distances.</summary>
    /// <param name="inverseFrequencies"><c>[d/2]</c>, at least one, in radians a position.</param>
    /// <param name="relativeDistances"><c>[n]</c>, in positions; finite.</param>
    /// <returns><c>[n]</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An array holds a number that is not finite, or <paramref name="inverseFrequencies"/> is empty.</exception>
    public static double[] UpperBound(double[] inverseFrequencies, double[] relativeDistances)
    {
        Rule.Frequencies(inverseFrequencies);
        ArgumentNullException.ThrowIfNull(relativeDistances);
        Rule.Coordinates(relativeDistances);
        return [.. relativeDistances.Select(k => UpperBound(inverseFrequencies, k))];
    }

    /// <summary>Computes the score of a query and a key that are both all ones: <c>2·Σ_i cos(kθ_i)</c>, with either pairing.</summary>
    /// <param name="inverseFrequencies"><c>[d/2]</c>, at least one, in radians a position.</param>
    /// <param name="relativeDistance">The distance <c>k</c>, in positions; any finite number. Its sign makes no difference.</param>
    /// <returns>From <c>−d</c> to <c>d</c>, which is the value at distance 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inverseFrequencies"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="inverseFrequencies"/> is empty or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeDistance"/> is not finite.</exception>
    public static double OnesScore(double[] inverseFrequencies, double relativeDistance)
    {
        Rule.Frequencies(inverseFrequencies);
        Rule.Finite(relativeDistance);
        double sum = 0;
        foreach (double theta in inverseFrequencies)
            sum += Math.Cos(relativeDistance * theta);
        return 2 * sum;
    }

    /// <summary>Computes the score of all-ones vectors at many distances.</summary>
    /// <param name="inverseFrequencies"><c>[d/2]</c>, at least one, in radians a position.</param>
    /// <param name="relativeDistances"><c>[n]</c>, in positions; finite.</param>
    /// <returns><c>[n]</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An array holds a number that is not finite, or <paramref name="inverseFrequencies"/> is empty.</exception>
    public static double[] OnesScore(double[] inverseFrequencies, double[] relativeDistances)
    {
        Rule.Frequencies(inverseFrequencies);
        ArgumentNullException.ThrowIfNull(relativeDistances);
        Rule.Coordinates(relativeDistances);
        return [.. relativeDistances.Select(k => OnesScore(inverseFrequencies, k))];
    }
}
