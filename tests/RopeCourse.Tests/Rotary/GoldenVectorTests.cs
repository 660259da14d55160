namespace RopeCourse.Tests;

/// <summary>Cases worked by hand, and the published vectors that tell two conventions apart.</summary>
public sealed class GoldenVectorTests
{
    private static readonly double[] OneToEight = [1, 2, 3, 4, 5, 6, 7, 8];

    [Fact]
    public void Position_3_of_split_halves_gives_the_published_vector() =>
        Near.Equal([-1.695593, 0.137552, 2.788682, 3.975982, -4.808842, 6.323059, 7.086837, 8.011964],
            new RotaryEmbedding(8, PairLayout.SplitHalves).Rotate(OneToEight, 3), Tolerances.SixDecimals);

    [Fact]
    public void Position_3_of_interleaved_pairs_gives_the_published_vector() =>
        Near.Equal([-1.272233, -1.838865, 1.683929, 4.707907, 4.817777, 6.147278, 6.975969, 8.020964],
            new RotaryEmbedding(8, PairLayout.Interleaved).Rotate(OneToEight, 3), Tolerances.SixDecimals);

    [Theory]
    [InlineData(PairLayout.Interleaved)]
    [InlineData(PairLayout.SplitHalves)]
    public void The_first_axis_turns_towards_plus_sine(PairLayout layout)
    {
        double[] expected = [Math.Cos(1), Math.Sin(1)];
        var rotary = new RotaryEmbedding(2, layout);
        var fast = new float[2];
        rotary.Rotate([1f, 0f], 1, fast);
        Near.Equal(expected, rotary.Rotate([1, 0], 1), Tolerances.Double);
        Near.Equal(expected, fast, Tolerances.StoredCosSin);
    }

    [Fact]
    public void Position_1_of_four_sinusoidal_columns_is_known_by_hand()
    {
        // θ_0 = 1, θ_1 = 10000^(−2/4) = 1/100.
        Near.Equal([Math.Sin(1), Math.Cos(1), Math.Sin(0.01), Math.Cos(0.01)],
            new SinusoidalEncoding(4).Encode(1), Tolerances.Double);
        Near.Equal([Math.Sin(1), Math.Sin(0.01), Math.Cos(1), Math.Cos(0.01)],
            new SinusoidalEncoding(4, layout: ColumnLayout.Concatenated).Encode(1), Tolerances.Double);
    }

    [Fact]
    public void The_slowest_wave_is_shorter_than_2_pi_times_the_base()
    {
        Assert.Equal(54_410, InverseFrequencies.Wavelengths(128)[^1], 0.5);
        Assert.Equal(47_117, InverseFrequencies.Wavelengths(64)[^1], 0.5);
        Assert.Equal(2 * Math.PI, InverseFrequencies.Wavelengths(128)[0], Tolerances.Double);
    }

    [Theory]
    [InlineData(1, 0.970)]
    [InlineData(10, 0.669)]
    [InlineData(100, 0.477)]
    [InlineData(1000, 0.159)]
    public void Similarity_of_sinusoidal_positions_depends_on_their_distance(int distance, double expected)
    {
        var encoding = new SinusoidalEncoding(128);
        foreach (int position in (int[])[0, 17, 4000])
        {
            Assert.Equal(expected, Similarity.Cosine(encoding.Encode(position), encoding.Encode(position + distance)), Tolerances.ThreeDecimals);
        }
    }

    [Fact]
    public void Attention_of_two_tokens_is_known_by_hand()
    {
        // One coordinate, so the scale is 1: scores are 0 and ln 3, weights 1/4 and 3/4, output 1/4·4 + 3/4·8.
        AttentionResult result = ScaledDotProductAttention.Compute(
            Column(1), Column(0, Math.Log(3)), Column(4, 8));
        Near.Equal([0, Math.Log(3)], result.Scores.Row(0), Tolerances.Double);
        Near.Equal([0.25, 0.75], result.Weights.Row(0), Tolerances.Double);
        Assert.Equal(7, result.Output[0, 0], Tolerances.Double);
    }

    [Fact]
    public void A_scale_and_a_bias_are_known_by_hand()
    {
        // Scores are 2·(1·ln 3) + 0 = ln 9 and 2·0 + ln 9, so both weights are 1/2; the third key is hidden.
        AttentionResult result = ScaledDotProductAttention.Compute(
            Column(1), Column(Math.Log(3), 0, 5), Column(4, 8, 100),
            scale: 2, bias: Column(0, Math.Log(9), double.NegativeInfinity).Transpose());
        Near.Equal([Math.Log(9), Math.Log(9)], result.Scores.Row(0).Take(2), Tolerances.Double);
        Assert.Equal(double.NegativeInfinity, result.Scores[0, 2]);
        Near.Equal([0.5, 0.5, 0], result.Weights.Row(0), Tolerances.Double);
        Assert.Equal(6, result.Output[0, 0], Tolerances.Double);
    }

    private static MathNet.Numerics.LinearAlgebra.Matrix<double> Column(params double[] values) =>
        MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfColumnArrays(values);
}
