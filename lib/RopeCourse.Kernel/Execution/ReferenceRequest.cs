namespace RopeCourse.Kernel;

/// <summary>Holds what one <c>#r</c>, <c>#i</c> or <c>#load</c> line asks for, and the line.</summary>
internal readonly record struct ReferenceRequest(string Text, int Line, bool IsSource = false);
