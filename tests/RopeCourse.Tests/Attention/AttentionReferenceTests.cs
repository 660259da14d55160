using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Compares attention over rotated queries and keys with the official implementations: many heads, grouped heads, causal or not.</summary>
public sealed class AttentionReferenceTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Cases = ReferenceFile.Cases("attention");

    public static TheoryData<string> Heads => ReferenceFile.Ids("attention", item => item.Text("kind") == "attention_qkv");

    public static TheoryData<string> Modules => ReferenceFile.Ids("attention", item => item.Text("kind") == "attention_module");

    [Theory]
    [MemberData(nameof(Heads))]
    public void Scores_weights_and_output_agree(string id)
    {
        JsonElement item = Cases[id];
        (int heads, int keyHeads) = (item.Int("heads"), item.Int("kv_heads"));
        bool causal = item.GetProperty("causal").GetBoolean();
        var rotary = new RotaryEmbedding(item.Int("head_dim"), item.PairLayout(), item.Number("theta"));
        int[][] positions = [.. item.Matrices("position_ids")[0].EnumerateRows().Select(row => row.Select(value => (int)value).ToArray())];
        (Matrix<double>[] q, Matrix<double>[] k, Matrix<double>[] v) = (item.Matrices("q"), item.Matrices("k"), item.Matrices("v"));
        for (int index = 0; index < q.Length; index++)
        {
            (int batch, int head) = (index / heads, index % heads);
            int shared = batch * keyHeads + head / (heads / keyHeads);
            AttentionResult result = ScaledDotProductAttention.Compute(
                rotary.Rotate(q[index], positions[batch]), rotary.Rotate(k[shared], positions[batch]), v[shared], causal);
            Near.Equal(item.Matrices("scores_unmasked")[index], result.Scores, Tolerances.Attention, id);
            Near.Equal(item.Matrices("probs")[index], result.Weights, Tolerances.Attention, id);
            Near.Equal(item.Matrices("out")[index], result.Output, Tolerances.Attention, id);
        }
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_whole_module_agrees_in_one_pass_and_with_a_cache(string id)
    {
        JsonElement item = Cases[id];
        var attention = new MultiHeadAttention(
            new AttentionProjections
            {
                Query = item.Matrices("wq")[0],
                Key = item.Matrices("wk")[0],
                Value = item.Matrices("wv")[0],
                Output = item.Matrices("wo")[0],
            },
            item.Int("heads"), item.Int("kv_heads"), new RotaryEmbedding(item.Int("head_dim"), item.PairLayout(), item.Number("theta")));
        Assert.Equal((item.Int("dim"), item.Int("head_dim"), item.Int("head_dim")), (attention.ModelDim, attention.HeadDim, attention.ValueDim));
        foreach ((int batch, Matrix<double> x) in item.Matrices("x").Index())
        {
            Matrix<double> expected = item.Matrices("y_full")[batch];
            Near.Equal(expected, attention.Forward(x), Tolerances.Attention, id);
            KeyValueCache cache = attention.NewCache();
            int prefill = item.Int("prefill");
            Assert.Equal(prefill + item.Int("decode_steps"), x.RowCount);
            Near.Equal(expected, Decode.All(x, prefill, rows => attention.Forward(rows, cache)), Tolerances.Attention, id);
            Assert.Equal(x.RowCount, cache.Length);
            for (int t = 0; t < cache.Length; t++)
            {
                for (int head = 0; head < cache.KeyHeads; head++)
                {
                    // The figures have one matrix a position, with one row a key head.
                    Near.Equal(item.Matrices("cache_k")[batch * cache.Length + t].Row(head), cache.Keys(head).Row(t), Tolerances.Attention, id);
                    Near.Equal(item.Matrices("cache_v")[batch * cache.Length + t].Row(head), cache.Values(head).Row(t), Tolerances.Attention, id);
                }
            }
        }
    }

    [Fact]
    public void Every_case_of_the_file_is_used() => Assert.Equal(Cases.Count, Heads.Count + Modules.Count);
}
