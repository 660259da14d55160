namespace RopeCourse.Lessons.Tests;

/// <summary>All tolerances of these tests, each with its reason.</summary>
internal static class Tolerance
{
    /// <summary>Two sums of 100 products in double, in different order.</summary>
    public const double Sum = 1e-12;

    /// <summary>Published cosines of GloVe words, read off to two decimals.</summary>
    public const double Printed = 5e-3;
}
