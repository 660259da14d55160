namespace RopeCourse.Kernel;

/// <summary>Holds the text of one <c>#r "…"</c> line and where it stands.</summary>
internal sealed record ReferenceRequest(string Text, int Line);
