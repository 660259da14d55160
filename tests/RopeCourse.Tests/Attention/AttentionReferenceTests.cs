using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Compares attention over rotated queries and keys with the official implementations: many heads, grouped heads, causal or not.</summary>
public sealed class AttentionReferenceTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Cases = ReferenceFile.Cases("attention");

    public static TheoryData<string> Heads => ReferenceFile.Ids("attention", item => item.Text("kind") == "attention_qkv");

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
}
