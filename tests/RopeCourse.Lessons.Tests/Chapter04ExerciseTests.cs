using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons.Tests;

/// <summary>Hands in what learners write: solutions of another form, and slips in their own words.</summary>
public sealed class Chapter04ExerciseTests
{
    [Fact]
    public void Solutions_of_another_form_pass()
    {
        // The rotation of a rotary embedding moves (cos, sin); transposed it moves (sin, cos).
        Assert.True(Check.ShiftPair((_, k, theta) => Columns([Math.Cos(k * theta), -Math.Sin(k * theta)], [Math.Sin(k * theta), Math.Cos(k * theta)])).Passed);
        Assert.True(Check.ShiftPair((_, k, theta) => Fitted(p => [Math.Sin(p * theta), Math.Cos(p * theta)], k)).Passed);
        Assert.True(Check.ShiftCode((code, k, b) => [.. new SinusoidalEncoding(code.Length, b).ShiftMatrix(k) * Vector<double>.Build.DenseOfArray(code)]).Passed);
        Assert.True(Check.CodeDot((m, n, dim, b) =>
        {
            var encoding = new SinusoidalEncoding(dim, b);
            return Similarity.Cosine(encoding.Encode(m), encoding.Encode(n));
        }).Passed);
        Assert.True(Check.StepsBetween((m, n, b) =>
        {
            double theta = InverseFrequencies.Compute(m.Length, b)[^1];
            return Math.IEEERemainder(Math.Atan2(n[^2], n[^1]) - Math.Atan2(m[^2], m[^1]), 2 * Math.PI) / theta;
        }).Passed);
    }

    [Fact]
    public void Stubs_are_not_attempted()
    {
        Assert.Equal(CheckState.NotAttempted, Check.ShiftPair((_, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.ShiftCode((_, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.CodeDot((_, _, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.StepsBetween((_, _, _) => throw new NotImplementedException()).State);
    }

    [Fact]
    public void Wrong_answers_are_named()
    {
        Assert.Contains("minus sign stands above", Check.ShiftPair((_, k, theta) => Columns([Math.Cos(k * theta), Math.Sin(k * theta)], [-Math.Sin(k * theta), Math.Cos(k * theta)])).Slip, StringComparison.Ordinal);
        Assert.Contains("depends on p", Check.ShiftPair((p, k, theta) => new SinusoidalEncoding(2).ShiftMatrix((p + k) * theta)).Slip, StringComparison.Ordinal);
        Assert.Contains("degrees", Check.ShiftPair((_, k, theta) => new SinusoidalEncoding(2).ShiftMatrix(k * theta * Math.PI / 180)).Slip, StringComparison.Ordinal);
        Assert.Contains("moves back by k", Check.ShiftCode((code, k, b) => [.. Vector<double>.Build.DenseOfArray(code) * new SinusoidalEncoding(code.Length, b).ShiftMatrix(k)]).Slip, StringComparison.Ordinal);
        Assert.Contains("first pair only", Check.CodeDot((m, n, _, _) => Math.Cos(m - n)).Slip, StringComparison.Ordinal);
        Assert.Contains("divided by d;", Check.CodeDot((m, n, dim, b) => Similarity.Dot(new SinusoidalEncoding(dim, b).Encode(m), new SinusoidalEncoding(dim, b).Encode(n)) / dim).Slip, StringComparison.Ordinal);
        Assert.Contains("sign is lost", Check.StepsBetween((m, n, b) => Math.Acos(Math.Min(1, (m[^2] * n[^2]) + (m[^1] * n[^1]))) / InverseFrequencies.Compute(m.Length, b)[^1]).Slip, StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_or_a_row_of_the_wrong_shape_is_wrong_and_does_not_throw()
    {
        Assert.Equal(CheckState.Wrong, Check.ShiftPair((_, _, _) => Matrix<double>.Build.DenseIdentity(3)).State);
        Assert.Equal(CheckState.Wrong, Check.ShiftCode((code, _, _) => code[..2]).State);
        Assert.Equal(CheckState.Wrong, Check.StepsBetween((_, _, _) => double.NaN).State);
    }

    [Fact]
    public void The_published_similarities_are_the_expected_answers()
    {
        foreach ((int k, double value) in new[] { (1, 0.970), (10, 0.669), (100, 0.477), (1000, 0.159) })
            Assert.Equal(value, Check.CodeDotExercise.Expected((0, k, 128, 10_000)), 3);
    }

    [Property]
    public bool A_dot_product_depends_on_the_distance_alone(ushort m, ushort n, ushort shift) =>
        Math.Abs(Check.CodeDotExercise.Expected((m, n, 64, 10_000)) - Check.CodeDotExercise.Expected((n + shift, m + shift, 64, 10_000))) < Tolerance.Sum;

    private static Matrix<double> Columns(double[] first, double[] second) => Matrix<double>.Build.DenseOfColumnArrays(first, second);

    private static Matrix<double> Fitted(Func<int, double[]> code, int k)
    {
        Matrix<double> from = Matrix<double>.Build.DenseOfRowArrays(Enumerable.Range(0, 32).Select(code));
        Matrix<double> to = Matrix<double>.Build.DenseOfRowArrays(Enumerable.Range(k, 32).Select(code));
        return from.QR().Solve(to).Transpose();
    }
}
