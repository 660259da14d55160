using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Compares frequencies, caches and rotations with the official implementations.</summary>
public sealed class RotaryReferenceTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Cases = ReferenceFile.Cases("rotary_default");

    public static TheoryData<string> Frequencies => Kind("inv_freq");

    public static TheoryData<string> Caches => Kind("cos_sin_cache");

    public static TheoryData<string> Rotations => Kind("rotate", "rotate_partial");

    public static TheoryData<string> Permutations => Kind("permute_meta_to_hf");

    public static TheoryData<string> Proportional => Kind("rotate_proportional");

    [Theory]
    [MemberData(nameof(Frequencies))]
    public void Inverse_frequencies_agree(string id)
    {
        JsonElement item = Cases[id];
        double[] actual = InverseFrequencies.Compute(item.Int("dim"), item.Number("theta"));
        Near.Relative(item.Numbers("inv_freq"), actual, Tolerances.InverseFrequency);
        Near.Relative(item.Numbers("inv_freq_correctly_rounded"), actual, Tolerances.InverseFrequency);
    }

    [Theory]
    [MemberData(nameof(Caches))]
    public void Caches_agree(string id)
    {
        JsonElement item = Cases[id];
        int[] positions = item.Ints("positions");
        var cache = new RotaryCache(positions.Max() + 1, item.Int("dim"), item.Number("theta"));
        Matrix<double> cos = item.Matrices("cos")[0];
        Matrix<double> sin = item.Matrices("sin")[0];
        for (int row = 0; row < positions.Length; row++)
        {
            Near.Equal(cos.Row(row), cache.Cos(positions[row]), Tolerances.StoredCosSin, id);
            Near.Equal(sin.Row(row), cache.Sin(positions[row]), Tolerances.StoredCosSin, id);
        }
    }

    [Theory]
    [MemberData(nameof(Rotations))]
    public void Rotations_agree(string id)
    {
        JsonElement item = Cases[id];
        var rotary = new RotaryEmbedding(item.Int("head_dim"), item.PairLayout(), item.Number("theta"), item.Int("rotary_dim"));
        foreach (string name in (string[])["q", "k"])
        {
            int headsPerBatch = item.Shape(name)[1];
            int[][] positions = [.. item.Matrices("position_ids")[0].EnumerateRows().Select(row => row.Select(value => (int)value).ToArray())];
            foreach ((int head, Matrix<double> rows) in item.Matrices(name).Index())
            {
                int[] ids = positions[head / headsPerBatch];
                Matrix<double> expected = item.Matrices(name + "_rot")[head];
                Near.Equal(expected, rotary.Rotate(rows, ids), Tolerances.Rotation(ids.Max()), $"{id} {name}");
                for (int t = 0; t < ids.Length; t++)
                {
                    float[] fast = [.. rows.Row(t).Select(value => (float)value)];
                    rotary.Rotate(fast, ids[t], fast);
                    Near.Equal(expected.Row(t), fast, Tolerances.FloatRotation, $"{id} {name}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Permutations))]
    public void Permuted_weights_give_the_same_scores_with_the_other_pairing(string id)
    {
        JsonElement item = Cases[id];
        (int heads, int keyHeads, int headDim) = (item.Int("heads"), item.Int("kv_heads"), item.Int("head_dim"));
        int[] rows = [.. PairPermutation.ToSplitHalves(headDim)];
        int[] inverse = [.. PairPermutation.ToInterleaved(headDim)];
        Assert.Equal(item.Ints("row_index"), Enumerable.Range(0, heads * headDim).Select(r => r / headDim * headDim + rows[r % headDim]));
        Assert.Equal(item.Ints("inverse_row_index"), Enumerable.Range(0, heads * headDim).Select(r => r / headDim * headDim + inverse[r % headDim]));

        Matrix<double> wq = item.Matrices("wq_meta")[0];
        Matrix<double> wk = item.Matrices("wk_meta")[0];
        Assert.Equal(item.Matrices("wq_hf")[0], PairPermutation.ToSplitHalves(wq, heads));
        Assert.Equal(item.Matrices("wk_hf")[0], PairPermutation.ToSplitHalves(wk, keyHeads));
        Assert.Equal(wq, PairPermutation.ToInterleaved(item.Matrices("wq_hf")[0], heads));
        Assert.Equal(wk, PairPermutation.ToInterleaved(item.Matrices("wk_hf")[0], keyHeads));

        Matrix<double>[] expected = item.Matrices("scores");
        for (int head = 0; head < heads; head++)
        {
            int keyHead = head / (heads / keyHeads);
            Matrix<double> meta = Scores(item, "meta", PairLayout.Interleaved, head, keyHead);
            Matrix<double> split = Scores(item, "hf", PairLayout.SplitHalves, head, keyHead);
            Near.Equal(expected[head], meta, Tolerances.Attention * 10, id);
            Near.Equal(expected[head], split, Tolerances.Attention * 10, id);
        }
    }

    /// <summary>The rule of Gemma: exponent over head_dim, pairs over the whole head, slow pairs at rest.</summary>
    [Theory]
    [MemberData(nameof(Proportional))]
    public void Proportional_rotations_agree(string id)
    {
        JsonElement item = Cases[id];
        var rotary = new RotaryEmbedding(
            item.Int("head_dim"), item.PairLayout(), item.Number("theta"), scaling: new ProportionalScaling(item.Number("rope_proportion")));
        Near.Equal(item.Numbers("inv_freq"), rotary.InverseFrequencies, Tolerances.InverseFrequency, id);
        int[] ids = [.. item.Matrices("position_ids")[0].Row(0).Select(value => (int)value)];
        foreach ((int head, Matrix<double> rows) in item.Matrices("x").Index())
        {
            double[] rotated = [.. rows.ToRowMajorArray()];
            rotary.Rotate(rotated, ids, rotated);
            Near.Equal(item.Matrices("x_rot")[head].ToRowMajorArray(), rotated, Tolerances.Rotation(ids.Max()), id);
            Near.Equal(item.Matrices("x_rot")[head], rotary.Rotate(rows, ids), Tolerances.Rotation(ids.Max()), id);
        }
    }

    [Fact]
    public void Every_case_of_the_file_is_used() =>
        Assert.Equal(Cases.Count, Frequencies.Count + Caches.Count + Rotations.Count + Permutations.Count + Proportional.Count);

    private static TheoryData<string> Kind(params string[] kinds) =>
        ReferenceFile.Ids("rotary_default", item => kinds.Contains(item.Text("kind")));

    private static Matrix<double> Scores(JsonElement item, string weights, PairLayout layout, int head, int keyHead)
    {
        int headDim = item.Int("head_dim");
        var rotary = new RotaryEmbedding(headDim, layout, item.Number("theta"));
        Matrix<double> x = item.Matrices("x")[0];
        Matrix<double> Project(string name, int h) => rotary.Rotate(x * item.Matrices(name)[0]
            .SubMatrix(h * headDim, headDim, 0, item.Int("dim")).Transpose());
        return Project("wq_" + weights, head) * Project("wk_" + weights, keyHead).Transpose() / Math.Sqrt(headDim);
    }
}
