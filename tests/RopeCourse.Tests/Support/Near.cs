using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Compares series of numbers and says where the largest difference is.</summary>
internal static class Near
{
    public static void Equal(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance, string what = "")
    {
        double[] want = [.. expected];
        double[] got = [.. actual];
        Assert.Equal(want.Length, got.Length);
        for (int i = 0; i < want.Length; i++)
        {
            // Written so that NaN fails.
            if (!(Math.Abs(want[i] - got[i]) <= tolerance))
                Assert.Fail($"{what} element {i}: expected {want[i]:R}, got {got[i]:R}, off by {Math.Abs(want[i] - got[i]):E2}, allowed {tolerance:E2}");
        }
    }

    public static void Equal(IEnumerable<double> expected, ReadOnlySpan<float> actual, double tolerance, string what = "") =>
        Equal(expected, actual.ToArray().Select(value => (double)value), tolerance, what);

    public static void Equal(Matrix<double> expected, Matrix<double> actual, double tolerance, string what = "")
    {
        Assert.Equal((expected.RowCount, expected.ColumnCount), (actual.RowCount, actual.ColumnCount));
        Equal(expected.ToRowMajorArray(), actual.ToRowMajorArray(), tolerance, what);
    }

    public static void Relative(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance)
    {
        double[] want = [.. expected];
        Equal(want.Select(_ => 1.0), actual.Zip(want, (got, value) => got / value), tolerance);
    }
}
