using System.Numerics;
using FsCheck.Xunit;

namespace RopeCourse.Lessons.Tests;

/// <summary>Hands in what learners write: solutions of another form, and slips in their own words.</summary>
public sealed class Chapter08ExerciseTests
{
    [Fact]
    public void Solutions_of_another_form_pass()
    {
        Assert.True(Check.FirstCrest((q, k, theta) =>
        {
            double phase = (new Complex(k[0], k[1]) * Complex.Conjugate(new Complex(q[0], q[1]))).Phase;
            return (phase < 0 ? phase + (2 * Math.PI) : phase) / theta;
        }).Passed);
        Assert.True(Check.LookBack((rotary, key, back) => rotary.Rotate(key, -back)).Passed);
        Assert.True(Check.BlindPairs((dim, b, distance, tolerance) => InverseFrequencies.Compute(dim, b)
            .Count(theta => Enumerable.Range(0, distance + 1).All(r => Math.Cos(r * theta) >= 1 - tolerance))).Passed);
        Assert.True(Check.RoFormerCurve((theta, distance) => Enumerable.Range(1, theta.Length)
            .Average(j => theta.Take(j).Aggregate(Complex.Zero, (sum, t) => sum + Complex.Exp(Complex.ImaginaryOne * distance * t)).Magnitude)).Passed);
    }

    [Fact]
    public void Stubs_are_not_attempted()
    {
        Assert.Equal(CheckState.NotAttempted, Check.FirstCrest((_, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.LookBack((_, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.BlindPairs((_, _, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.RoFormerCurve((_, _) => throw new NotImplementedException()).State);
    }

    [Fact]
    public void Wrong_answers_are_named()
    {
        Assert.Contains("ahead of the query", Check.FirstCrest((q, k, theta) => (Angle(k) - Angle(q)) % (2 * Math.PI) / theta).Slip, StringComparison.Ordinal);
        Assert.Contains("not divided by θ", Check.FirstCrest((q, k, _) => (Angle(k) - Angle(q) + (2 * Math.PI)) % (2 * Math.PI)).Slip, StringComparison.Ordinal);
        Assert.Contains("which of the two is ahead", Check.FirstCrest((q, k, theta) => Math.Acos(Math.Clamp(Similarity.Cosine(q, k), -1, 1)) / theta).Slip, StringComparison.Ordinal);
        Assert.Contains("other sign", Check.FirstCrest((q, k, theta) => (Angle(q) - Angle(k) + (2 * Math.PI)) % (2 * Math.PI) / theta).Slip, StringComparison.Ordinal);
        Assert.Equal(CheckState.Wrong, Check.FirstCrest((_, _, _) => double.NaN).State);
        Assert.Contains("one token back", Check.LookBack((rotary, key, _) => rotary.Rotate(key, -1)).Slip, StringComparison.Ordinal);
        Assert.Contains("other pairing", Check.LookBack((rotary, key, back) => new RotaryEmbedding(
            rotary.HeadDim, (PairLayout)(1 - (int)rotary.Layout), rotary.ThetaBase, rotary.RotaryDim).Rotate(key, -back)).Slip, StringComparison.Ordinal);
        Assert.Contains("1 − tolerance", Check.BlindPairs((dim, b, distance, tolerance) => InverseFrequencies.Compute(dim, b)
            .Count(theta => Enumerable.Range(0, distance + 1).All(r => Math.Cos(r * theta) >= tolerance))).Slip, StringComparison.Ordinal);
        Assert.Contains("compared with the tolerance", Check.BlindPairs((dim, b, distance, tolerance) => InverseFrequencies.Compute(dim, b)
            .Count(theta => distance * theta < tolerance)).Slip, StringComparison.Ordinal);
        Assert.Contains("half as many pairs", Check.BlindPairs((dim, b, distance, tolerance) => Enumerable.Range(0, dim)
            .Count(i => distance / Math.Pow(b, 2.0 * i / dim) <= Math.Acos(1 - tolerance))).Slip, StringComparison.Ordinal);
        Assert.Contains("vectors of ones", Check.RoFormerCurve((theta, distance) => RotaryDecay.OnesScore(theta, distance) / (2 * theta.Length)).Slip, StringComparison.Ordinal);
        Assert.Contains("divided by d", Check.RoFormerCurve((theta, distance) => RotaryDecay.UpperBound(theta, distance) / 2).Slip, StringComparison.Ordinal);
        Assert.Contains("already the first arrow", Check.RoFormerCurve((theta, distance) => Enumerable.Range(0, theta.Length)
            .Average(j => theta.Take(j).Aggregate(Complex.Zero, (sum, t) => sum + Complex.FromPolarCoordinates(1, distance * t)).Magnitude)).Slip, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_of_the_wrong_length_is_wrong_and_does_not_throw() =>
        Assert.Equal(CheckState.Wrong, Check.LookBack((_, key, _) => [.. key.Take(2)]).State);

    [Fact]
    public void RoFormers_curve_of_128_coordinates_starts_at_32_and_a_half() =>
        Assert.Equal(32.5, Check.RoFormerCurveExercise.Expected((InverseFrequencies.Compute(128), 0)), 9);

    [Property]
    public bool A_query_that_looks_back_scores_highest_there(byte back, byte away)
    {
        var rotary = new RotaryEmbedding(8, PairLayout.Interleaved);
        double[] key = [1, 0.5, 2, 1, 1, 1, 0.2, 3];
        double[] query = rotary.Rotate(Check.LookBackExercise.Expected((rotary, key, back)), 300);
        double Score(int distance) => Similarity.Dot(query, rotary.Rotate(key, 300 - distance));
        return Score(back) >= Score(away) - 1e-9;
    }

    private static double Angle(double[] pair) => Math.Atan2(pair[1], pair[0]);
}
