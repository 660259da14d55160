namespace RopeCourse.Lessons;

/// <summary>Holds how an answer compares with the expected one.</summary>
/// <param name="IsRight">Whether the answer counts as right.</param>
/// <param name="Complaint">What is wrong in words, without a full stop; empty when right.</param>
/// <param name="Difference">The largest difference of two numbers; null where answers are equal or not.</param>
internal readonly record struct Comparison(bool IsRight, string Complaint, double? Difference = null)
{
    /// <summary>A right answer.</summary>
    public static Comparison Right(double? difference = null) => new(true, "", difference);

    /// <summary>A wrong answer with both values shown.</summary>
    public static Comparison Wrong(string expected, string got, string? note = null, double? difference = null) =>
        new(false, $"expected {expected}, got {got}{(note is null ? "" : $" ({note})")}", difference);
}
