namespace RopeCourse.Tests;

/// <summary>Figures that papers and issue threads print, and cases worked by hand.</summary>
public sealed class ScalingTests
{
    [Theory]
    [InlineData(2, 20_221.3)]
    [InlineData(4, 40_889.9)]
    [InlineData(8, 82_684.6)]
    public void The_raised_base_of_128_coordinates_is_known(double factor, double expected)
    {
        Assert.Equal(expected, new NtkAwareScaling(factor).EffectiveBase(128), 0.05);
        ScaledFrequencies scaled = new NtkAwareScaling(factor).Scale(128);
        Assert.Equal(1, scaled.InverseFrequencies[0]);
        Assert.Equal(factor, InverseFrequencies.Compute(128)[^1] / scaled.InverseFrequencies[^1], Tolerances.Double * factor);
    }

    [Theory]
    [InlineData(1, 10_000)]
    [InlineData(2_048, 10_000)]
    [InlineData(4_096, 30_527.7)]
    [InlineData(8_192, 72_195.9)]
    public void The_dynamic_base_follows_the_length(int length, double expected) =>
        Assert.Equal(expected, new DynamicNtkScaling(2, 2048).EffectiveBase(128, length), 0.05);

    [Fact]
    public void The_dynamic_base_starts_to_rise_with_the_first_token_beyond()
    {
        var rotary = new RotaryEmbedding(128, PairLayout.SplitHalves, scaling: new DynamicNtkScaling(2, 2048));
        Assert.True(rotary.TurnsLike(rotary.AtLength(2048)));
        Assert.False(rotary.TurnsLike(rotary.AtLength(2049)));
        Assert.False(rotary.AtLength(4096).TurnsLike(rotary.AtLength(4097)));
        Assert.True(rotary.AtLength(8000).AtLength(100).TurnsLike(rotary));
    }

    [Fact]
    public void A_scaling_that_does_not_follow_the_length_gives_itself()
    {
        var rotary = new RotaryEmbedding(128, PairLayout.SplitHalves, scaling: new YarnScaling(16, 4096));
        Assert.Same(rotary, rotary.AtLength(1_000_000));
        Assert.Null(rotary.Length);
        Assert.False(rotary.Scaling.DependsOnLength);
    }

    [Theory]
    [InlineData(4, 1.1386)]
    [InlineData(8, 1.2079)]
    [InlineData(16, 1.2773)]
    [InlineData(32, 1.3466)]
    [InlineData(40, 1.3689)]
    [InlineData(128, 1.4852)]
    public void The_attention_factor_of_YaRN_is_known(double factor, double expected)
    {
        Assert.Equal(expected, new YarnScaling(factor, 4096).AttentionFactor, 5e-5);
        Assert.Equal(new YarnScaling(factor, 4096).AttentionFactor, new YarnScaling(factor, 4096) { Mscale = 1 }.AttentionFactor);
        Assert.Equal(1, new YarnScaling(factor, 4096) { Mscale = 0.5, MscaleAllDim = 0.5 }.AttentionFactor);
        Assert.Equal(1, new YarnScaling(factor, 4096).SoftmaxScaleMultiplier);
    }

    [Fact]
    public void DeepSeek_squares_the_factor_over_the_whole_score()
    {
        Assert.Equal(1.8739, new YarnScaling(40, 4096) { Mscale = 1, MscaleAllDim = 1 }.SoftmaxScaleMultiplier, 5e-5);
        Assert.Equal(1.5896, new YarnScaling(40, 4096) { Mscale = 0.707, MscaleAllDim = 0.707 }.SoftmaxScaleMultiplier, 5e-5);
    }

    [Theory]
    [InlineData(128, 10_000, 4_096, 16, 20.94, 45.03)]
    [InlineData(64, 10_000, 4_096, 40, 10.47, 22.51)]
    [InlineData(64, 150_000, 4_096, 32, 8.093, 17.398)]
    public void The_untruncated_range_of_known_models(int dim, double thetaBase, int original, double factor, double low, double high)
    {
        (double Low, double High) range = new YarnScaling(factor, original) { Truncate = false }.CorrectionRange(dim, thetaBase);
        Assert.Equal(low, range.Low, 0.005);
        Assert.Equal(high, range.High, 0.005);
        Assert.Equal((Math.Floor(range.Low), Math.Ceiling(range.High)), new YarnScaling(factor, original).CorrectionRange(dim, thetaBase));
    }

