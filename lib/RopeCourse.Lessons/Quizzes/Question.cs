namespace RopeCourse.Lessons;

/// <summary>Holds a question with its options in the order in which they are shown.</summary>
/// <param name="Text">The question; `code` in backticks.</param>
/// <param name="Choices">The options; one is right.</param>
public sealed record Question(string Text, params IReadOnlyList<Choice> Choices);
