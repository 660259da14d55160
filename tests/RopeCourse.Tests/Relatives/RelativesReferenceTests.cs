using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Compares the relatives of the rotary embedding with the official implementations.</summary>
public sealed class RelativesReferenceTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Cases = ReferenceFile.Cases("relatives");

    public static TheoryData<string> AlibiSlopes => Kind("alibi_slopes");

    public static TheoryData<string> AlibiBiases => Kind("alibi_bias");

    public static TheoryData<string> T5Buckets => Kind("t5_buckets");

    public static TheoryData<string> XPosCases => Kind("xpos");

    public static TheoryData<string> Multimodal => Kind("mrope");

    public static TheoryData<string> Axial => Kind("axial_2d");

    [Theory]
    [MemberData(nameof(AlibiSlopes))]
    public void Alibi_slopes_agree(string id)
    {
        JsonElement item = Cases[id];
        Near.Equal(item.Numbers("slopes"), new AlibiBias(item.Int("heads")).Slopes, Tolerances.AlibiSlope, id);
    }

    [Theory]
    [MemberData(nameof(AlibiBiases))]
    public void Alibi_biases_agree_in_both_forms(string id)
    {
        JsonElement item = Cases[id];
        var alibi = new AlibiBias(item.Int("heads"));
        for (int head = 0; head < alibi.Heads; head++)
        {
            Near.Equal(item.Matrices("bias")[head], alibi.Matrix(head, item.Int("seq")), Tolerances.Double, id);
            Near.Equal(item.Matrices("bias_row_constant")[head].Row(0), alibi.RowConstant(head, item.Int("seq")), Tolerances.Double, id);
        }
    }

    [Theory]
    [MemberData(nameof(T5Buckets))]
    public void T5_buckets_are_the_same(string id)
    {
        JsonElement item = Cases[id];
        int first = item.Int("relative_position_first");
        Assert.Equal(item.Ints("buckets"), Enumerable.Range(first, item.Int("relative_position_last") - first + 1).Select(relative =>
            T5RelativeBias.Bucket(relative, item.GetProperty("bidirectional").GetBoolean(), item.Int("num_buckets"), item.Int("max_distance"))));
    }

    [Theory]
    [MemberData(nameof(XPosCases))]
    public void XPos_agrees_in_scales_vectors_and_scores(string id)
    {
        JsonElement item = Cases[id];
        (int length, int start) = (item.Int("length"), item.Int("offset"));
        var xpos = new XPos(new RotaryEmbedding(item.Int("head_dim"), item.PairLayout(), item.Number("theta")), item.Number("scale_base"));
        Near.Equal(item.Numbers("zeta"), xpos.Zeta, Tolerances.Double, id);
        double centre = XPos.Centre(start + length);
        Assert.Equal(item.Numbers("scale_positions"), item.Numbers("rotation_positions").Select(position => position - centre));
        Near.Equal(item.Matrices("scales")[0],
            Matrix<double>.Build.DenseOfRowArrays(item.Numbers("scale_positions").Select(xpos.Scales)), Tolerances.Double, id);

        Matrix<double> queries = xpos.RotateQueries(item.Matrices("x_query")[0], start);
        Matrix<double> keys = xpos.RotateKeys(item.Matrices("x_key")[0], start);
        Near.Equal(item.Matrices("q")[0], queries, Tolerances.Double, id);
        Near.Equal(item.Matrices("k")[0], keys, Tolerances.Double, id);
        Near.Equal(item.Matrices("scores")[0], queries * keys.Transpose(), Tolerances.Double, id);
    }

    /// <summary>rotary-embedding-torch centres on half the length rounded down: other vectors for an odd length, the same scores.</summary>
    [Theory]
    [MemberData(nameof(XPosCases))]
    public void XPos_scores_agree_with_a_centre_one_position_earlier(string id)
    {
        JsonElement item = Cases[id];
        (int length, int start) = (item.Int("length"), item.Int("offset"));
        var xpos = new XPos(new RotaryEmbedding(item.Int("head_dim"), item.PairLayout(), item.Number("theta")), item.Number("scale_base"));
        double centre = XPos.Centre(start + length) - 1;
        (Matrix<double> q, Matrix<double> k) = (item.Matrices("x_query")[0], item.Matrices("x_key")[0]);
        for (int m = 0; m < length; m++)
        {
            for (int n = 0; n < length; n++)
            {
                double score = Similarity.Dot(
                    xpos.RotateQuery(q.Row(m).ToArray(), start + m, centre), xpos.RotateKey(k.Row(n).ToArray(), start + n, centre));
                Assert.Equal(item.Matrices("scores")[0][m, n], score, Tolerances.Double);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Multimodal))]
    public void Multimodal_rotations_agree(string id)
    {
        JsonElement item = Cases[id];
        int[] sections = item.Ints("mrope_section");
        var rotary = new MultimodalRotaryEmbedding(item.Int("head_dim"), item.PairLayout(), (sections[0], sections[1], sections[2]),
            item.GetProperty("interleaved_sections").GetBoolean(), item.Number("theta"));
        Assert.Equal(item.Ints("axis_of_frequency"), rotary.AxisOfPair);
        Matrix<double> ids = item.Matrices("position_ids")[0];
        var positionIds = new int[3, ids.ColumnCount];
        foreach ((int axis, int token, double position) in ids.EnumerateIndexed())
            positionIds[axis, token] = (int)position;
        foreach (string name in (string[])["q", "k"])
        {
            foreach ((int head, Matrix<double> rows) in item.Matrices(name).Index())
                Near.Equal(item.Matrices(name + "_rot")[head], rotary.Rotate(rows, positionIds), Tolerances.Double, $"{id} {name}");
        }
    }

    [Theory]
    [MemberData(nameof(Axial))]
    public void Axial_rotations_agree(string id)
    {
        JsonElement item = Cases[id];
        (int height, int width) = (item.Int("height"), item.Int("width"));
        AxialRotaryEmbedding rotary = Variant(item);
        Matrix<double> angles = rotary.GridAngles(height, width);
        Matrix<double> expected = Flat(item, "angles");
        if (item.Text("variant").StartsWith("lucidrains", StringComparison.Ordinal))
        {
            // This code writes the angle of a pair twice, once for each coordinate.
            Near.Equal(EverySecond(expected.Transpose(), 0).Transpose(), angles, Tolerances.Double, id);
            Near.Equal(EverySecond(expected.Transpose(), 1).Transpose(), angles, Tolerances.Double, id);
        }
        else
        {
            Near.Equal(expected, angles, Tolerances.Double, id);
        }

        // The rows are tokens, and within a token heads.
        (Matrix<double> x, Matrix<double> rotated) = (Flat(item, "x"), Flat(item, "x_rot"));
        int heads = x.RowCount / angles.RowCount;
        for (int head = 0; head < heads; head++)
            Near.Equal(EverySecond(rotated, head, heads), rotary.RotateGrid(EverySecond(x, head, heads), height, width), Tolerances.Double, id);
    }

    [Fact]
    public void Every_case_of_the_file_is_used() => Assert.Equal(Cases.Count,
        AlibiSlopes.Count + AlibiBiases.Count + T5Buckets.Count + XPosCases.Count + Multimodal.Count + Axial.Count);

    private static TheoryData<string> Kind(string kind) => ReferenceFile.Ids("relatives", item => item.Text("kind") == kind);

    private static AxialRotaryEmbedding Variant(JsonElement item) => item.Text("variant") switch
    {
        "lucidrains_pixel" => AxialRotaryEmbedding.LucidrainsPixel(2 * item.Int("dim_per_axis"), item.Number("max_freq")),
        "lucidrains_lang" => AxialRotaryEmbedding.LucidrainsLanguage(2 * item.Int("dim_per_axis"), item.Number("theta")),
        "pixtral" => AxialRotaryEmbedding.Pixtral(item.Int("head_dim"), item.Number("theta")),
        "llama4_vision" => AxialRotaryEmbedding.Llama4(item.Int("head_dim"), item.Number("theta")),
        "qwen2_vl_vision" => AxialRotaryEmbedding.Qwen2Vision(item.Int("head_dim"), item.Number("theta")),
        string other => throw new InvalidDataException($"variant is {other}"),
    };

    /// <summary>Reads a tensor as one matrix: the last axis across, all others down.</summary>
    private static Matrix<double> Flat(JsonElement item, string name)
    {
        int[] shape = item.Shape(name);
        return Matrix<double>.Build.DenseOfRowMajor(shape[..^1].Aggregate((a, b) => a * b), shape[^1], item.GetProperty(name).Numbers("data"));
    }

    private static Matrix<double> EverySecond(Matrix<double> matrix, int first, int step = 2) =>
        Matrix<double>.Build.DenseOfRows(matrix.EnumerateRows().Where((_, row) => row % step == first));
}
