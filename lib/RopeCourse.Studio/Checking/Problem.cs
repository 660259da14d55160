namespace RopeCourse.Studio.Checking;

/// <summary>Something a person has to mend in a notebook.</summary>
/// <param name="Where">The cell, as <c>cell 7 (first-look)</c>, or <c>notebook</c>.</param>
/// <param name="Message">What is wrong and what to write instead, in one sentence.</param>
public sealed record Problem(string Where, string Message);
