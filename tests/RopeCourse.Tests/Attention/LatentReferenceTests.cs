using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Compares both paths of latent attention with DeepSeek-V3's own code.</summary>
public sealed class LatentReferenceTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Cases = ReferenceFile.Cases("mla");

    public static TheoryData<string> All => ReferenceFile.Ids("mla", item => item.Text("kind") == "mla");

    [Theory]
    [MemberData(nameof(All))]
    public void The_naive_path_agrees_with_its_cache_and_weights(string id)
    {
        JsonElement item = Cases[id];
        MultiHeadLatentAttention attention = Module(item);
        Matrix<double> x = item.Matrices("x")[0];
        (KeyValueCache whole, KeyValueCache grown) = (attention.NewKeyValueCache(), attention.NewKeyValueCache());
        CompareWeights(item, attention.AttendNaive(x, whole));
        Matrix<double> y = item.Matrices("y")[0];
        Near.Equal(y, attention.ForwardNaive(x, attention.NewKeyValueCache()), Tolerances.Attention, id);
        Near.Equal(y, Decode.All(x, item.Int("prefill"), rows => attention.ForwardNaive(rows, grown)), Tolerances.Attention, id);
        foreach (KeyValueCache cache in (KeyValueCache[])[whole, grown])
        {
            for (int t = 0; t < x.RowCount; t++)
            {
                for (int head = 0; head < attention.Shape.Heads; head++)
                {
                    Near.Equal(item.GetProperty("cache_naive").Matrices("k_cache")[t].Row(head), cache.Keys(head).Row(t), Tolerances.Attention, id);
                    Near.Equal(item.GetProperty("cache_naive").Matrices("v_cache")[t].Row(head), cache.Values(head).Row(t), Tolerances.Attention, id);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_absorbed_path_agrees_with_its_cache_and_weights(string id)
    {
        JsonElement item = Cases[id];
        MultiHeadLatentAttention attention = Module(item);
        Matrix<double> x = item.Matrices("x")[0];
        (LatentCache whole, LatentCache grown) = (attention.NewLatentCache(), attention.NewLatentCache());
        CompareWeights(item, attention.AttendAbsorbed(x, whole));
        Matrix<double> y = item.Matrices("y")[0];
        Near.Equal(y, attention.ForwardAbsorbed(x, attention.NewLatentCache()), Tolerances.Attention, id);
        Near.Equal(y, Decode.All(x, item.Int("prefill"), rows => attention.ForwardAbsorbed(rows, grown)), Tolerances.Attention, id);
        foreach (LatentCache cache in (LatentCache[])[whole, grown])
        {
            Near.Equal(item.GetProperty("cache_absorb").Matrices("kv_cache")[0], cache.Latents, Tolerances.Attention, id);
            Near.Equal(item.GetProperty("cache_absorb").Matrices("pe_cache")[0], cache.RotaryKeys, Tolerances.Attention, id);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_decoder_in_float_agrees_with_its_cache(string id)
    {
        JsonElement item = Cases[id];
        MultiHeadLatentAttention attention = Module(item);
        Matrix<double> x = item.Matrices("x")[0];
        var decoder = new AbsorbedDecoder(attention, new RotaryCache(1, attention.Rotary));
        Near.Equal(item.Matrices("y")[0], Decode.All(x, item.Int("prefill"), rows => Decode.Floats(rows, decoder)), Tolerances.FloatLatent, id);
        Near.Equal(item.GetProperty("cache_absorb").Matrices("kv_cache")[0], decoder.Latents, Tolerances.FloatLatent, id);
        Near.Equal(item.GetProperty("cache_absorb").Matrices("pe_cache")[0], decoder.RotaryKeys, Tolerances.FloatLatent, id);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Softmax_scale_and_cache_size_agree(string id)
    {
        JsonElement item = Cases[id];
        MultiHeadLatentAttention attention = Module(item);
        Assert.Equal(item.Number("softmax_scale"), attention.SoftmaxScale, Tolerances.SoftmaxScale);
        JsonElement numbers = item.GetProperty("cache_numbers_per_token");
        LatentAttentionShape shape = attention.Shape;
        Assert.Equal(numbers.Int("naive"), KeyValueCache.BytesPerToken(shape.Heads, shape.HeadDim, shape.ValueDim, bytesPerNumber: 1));
        Assert.Equal(numbers.Int("absorb"), LatentCache.BytesPerToken(shape.KvLoraRank, shape.RopeDim, bytesPerNumber: 1));
    }

    [Fact]
    public void Every_case_of_the_file_is_used() => Assert.Equal(Cases.Count, All.Count);

    private static void CompareWeights(JsonElement item, AttentionResult[] heads)
    {
        // The figures have one matrix a query, with one row a head.
        foreach ((int query, Matrix<double> expected) in item.Matrices("probs").Index())
        {
            for (int head = 0; head < heads.Length; head++)
                Near.Equal(expected.Row(head), heads[head].Weights.Row(query), Tolerances.Attention);
        }
    }

    private static MultiHeadLatentAttention Module(JsonElement item)
    {
        JsonElement args = item.GetProperty("args");
        JsonElement weights = item.GetProperty("weights");
        var shape = new LatentAttentionShape
        {
            ModelDim = args.Int("dim"),
            Heads = args.Int("n_heads"),
            QLoraRank = args.Int("q_lora_rank"),
            KvLoraRank = args.Int("kv_lora_rank"),
            NopeDim = args.Int("qk_nope_head_dim"),
            RopeDim = args.Int("qk_rope_head_dim"),
            ValueDim = args.Int("v_head_dim"),
        };
        bool compressed = shape.QLoraRank > 0;
        Assert.Equal(1, item.Int("batch"));
        Assert.Equal(RmsNorm.DefaultEpsilon, item.Number("rms_norm_eps"));
        return new MultiHeadLatentAttention(
            shape,
            LatentAttentionWeights.FromStacked(
                shape,
                weights.Matrices(compressed ? "wq_b.weight" : "wq.weight")[0],
                weights.Matrices("wkv_a.weight")[0],
                weights.GetProperty("kv_norm.weight").Numbers("data"),
                weights.Matrices("wkv_b.weight")[0],
                weights.Matrices("wo.weight")[0],
                compressed ? weights.Matrices("wq_a.weight")[0] : null,
                compressed ? weights.GetProperty("q_norm.weight").Numbers("data") : null),
            Rotary(item, shape.RopeDim),
            Multiplier(item));
    }

    private static RotaryEmbedding Rotary(JsonElement item, int ropeDim)
    {
        var rotary = new RotaryEmbedding(ropeDim, PairLayout.Interleaved, item.GetProperty("args").Number("rope_theta"), scaling: Yarn(item));
        Near.Relative(item.Numbers("inv_freq"), rotary.InverseFrequencies, Tolerances.ScaledFrequency);
        Assert.Equal(1, rotary.AttentionFactor);
        return rotary;
    }

    private static double Multiplier(JsonElement item) => Yarn(item)?.SoftmaxScaleMultiplier ?? 1;

    /// <summary>DeepSeek's program gives one mscale, which stands for both: cos and sin stay, the softmax scale carries it.</summary>
    private static YarnScaling? Yarn(JsonElement item)
    {
        JsonElement yarn = item.GetProperty("yarn");
        return yarn.ValueKind == JsonValueKind.Null ? null : new YarnScaling(yarn.Number("factor"), yarn.Int("original_seq_len"))
        {
            BetaFast = yarn.Number("beta_fast"),
            BetaSlow = yarn.Number("beta_slow"),
            Mscale = yarn.Number("mscale"),
            MscaleAllDim = yarn.Number("mscale"),
        };
    }
}
