namespace RopeCourse.Lessons;

/// <summary>Lets tests walk through all exercises whatever they ask for.</summary>
internal abstract class Exercise
{
    /// <summary>Gets the sentences that name the known slips.</summary>
    public abstract IReadOnlyList<string> SlipNames { get; }

    /// <summary>Checks the expected answers against themselves.</summary>
    public abstract CheckResult CheckExpected();

    /// <summary>Checks what a learner hands in who makes a known slip.</summary>
    public abstract CheckResult CheckSlip(int index);
}
