namespace RopeCourse.Studio.Tests.Exercises;

/// <summary>A wrong answer to an exercise, and the slip that the check must name.</summary>
/// <param name="Exercise">The exercise, as <c>02-1</c>.</param>
/// <param name="Slip">The slip's name, as the check prints it.</param>
/// <param name="Code">What a learner would write instead of the stub.</param>
internal sealed record WrongAnswer(string Exercise, string Slip, string Code);
