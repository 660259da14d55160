namespace RopeCourse.Lessons;

/// <summary>Holds what was measured for one wish.</summary>
/// <param name="Wish">The wish.</param>
/// <param name="Holds">Whether it is granted.</param>
/// <param name="Measured">The measured number that was held against the threshold; infinite where nothing could be measured.</param>
/// <param name="Why">One clause that says why, with the number in words.</param>
public sealed record Finding(Wish Wish, bool Holds, double Measured, string Why)
{
    /// <summary>Gets the wish in words, such as <c>same step, same change</c>.</summary>
    public string Label => Wish switch
    {
        Wish.Unique => "unique",
        Wish.Bounded => "bounded",
        Wish.SameStepSameChange => "same step, same change",
        Wish.Smooth => "smooth",
        Wish.DistanceIsReadable => "distance is readable",
        Wish.WorksBeyondTheTrainingLength => "works beyond the training length",
        Wish.LeavesTheMeaningAlone => "leaves the token's meaning alone",
        Wish.KeepsTheLength => "keeps the vector's length",
        _ => "extends to two axes",
    };

    /// <summary>Gets the answer as a sign and a word.</summary>
    public string Mark => Holds ? "✓ yes" : "✗ no";
}
