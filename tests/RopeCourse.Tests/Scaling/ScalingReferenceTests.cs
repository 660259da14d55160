using System.Text.Json;

namespace RopeCourse.Tests;

/// <summary>Compares the scaled frequencies with the official implementations, for real models and for configurations made up to reach every branch.</summary>
public sealed class ScalingReferenceTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Cases = ReferenceFile.Cases("rope_scaling");

    /// <summary>All but a recorded quirk, and the blend from before YaRN, which is put together below.</summary>
    public static TheoryData<string> Scalings => ReferenceFile.Ids("rope_scaling", item => !IsQuirk(item) && item.Text("type") != "part_ntk_legacy");

    public static TheoryData<string> Quirks => ReferenceFile.Ids("rope_scaling", IsQuirk);

    public static TheoryData<string> ByLength => ReferenceFile.Ids("rope_scaling", item => item.Text("type") is "dynamic" or "longrope");

    public static TheoryData<string> Parts => ReferenceFile.Ids("rope_scaling", item => item.TryGetProperty("correction_range", out _));

    public static TheoryData<string> Bands => ReferenceFile.Ids("rope_scaling", item => item.TryGetProperty("bands", out _));

    public static TheoryData<string> Bases => ReferenceFile.Ids("rope_scaling", item => item.TryGetProperty("effective_base", out _));

    [Theory]
    [MemberData(nameof(Scalings))]
    public void Frequencies_and_attention_factor_agree(string id)
    {
        JsonElement item = Cases[id];
        RotaryEmbedding rotary = Rotary(item);
        Near.Relative(item.Numbers("inv_freq"), rotary.InverseFrequencies, Tolerance(item));
        Assert.Equal(item.Number("attention_factor"), rotary.AttentionFactor, Tolerances.AttentionFactor);
    }

    /// <summary>Cos and sin beyond the trained length: what a model reads there, factor and all.</summary>
    [Theory]
    [MemberData(nameof(Scalings))]
    public void Rotations_beyond_the_original_length_use_these_frequencies(string id)
    {
        JsonElement item = Cases[id];
        RotaryEmbedding rotary = Rotary(item);
        double[] theirs = item.Numbers("inv_freq");
        double factor = item.Number("attention_factor");
        double[] firstAxes = new double[rotary.HeadDim];
        for (int i = 0; i < theirs.Length; i++)
            firstAxes[rotary.Pair(i).First] = 1;
        int original = item.GetProperty("params").TryGetProperty("original_max_position_embeddings", out JsonElement trained) ? trained.GetInt32() : 4096;
        foreach (int position in (int[])[original - 1, original, original + 1, 3 * original + 7, 131_071])
        {
            double[] turned = rotary.Rotate(firstAxes, position);
            var fast = new float[rotary.HeadDim];
            rotary.Rotate([.. firstAxes.Select(value => (float)value)], position, fast);
            // The frequencies differ in their last digits, which the position multiplies.
            double tolerance = Tolerances.CosSin(position) + position * Tolerance(item);
            for (int i = 0; i < theirs.Length; i++)
            {
                (int a, int b) = rotary.Pair(i);
                Near.Equal([factor * Math.Cos(position * theirs[i]), factor * Math.Sin(position * theirs[i])], [turned[a], turned[b]], tolerance, $"{id} pair {i}");
                Near.Equal([turned[a], turned[b]], [fast[a], fast[b]], factor > 1 ? Tolerances.StoredScaledCosSin : Tolerances.StoredCosSin, $"{id} pair {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void The_ends_of_the_ramp_agree(string id)
    {
        JsonElement range = Cases[id].GetProperty("correction_range");
        var scaling = (NtkByPartsScaling)Scaling(Cases[id]);
        (double low, double high) = scaling.CorrectionRange(Cases[id].Int("rotary_dim"), Cases[id].Number("theta"));
        Assert.Equal(range.Number("low"), low, Tolerances.Double);
        Assert.Equal(range.Number("high"), high, Tolerances.Double);
    }

    [Theory]
    [MemberData(nameof(Bands))]
    public void The_counts_of_kept_blended_and_divided_pairs_agree(string id)
    {
        JsonElement bands = Cases[id].GetProperty("bands");
        ScaledFrequencies scaled = Scaling(Cases[id]).Scale(Cases[id].Int("rotary_dim"), Cases[id].Number("theta"));
        Assert.Equal(bands.Int("kept"), scaled.Count(PairTreatment.Kept));
        Assert.Equal(bands.Int("interpolated"), scaled.Count(PairTreatment.Blended));
        Assert.Equal(bands.Int("divided"), scaled.Count(PairTreatment.Divided));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public void The_raised_base_agrees(string id)
    {
        JsonElement item = Cases[id];
        (int dim, double thetaBase) = (item.Int("rotary_dim"), item.Number("theta"));
        double raised = Scaling(item) is DynamicNtkScaling dynamic
            ? dynamic.EffectiveBase(dim, Length(item) ?? dynamic.OriginalLength, thetaBase)
            : ((NtkAwareScaling)Scaling(item)).EffectiveBase(dim, thetaBase);
        Assert.Equal(1, raised / item.Number("effective_base"), Tolerances.ScaledFrequency);
    }

    [Theory]
    [MemberData(nameof(ByLength))]
    public void A_rotation_at_another_length_follows_it(string id)
    {
        JsonElement item = Cases[id];
        FrequencyScaling scaling = Scaling(item);
        Assert.True(scaling.DependsOnLength);
        var rotary = new RotaryEmbedding(item.Int("head_dim"), PairLayout.SplitHalves, item.Number("theta"), item.Int("rotary_dim"), scaling);
        int length = Length(item) ?? 1;
        RotaryEmbedding there = rotary.AtLength(length);
        Assert.Equal(length, there.Length);
        Near.Relative(item.Numbers("inv_freq"), there.InverseFrequencies, Tolerances.ScaledFrequency);
        Assert.Equal(there.Frequencies.SequenceEqual(rotary.Frequencies), there.TurnsLike(rotary));
    }

    /// <summary>DeepSeek's model multiplies its softmax scale. Where the recorded function was the rotation's alone, no multiplier was recorded.</summary>
    [Fact]
    public void The_softmax_scale_multiplier_of_DeepSeek_agrees()
    {
        JsonElement[] deepSeek = [.. Cases.Values.Where(item => item.TryGetProperty("mscale", out _))];
        Assert.Equal(2, deepSeek.Length);
        Assert.All(deepSeek, item => Assert.Equal(
            item.Number("softmax_scale_multiplier"), ((YarnScaling)Scaling(item)).SoftmaxScaleMultiplier, Tolerances.AttentionFactor));
    }

    /// <summary>Some versions of transformers put a ratio of lengths for the factor. The library follows the factor, so it must differ.</summary>
    [Theory]
    [MemberData(nameof(Quirks))]
    public void The_factor_that_is_given_counts_and_not_a_ratio_of_lengths(string id)
    {
        JsonElement item = Cases[id];
        RotaryEmbedding rotary = Rotary(item);
        Assert.True(Math.Abs(item.Number("attention_factor") - rotary.AttentionFactor) > 0.1);
        var asTheirs = new RotaryEmbedding(rotary.HeadDim, rotary.Layout, rotary.ThetaBase, rotary.RotaryDim,
            (YarnScaling)rotary.Scaling with { Factor = item.Number("effective_factor") });
        Near.Relative(item.Numbers("inv_freq"), asTheirs.InverseFrequencies, Tolerances.ScaledFrequency);
        Assert.Equal(item.Number("attention_factor"), asTheirs.AttentionFactor, Tolerances.AttentionFactor);
    }

    /// <summary>The blend that was in use before YaRN is two ramps over three of the library's frequencies. It is not offered, but it can be put together.</summary>
    [Fact]
    public void The_older_blend_of_linear_raised_and_plain_frequencies_can_be_put_together()
    {
        JsonElement item = Assert.Single(Cases.Values, item => item.Text("type") == "part_ntk_legacy");
        JsonElement parameters = item.GetProperty("params");
        (int dim, double factor, int original) = (item.Int("rotary_dim"), parameters.Number("factor"), parameters.Int("original_max_position_embeddings"));
        double[] Ramp(string fast, string slow) => new NtkByPartsScaling(factor, original)
        {
            BetaFast = parameters.Number(fast),
            BetaSlow = parameters.Number(slow),
        }.KeptShares(dim, item.Number("theta"));

        double[] linear = new PositionInterpolation(factor).Scale(dim, item.Number("theta")).InverseFrequencies;
        double[] raised = new NtkAwareScaling(factor).Scale(dim, item.Number("theta")).InverseFrequencies;
        double[] plain = InverseFrequencies.Compute(dim, item.Number("theta"));
        double[] toRaised = Ramp("beta_0", "beta_1");
        double[] toPlain = Ramp("gamma_0", "gamma_1");
        Near.Relative(item.Numbers("inv_freq"), Enumerable.Range(0, dim / 2).Select(i =>
        {
            double blended = linear[i] * (1 - toRaised[i]) + raised[i] * toRaised[i];
            return blended * (1 - toPlain[i]) + plain[i] * toPlain[i];
        }), Tolerances.ScaledFrequency);
    }

    [Fact]
    public void Every_case_of_the_file_is_used() => Assert.Equal(Cases.Count, Scalings.Count + Quirks.Count + 1);

    private static bool IsQuirk(JsonElement item) => item.TryGetProperty("variant", out _);

    private static double Tolerance(JsonElement item) => item.Text("type") switch
    {
        "default" => Tolerances.InverseFrequency,
        "llama3" => Tolerances.Llama3Frequency,
        _ => Tolerances.ScaledFrequency,
    };

    private static int? Length(JsonElement item) => item.GetProperty("seq_len").ValueKind == JsonValueKind.Null ? null : item.Int("seq_len");

    private static RotaryEmbedding Rotary(JsonElement item)
    {
        var rotary = new RotaryEmbedding(item.Int("head_dim"), PairLayout.SplitHalves, item.Number("theta"), item.Int("rotary_dim"), Scaling(item));
        return Length(item) is int length ? rotary.AtLength(length) : rotary;
    }

    private static FrequencyScaling Scaling(JsonElement item)
    {
        JsonElement p = item.GetProperty("params");
        double Factor() => p.Number("factor");
        int Original() => p.Int("original_max_position_embeddings");
        double? Optional(string name) => p.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;
        return item.Text("type") switch
        {
            "default" => FrequencyScaling.None,
            "linear" => new PositionInterpolation(Factor()),
            "ntk" => new NtkAwareScaling(Factor()),
            "dynamic" => new DynamicNtkScaling(Factor(), p.Int("max_position_embeddings")),
            "llama3" => new Llama3Scaling(Factor(), Original())
            {
                LowFrequencyFactor = p.Number("low_freq_factor"),
                HighFrequencyFactor = p.Number("high_freq_factor"),
            },
            "longrope" => new LongRopeScaling(p.Numbers("short_factor"), p.Numbers("long_factor"), Original(), p.Int("max_position_embeddings")),
            // YaRN whose factor follows the length is YaRN with that factor.
            "dynamic_yarn" => new YarnScaling((double)item.Int("seq_len") / Original(), Original()),
            "yarn" => new YarnScaling(Factor(), Original())
            {
                BetaFast = p.Number("beta_fast"),
                BetaSlow = p.Number("beta_slow"),
                Truncate = p.GetProperty("truncate").GetBoolean(),
                Mscale = Optional("mscale"),
                MscaleAllDim = Optional("mscale_all_dim"),
                AttentionFactorOverride = Optional("attention_factor"),
            },
            string other => throw new InvalidDataException($"type is {other}"),
        };
    }
}
