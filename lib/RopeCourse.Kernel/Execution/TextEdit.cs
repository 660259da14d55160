namespace RopeCourse.Kernel;

/// <summary>Replaces a few characters of a cell before it is compiled.</summary>
/// <param name="Position">Where, in the learner's text.</param>
/// <param name="Removed">How many characters go.</param>
/// <param name="Text">What comes in their place.</param>
internal readonly record struct TextEdit(int Position, int Removed, string Text);
