namespace RopeCourse;

/// <summary>Holds what a <see cref="FrequencyScaling"/> makes of the plain frequencies: <c>θ'_i</c>, and what it did to each pair.</summary>
/// <param name="InverseFrequencies"><c>[rotaryDim/2]</c>, the frequencies <c>θ'_i</c> in radians a position.</param>
/// <param name="Treatments"><c>[rotaryDim/2]</c>, what was done to each pair.</param>
/// <param name="AttentionFactor">What cos and sin are multiplied by, without unit. Scores of the rotated part get its square.</param>
public sealed record ScaledFrequencies(double[] InverseFrequencies, PairTreatment[] Treatments, double AttentionFactor)
{
    /// <summary>Counts the pairs that were treated in one way.</summary>
    /// <param name="treatment">The treatment to count.</param>
    /// <returns>From 0 to <c>rotaryDim/2</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="treatment"/> is not one of the enumeration.</exception>
    public int Count(PairTreatment treatment)
    {
        Rule.Defined(treatment);
        return Treatments.Count(given => given == treatment);
    }
}
