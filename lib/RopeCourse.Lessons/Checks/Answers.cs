using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons;

/// <summary>Compares an answer with the expected one and complains in words.</summary>
/// <typeparam name="TAnswer">The type of the answer.</typeparam>
/// <param name="expected">The expected answer.</param>
/// <param name="got">The learner's answer.</param>
internal delegate Comparison AnswerComparer<in TAnswer>(TAnswer? expected, TAnswer? got);

/// <summary>Holds one way of comparing for each type that an exercise may ask for.</summary>
/// <remarks>
/// A missing value equals a missing value, and NaN equals NaN: that lets a learner's answers be compared
/// with those of a known slip. An exercise never expects either.
/// </remarks>
internal static class Answers
{
    /// <summary>The tolerance unless an exercise says otherwise: rounding passes, another formula does not.</summary>
    public const double Tolerance = 1e-9;

    private const string Nothing = "nothing (null)";

    /// <summary>Compares whole numbers.</summary>
    public static AnswerComparer<int> Integer => (expected, got) =>
        expected == got ? Comparison.Right() : Comparison.Wrong(Format.Value(expected), Format.Value(got));

    /// <summary>Compares truth values.</summary>
    public static AnswerComparer<bool> Truth => (expected, got) =>
        expected == got ? Comparison.Right() : Comparison.Wrong(expected ? "true" : "false", got ? "true" : "false");

    /// <summary>Compares texts, letter by letter.</summary>
    public static AnswerComparer<string> Text => (expected, got) =>
        expected == got ? Comparison.Right() : Comparison.Wrong($"\"{expected}\"", got is null ? Nothing : $"\"{got}\"");

    /// <summary>Compares lists of whole numbers.</summary>
    public static AnswerComparer<int[]> Integers => (expected, got) =>
    {
        if (Missing(expected, got, e => Format.Numbers([.. e.Select(i => (double)i)])) is { } missing)
            return missing;
        if (expected!.Length != got!.Length)
            return Comparison.Wrong(Format.Count(expected.Length, "number"), $"{got.Length}");
        return expected.AsSpan().SequenceEqual(got)
            ? Comparison.Right()
            : Comparison.Wrong(Format.Numbers([.. expected.Select(i => (double)i)]), Format.Numbers([.. got.Select(i => (double)i)]));
    };

    /// <summary>Compares numbers: <c>|expected − got| ≤ tolerance·max(1, |expected|)</c>.</summary>
    public static AnswerComparer<double> Number(double tolerance = Tolerance) => (expected, got) =>
    {
        double difference = Difference(expected, got);
        return difference <= tolerance * Math.Max(1, Math.Abs(expected))
            ? Comparison.Right(difference)
            : Comparison.Wrong(Format.Number(expected), Format.Number(got), Note(difference), difference);
    };

    /// <summary>Compares lists of numbers, each as <see cref="Number"/> does.</summary>
    public static AnswerComparer<double[]> Numbers(double tolerance = Tolerance) => (expected, got) =>
    {
        if (Missing(expected, got, e => Format.Numbers(e)) is { } missing)
            return missing;
        if (expected!.Length != got!.Length)
            return Comparison.Wrong(Format.Count(expected.Length, "number"), $"{got.Length}");
        (int wrong, double largest) = Scan(expected, got, tolerance);
        return wrong < 0
            ? Comparison.Right(largest)
            : Comparison.Wrong(Format.Number(expected[wrong]), $"{Format.Number(got[wrong])} at index {wrong}", Note(largest, "largest "), largest);
    };

    /// <summary>Compares matrices, each number as <see cref="Number"/> does.</summary>
    public static AnswerComparer<Matrix<double>> Matrix(double tolerance = Tolerance) => (expected, got) =>
    {
        if (Missing(expected, got, e => Shape(e)) is { } missing)
            return missing;
        if (expected!.RowCount != got!.RowCount || expected.ColumnCount != got.ColumnCount)
            return Comparison.Wrong(Shape(expected), Shape(got));
        (int wrong, double largest) = Scan(expected.ToRowMajorArray(), got.ToRowMajorArray(), tolerance);
        if (wrong < 0)
            return Comparison.Right(largest);
        (int row, int column) = Math.DivRem(wrong, expected.ColumnCount);
        return Comparison.Wrong(
            Format.Number(expected[row, column]), $"{Format.Number(got[row, column])} at row {row}, column {column}", Note(largest, "largest "), largest);
    };

    private static string Shape(Matrix<double> matrix) => $"a matrix of {matrix.RowCount} by {matrix.ColumnCount}";

    private static Comparison? Missing<T>(T? expected, T? got, Func<T, string> show)
        where T : class => (expected, got) switch
        {
            (null, null) => Comparison.Right(),
            (null, { } value) => Comparison.Wrong(Nothing, show(value)),
            ({ } value, null) => Comparison.Wrong(show(value), Nothing),
            _ => null,
        };

    private static (int FirstWrong, double Largest) Scan(double[] expected, double[] got, double tolerance)
    {
        int wrong = -1;
        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Difference(expected[i], got[i]);
            if (wrong < 0 && difference > tolerance * Math.Max(1, Math.Abs(expected[i])))
                wrong = i;
            largest = Math.Max(largest, difference);
        }

        return (wrong, largest);
    }

    /// <summary>The distance of two numbers; infinite where one is not a number and the other is.</summary>
    private static double Difference(double expected, double got) =>
        expected.Equals(got) ? 0
        : double.IsFinite(expected) && double.IsFinite(got) ? Math.Abs(expected - got)
        : double.PositiveInfinity;

    // Values that print alike still differ; and beside NaN a difference says nothing.
    private static string? Note(double difference, string prefix = "") =>
        double.IsFinite(difference) ? $"{prefix}difference {Format.Difference(difference)}" : null;
}
