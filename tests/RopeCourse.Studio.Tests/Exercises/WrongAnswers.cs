namespace RopeCourse.Studio.Tests.Exercises;

/// <summary>The table of wrong answers, a file a chapter.</summary>
internal static partial class WrongAnswers
{
    public static IReadOnlyList<WrongAnswer> All => [.. Chapter00, .. Chapter01, .. Chapter02, .. Chapter03, .. Chapter04, .. Chapter05, .. Chapter06, .. Chapter07, .. Chapter08];
}