    [Fact]
    public void The_two_ramps_of_Llama_2_differ_by_up_to_0_367()
    {
        var code = new NtkByPartsScaling(16, 4096);
        double[] byIndex = code.KeptShares(128);
        double[] byTurns = (code with { Ramp = RampKind.Rotations }).KeptShares(128);
        Assert.Equal(0.367, byIndex.Zip(byTurns, (a, b) => Math.Abs(a - b)).Max(), Tolerances.ThreeDecimals);
        double[] slow = code.Scale(128).InverseFrequencies;
        double[] paper = (code with { Ramp = RampKind.Rotations }).Scale(128).InverseFrequencies;
        (int pair, double ratio) = slow.Zip(paper, (a, b) => a / b).Index().MaxBy(entry => entry.Item);
        Assert.Equal(38, pair);
        Assert.Equal(3.04, ratio, 0.005);
    }

    [Fact]
    public void Equal_betas_leave_a_ramp_of_one_index_and_equal_ends_a_step()
    {
        // Kimi K2: 32 pairs, base 50,000, trained on 4,096 tokens.
        var kimi = new YarnScaling(32, 4096) { BetaFast = 1, BetaSlow = 1 };
        Assert.Equal((19.0, 20.0), kimi.CorrectionRange(64, 50_000));
        ScaledFrequencies scaled = kimi.Scale(64, 50_000);
        Assert.Equal((20, 0, 12), (scaled.Count(PairTreatment.Kept), scaled.Count(PairTreatment.Blended), scaled.Count(PairTreatment.Divided)));

        // All pairs turn often: both ends are clamped to the last index, and the ramp there is 0.001 wide.
        var high = new NtkByPartsScaling(4, 1_000_000) { BetaFast = 1, BetaSlow = 1 };
        Assert.Equal((7.0, 7.0), high.CorrectionRange(8, 10));
        Assert.Equal([1.0, 1, 1, 1], high.KeptShares(8, 10));

        // None turns even once: the ramp stands at the first pair, which it keeps, as in the released code.
        var low = new NtkByPartsScaling(4, 3) { BetaFast = 1, BetaSlow = 1 };
        Assert.Equal((0.0, 0.0), low.CorrectionRange(8, 10));
        Assert.Equal([1.0, 0, 0, 0], low.KeptShares(8, 10));
        Assert.Equal([1.0, 0, 0], (high with { OriginalLength = 6, Ramp = RampKind.Rotations, BetaFast = 0.5, BetaSlow = 0.5 }).KeptShares(6, 1_000));
    }

    [Fact]
    public void The_range_is_clamped_to_0_and_to_d_minus_1()
    {
        // Base 2: indices come out far beyond both ends.
        Assert.Equal((0.0, 7.0), new NtkByPartsScaling(4, 100) { BetaFast = 32, BetaSlow = 0.01 }.CorrectionRange(8, 2));
        Assert.Equal(0, new NtkByPartsScaling(4, 100) { Truncate = false }.CorrectionRange(8).Low);
    }

    /// <summary>Rounded ends 2 and 6, of which 6 lies beyond the last pair: pair 3 is a quarter of the way up, so 3/4 + 1/4/4 of it are left.</summary>
    [Fact]
    public void A_ramp_that_ends_beyond_the_last_pair_is_not_cut_short()
    {
        var scaling = new NtkByPartsScaling(4, 4096);
        Assert.Equal((2.0, 6.0), scaling.CorrectionRange(8, 100));
        Near.Relative([1, Math.Pow(100, -0.25), 0.1, 13.0 / 16 * Math.Pow(100, -0.75)], scaling.Scale(8, 100).InverseFrequencies, Tolerances.ScaledFrequency);
    }

    [Fact]
    public void A_hard_step_keeps_a_wave_of_exactly_the_border_length()
    {
        // θ_0 = 1: its wave is 2π long, and L₀/high = 2π/1 needs an L₀ that is no integer; so the border is met with θ_1 in a base of 4.
        var scout = new Llama3Scaling(16, 8192) { LowFrequencyFactor = 1, HighFrequencyFactor = 1 };
        ScaledFrequencies scaled = scout.Scale(128, 500_000);
        Assert.Equal((35, 0, 29), (scaled.Count(PairTreatment.Kept), scaled.Count(PairTreatment.Blended), scaled.Count(PairTreatment.Divided)));
        double border = 8192 / (2 * Math.PI);
        Assert.Equal(PairTreatment.Kept, (scout with { LowFrequencyFactor = border, HighFrequencyFactor = border }).Scale(2).Treatments[0]);
    }

