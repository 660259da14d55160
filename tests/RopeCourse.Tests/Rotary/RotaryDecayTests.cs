using System.Text.Json;
using FsCheck.Xunit;

namespace RopeCourse.Tests;

/// <summary>Compares the decay curves with the figures, with numbers worked by hand and with the scores that they speak of.</summary>
[Properties(Arbitrary = [typeof(Cases)], Replay = "20170612,20210421", MaxTest = 100)]
public sealed class RotaryDecayTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Curves = ReferenceFile.Cases("upper_bound");

    public static TheoryData<string> Bounds => Kind("rope_decay_bound");

    public static TheoryData<string> SinusoidalDots => Kind("sinusoidal_dot");

    public static TheoryData<string> OnesScores => Kind("rope_ones_score");

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Bounds_agree(string id)
    {
        JsonElement item = Curves[id];
        double[] frequencies = InverseFrequencies.Compute(item.Int("d"), item.Number("theta"));
        double[] distances = item.Numbers("relative_distance");
        Near.Equal(item.Numbers("mean_abs_S"), RotaryDecay.UpperBound(frequencies, distances), Tolerances.DecayCurve, id);
        Near.Equal(item.Numbers("mean_abs_S"), distances.Select(k => RotaryDecay.UpperBound(frequencies, k)), Tolerances.DecayCurve, id);
    }

    [Theory]
    [MemberData(nameof(OnesScores))]
    public void Scores_of_ones_agree(string id)
    {
        JsonElement item = Curves[id];
        double[] frequencies = InverseFrequencies.Compute(item.Int("d"), item.Number("theta"));
        double[] distances = item.Numbers("relative_distance");
        Near.Equal(item.Numbers("score"), RotaryDecay.OnesScore(frequencies, distances), Tolerances.DecayCurve, id);
        Near.Equal(item.Numbers("score"), distances.Select(k => RotaryDecay.OnesScore(frequencies, k)), Tolerances.DecayCurve, id);
    }

    [Theory]
    [MemberData(nameof(SinusoidalDots))]
    public void Dot_products_of_sinusoidal_positions_agree(string id)
    {
        JsonElement item = Curves[id];
        var encoding = new SinusoidalEncoding(item.Int("d"), item.Number("base"));
        double[] offsets = item.Numbers("offsets");
        foreach ((int row, double from) in item.Numbers("from_positions").Index())
        {
            double[] dots = [.. offsets.Select(offset => Similarity.Dot(encoding.Encode(from), encoding.Encode(from + offset)))];
            Near.Equal(item.Matrices("dot")[0].Row(row), dots, Tolerances.DecayCurve, id);
            Near.Equal(item.Numbers("closed_form_sum_cos"), dots, Tolerances.DecayCurve, id);
        }
    }

    [Fact]
    public void Every_case_of_the_file_is_used() => Assert.Equal(Curves.Count, Bounds.Count + SinusoidalDots.Count + OnesScores.Count);

    [Fact]
    public void Two_pairs_are_known_by_hand()
    {
        // θ = π and π/2, distance 1: S_1 = −1, S_2 = −1 + i, so the bound is (1 + √2)/2. The score of ones is 2·(−1 + 0).
        double[] frequencies = [Math.PI, Math.PI / 2];
        Assert.Equal((1 + Math.Sqrt(2)) / 2, RotaryDecay.UpperBound(frequencies, 1), Tolerances.Double);
        Assert.Equal(-2, RotaryDecay.OnesScore(frequencies, 1), Tolerances.Double);
    }

    [Theory]
    [InlineData(ThetaBase.Default, 0, 32.5)]
    [InlineData(ThetaBase.Default, 10, 17.95)]
    [InlineData(ThetaBase.Default, 1000, 4.5)]
    [InlineData(ThetaBase.Default, 4096, 4.9)]
    [InlineData(ThetaBase.Llama3, 4096, 7.2)]
    public void The_bound_of_128_coordinates_does_not_fall_everywhere(double thetaBase, double distance, double expected) =>
        Assert.Equal(expected, RotaryDecay.UpperBound(InverseFrequencies.Compute(128, thetaBase), distance), Tolerances.OneDecimal);

    [Property]
    public void The_score_of_ones_is_that_of_a_rotation_with_either_pairing(RotationCase item)
    {
        double[] ones = [.. Enumerable.Repeat(1.0, item.RotaryDim)];
        var rotary = new RotaryEmbedding(item.RotaryDim, item.Layout, item.ThetaBase);
        double score = Similarity.Dot(rotary.Rotate(ones, item.M), rotary.Rotate(ones, item.N));
        Assert.Equal(score, RotaryDecay.OnesScore(rotary.InverseFrequencies, item.M - item.N), item.Tolerance);
    }

    [Property]
    public void No_score_is_above_the_bound_times_the_largest_step_between_pairs(RotationCase item)
    {
        var rotary = new RotaryEmbedding(item.RotaryDim, item.Layout, item.ThetaBase);
        (double[] q, double[] k) = (item.Query[..item.RotaryDim], item.Key[..item.RotaryDim]);
        double score = Similarity.Dot(rotary.Rotate(q, item.M), rotary.Rotate(k, item.N));

        int pairs = item.RotaryDim / 2;
        System.Numerics.Complex[] products = [.. Enumerable.Range(0, pairs).Select(i => Product(rotary.Pair(i), q, k)), 0];
        double step = Enumerable.Range(0, pairs).Max(i => System.Numerics.Complex.Abs(products[i + 1] - products[i]));
        double bound = step * pairs * RotaryDecay.UpperBound(rotary.InverseFrequencies, item.M - item.N);
        Assert.True(Math.Abs(score) <= bound + item.Tolerance, $"score {score}, bound {bound}");
    }

    [Property]
    public void The_bound_is_largest_at_distance_0_and_the_same_both_ways(RotationCase item)
    {
        double[] frequencies = item.Rotary.InverseFrequencies;
        double here = RotaryDecay.UpperBound(frequencies, 0);
        Assert.Equal((frequencies.Length + 1) / 2.0, here, Tolerances.Double);
        Assert.InRange(RotaryDecay.UpperBound(frequencies, item.M), 0, here + Tolerances.Double);
        Assert.Equal(RotaryDecay.UpperBound(frequencies, item.M), RotaryDecay.UpperBound(frequencies, -item.M), Tolerances.Double);
    }

    private static TheoryData<string> Kind(string kind) => ReferenceFile.Ids("upper_bound", item => item.Text("kind") == kind);

    /// <summary>The query's pair times the conjugate of the key's, as complex numbers.</summary>
    private static System.Numerics.Complex Product((int A, int B) pair, double[] q, double[] k) =>
        new System.Numerics.Complex(q[pair.A], q[pair.B]) * new System.Numerics.Complex(k[pair.A], -k[pair.B]);
}
