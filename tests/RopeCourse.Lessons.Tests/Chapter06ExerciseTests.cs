using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace RopeCourse.Lessons.Tests;

/// <summary>Hands in what learners write: solutions of another form, and slips in their own words.</summary>
public sealed class Chapter06ExerciseTests
{
    private static readonly RotaryEmbedding Rotary = new(2, PairLayout.Interleaved);

    [Fact]
    public void Solutions_of_another_form_pass()
    {
        Assert.True(Check.TurnInPlane((v, m, theta) => Rotary.Rotate(v, m * theta)).Passed);
        Assert.True(Check.TurnInPlane((v, m, theta) =>
        {
            Complex turned = new Complex(v[0], v[1]) * Complex.Exp(Complex.ImaginaryOne * m * theta);
            return [turned.Real, turned.Imaginary];
        }).Passed);
        Assert.True(Check.TurnedScore((q, k, m, n, theta) => Similarity.Dot(Rotary.Rotate(q, m * theta), Rotary.Rotate(k, n * theta))).Passed);
        Assert.True(Check.TurnedScore((q, k, m, n, theta) =>
            Similarity.Norm(q) * Similarity.Norm(k) * Math.Cos(Math.Atan2(k[1], k[0]) - Math.Atan2(q[1], q[0]) + ((n - m) * theta))).Passed);
        Assert.True(Check.ComplexScore((q, k, m, n, theta) => (q * Complex.Conjugate(k) * Complex.FromPolarCoordinates(1, (m - n) * theta)).Real).Passed);
        Assert.True(Check.ComplexScore((q, k, m, n, theta) => (Complex.Conjugate(q) * k * Complex.FromPolarCoordinates(1, (n - m) * theta)).Real).Passed);
        Assert.True(Check.RotaryAttention((q, k, v, theta) => ScaledDotProductAttention.Compute(Turned(q, theta), Turned(k, theta), v).Output).Passed);
        // Positions that start elsewhere: only the difference counts.
        Assert.True(Check.RotaryAttention((q, k, v, theta) => ScaledDotProductAttention.Compute(Turned(q, theta, 100), Turned(k, theta, 100), v).Output).Passed);
    }

    [Fact]
    public void Stubs_are_not_attempted()
    {
        Assert.Equal(CheckState.NotAttempted, Check.TurnInPlane((_, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.TurnedScore((_, _, _, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.ComplexScore((_, _, _, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.RotaryAttention((_, _, _, _) => throw new NotImplementedException()).State);
    }

    [Fact]
    public void Wrong_answers_are_named()
    {
        Assert.Contains("wrong way", Check.TurnInPlane((v, m, theta) => Rotary.RotateBack(v, m * theta)).Slip, StringComparison.Ordinal);
        Assert.Contains("`Math.SinCos` gives the sine first", Check.TurnInPlane((v, m, theta) =>
        {
            (double c, double s) = Math.SinCos(m * theta);
            return [(c * v[0]) - (s * v[1]), (s * v[0]) + (c * v[1])];
        }).Slip, StringComparison.Ordinal);
        Assert.Contains("returned as it came", Check.TurnInPlane((v, _, _) => v).Slip, StringComparison.Ordinal);
        Assert.Contains("every token turns by θ", Check.TurnInPlane((v, _, theta) => Rotary.Rotate(v, theta)).Slip, StringComparison.Ordinal);
        Assert.Contains("done twice", Check.TurnedScore((q, k, m, n, theta) => Similarity.Dot(Rotary.Rotate(q, 2 * m * theta), Rotary.Rotate(k, 2 * n * theta))).Slip, StringComparison.Ordinal);
        Assert.Contains("sign of n − m is lost", Check.TurnedScore((q, k, m, n, theta) => Similarity.Dot(q, Rotary.Rotate(k, Math.Abs(m - n) * theta))).Slip, StringComparison.Ordinal);
        Assert.Contains("conjugate is missing", Check.ComplexScore((q, k, m, n, theta) => (q * k * Complex.FromPolarCoordinates(1, (m + n) * theta)).Real).Slip, StringComparison.Ordinal);
        Assert.Contains("absolute value", Check.ComplexScore((q, k, _, _, _) => q.Magnitude * k.Magnitude).Slip, StringComparison.Ordinal);
        Assert.Contains("positions are added", Check.RotaryAttention((q, k, v, theta) => ScaledDotProductAttention.Compute(Turned(q, theta), Turned(k, -theta), v).Output).Slip, StringComparison.Ordinal);
        Assert.Contains("not divided by √2", Check.RotaryAttention((q, k, v, theta) => ScaledDotProductAttention.Compute(Turned(q, theta), Turned(k, theta), v, scale: 1).Output).Slip, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_writes_into_its_vector_spoils_no_other_case()
    {
        Assert.True(Check.TurnInPlane((v, m, theta) =>
        {
            double[] turned = Rotary.Rotate(v, m * theta);
            (v[0], v[1]) = (turned[0], turned[1]);
            return v;
        }).Passed);
        Assert.Contains("overwritten", Check.TurnInPlane((v, m, theta) =>
        {
            v[0] = (v[0] * Math.Cos(m * theta)) - (v[1] * Math.Sin(m * theta));
            v[1] = (v[0] * Math.Sin(m * theta)) + (v[1] * Math.Cos(m * theta));
            return v;
        }).Slip, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_the_wrong_shape_is_wrong_and_does_not_throw()
    {
        Assert.Equal(CheckState.Wrong, Check.TurnInPlane((v, _, _) => [v[0]]).State);
        Assert.Equal(CheckState.Wrong, Check.RotaryAttention((q, k, _, _) => q * k.Transpose()).State);
    }

    [Property]
    public bool A_turn_keeps_the_length(byte position, sbyte first, sbyte second)
    {
        double[] turned = Check.TurnInPlaneExercise.Expected(([first, second], position, 0.7));
        return Math.Abs(Similarity.Norm(turned) - Similarity.Norm([first, second])) < 1e-12;
    }

    [Property]
    public bool Moving_query_and_key_alike_changes_no_score(byte m, byte n, byte shift)
    {
        double here = Check.TurnedScoreExercise.Expected(([2, 1], [1, 3], m, n, 0.7));
        double there = Check.ComplexScoreExercise.Expected(([2, 1], [1, 3], m + shift, n + shift, 0.7));
        return Math.Abs(here - there) < 1e-11;
    }

    private static Matrix<double> Turned(Matrix<double> rows, double theta, int start = 0) => Matrix<double>.Build.DenseOfRowArrays(
        rows.ToRowArrays().Select((row, t) => Rotary.Rotate(row, (start + t) * theta)));
}