    [Fact]
    public void LongRope_changes_its_list_one_token_after_the_trained_length()
    {
        var scaling = new LongRopeScaling([1, 2], [3, 4], 4096, 131_072);
        double[] plain = InverseFrequencies.Compute(4);
        Assert.Equal([plain[0], plain[1] / 2], scaling.Scale(4).InverseFrequencies);
        Assert.Equal([plain[0], plain[1] / 2], scaling.Scale(4, length: 4096).InverseFrequencies);
        Assert.Equal([plain[0] / 3, plain[1] / 4], scaling.Scale(4, length: 4097).InverseFrequencies);
        Assert.Equal([PairTreatment.Kept, PairTreatment.Divided], scaling.Scale(4).Treatments);
        Assert.Equal(1.190238, scaling.AttentionFactor, Tolerances.SixDecimals);
        Assert.Equal(1.190238, (scaling with { Factor = 32 }).AttentionFactor, Tolerances.SixDecimals);
        Assert.Equal(1, (scaling with { Factor = 1 }).AttentionFactor);
        Assert.Equal(0.5, (scaling with { AttentionFactorOverride = 0.5 }).AttentionFactor);
        Assert.Equal([1.0, 2], scaling.ShortFactors);
        Assert.Equal([3.0, 4], scaling.LongFactors);
    }

    [Fact]
    public void Gemma_4_rests_three_quarters_of_its_pairs_and_keeps_the_exponent_of_the_whole_head()
    {
        var rotary = new RotaryEmbedding(512, PairLayout.SplitHalves, 1_000_000, scaling: new ProportionalScaling(0.25));
        Assert.Equal(0.0334, rotary.InverseFrequencies[63], 5e-5);
        Assert.Equal(0, rotary.InverseFrequencies[64]);
        double[] ones = [.. Enumerable.Repeat(1.0, 512)];
        double[] turned = rotary.Rotate(ones, 1000);
        int[] moved = [.. Enumerable.Range(0, 512).Where(i => turned[i] != 1)];
        Assert.Equal(Enumerable.Range(0, 64).Concat(Enumerable.Range(256, 64)), moved);
    }

    [Fact]
    public void Records_compare_by_value_and_are_checked_when_changed()
    {
        Assert.Equal(new YarnScaling(4, 100) { BetaFast = 16 }, new YarnScaling(4, 100) with { BetaFast = 16 });
        Assert.NotEqual<NtkByPartsScaling>(new YarnScaling(4, 100), new NtkByPartsScaling(4, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PositionInterpolation(4) with { Factor = 0.5 });
    }

    [Fact]
    public void A_cache_serves_every_rotation_that_turns_alike()
    {
        var rotary = new RotaryEmbedding(8, PairLayout.Interleaved, scaling: new YarnScaling(4, 64));
        var cache = new RotaryCache(10, rotary);
        Assert.True(cache.Serves(new RotaryEmbedding(16, PairLayout.SplitHalves, rotaryDim: 8, scaling: new YarnScaling(4, 64))));
        Assert.False(cache.Serves(new RotaryEmbedding(8, PairLayout.Interleaved, scaling: new NtkByPartsScaling(4, 64))));
        Assert.False(cache.Serves(new RotaryEmbedding(8, PairLayout.Interleaved)));
        Assert.Equal((10, 8, 10_000, 4), (cache.Positions, cache.RotaryDim, cache.ThetaBase, cache.PairCount));
    }

    [Fact]
    public void The_matrix_carries_the_attention_factor()
    {
        var rotary = new RotaryEmbedding(6, PairLayout.SplitHalves, rotaryDim: 4, scaling: new YarnScaling(4, 64));
        double[] x = Sample.Doubles(6, 1);
        Near.Equal(rotary.Rotate(x, 9), rotary.Matrix(9) * MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(x), Tolerances.Double);
    }

    [Fact]
    public void Weights_and_biases_are_permuted_head_by_head_both_ways()
    {
        double[] bias = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15];
        Assert.Equal([0, 2, 4, 1, 3, 5, 10, 12, 14, 11, 13, 15], PairPermutation.ToSplitHalves(bias, heads: 2));
        Assert.Equal([0, 2, 1, 3, 4, 5, 10, 12, 11, 13, 14, 15], PairPermutation.ToSplitHalves(bias, heads: 2, rotaryDim: 4));
        Assert.Equal(bias, PairPermutation.ToInterleaved(PairPermutation.ToSplitHalves(bias, 2, 4), 2, 4));
        var weights = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfColumnArrays(bias, bias);
        Assert.Equal([0, 2, 1, 3, 4, 5, 10, 12, 11, 13, 14, 15], PairPermutation.ToSplitHalves(weights, 2, 4).Column(1));
        Assert.Equal(weights, PairPermutation.ToInterleaved(PairPermutation.ToSplitHalves(weights, 2, 4), 2, 4));
    }
}
