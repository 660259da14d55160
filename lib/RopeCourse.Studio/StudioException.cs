namespace RopeCourse.Studio;

/// <summary>Reports something a person can mend, in one sentence; the program prints it and ends with code 1.</summary>
/// <param name="message">One sentence: what is wrong, and what to do.</param>
/// <param name="inner">What caused it, if anything did.</param>
public sealed class StudioException(string message, Exception? inner = null) : Exception(message, inner);
