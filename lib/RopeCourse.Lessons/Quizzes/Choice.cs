namespace RopeCourse.Lessons;

/// <summary>Holds one option of a question with the reply to who chooses it.</summary>
/// <param name="Text">The option; `code` in backticks.</param>
/// <param name="IsRight">Whether it is the right one.</param>
/// <param name="Reply">What a teacher would answer, for a right option as well as for a wrong one.</param>
public sealed record Choice(string Text, bool IsRight, string Reply)
{
    /// <summary>Makes the right option.</summary>
    internal static Choice Right(string text, string reply) => new(text, true, reply);

    /// <summary>Makes a wrong option.</summary>
    internal static Choice Wrong(string text, string reply) => new(text, false, reply);
}
