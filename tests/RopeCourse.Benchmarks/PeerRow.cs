namespace RopeCourse.Benchmarks;

/// <summary>One line of the report on caches, tables, attention and decoding.</summary>
/// <param name="Work">What is computed.</param>
/// <param name="Size">How much of it; empty where there is one size.</param>
/// <param name="Way">How.</param>
/// <param name="MedianNs">Median time of a call, in nanoseconds.</param>
/// <param name="TimesPlain">How many times faster than the plain way of the same work and size; null where there is none.</param>
internal sealed record PeerRow(string Work, string Size, string Way, double MedianNs, double? TimesPlain);
