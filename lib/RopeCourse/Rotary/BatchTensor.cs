namespace RopeCourse;

/// <summary>Holds a batch that is to be turned, and where the turned one goes; the same memory when it turns in place.</summary>
internal readonly record struct BatchTensor<TElement>(int Heads, ReadOnlyMemory<TElement> Source, Memory<TElement> Destination);
