using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Compares attention with the operator of the ONNX standard: heads, shared keys, masks, scales and a key-value cache.</summary>
public sealed class OnnxAttentionTests
{
    private const int Batches = 2;

    /// <summary>Heads, key heads, queries, keys, width of queries and keys, width of values.</summary>
    public static TheoryData<int, int, int, int, int, int> Shapes => new()
    {
        { 4, 4, 7, 7, 64, 64 },
        { 3, 3, 1, 1, 80, 80 },
        { 2, 2, 33, 33, 128, 128 },
        { 2, 2, 5, 5, 256, 256 },
        { 8, 2, 7, 7, 64, 64 },
        { 6, 1, 9, 9, 96, 96 },
        { 4, 2, 6, 6, 48, 20 },
        { 4, 4, 3, 11, 64, 64 },
        { 8, 2, 1, 17, 128, 128 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Attention_agrees_for_each_number_of_heads_and_keys(int heads, int keyHeads, int queryCount, int keyCount, int headDim, int valueDim)
    {
        Matrix<double>[] queries = Heads(Batches * heads, queryCount, headDim, 1);
        Matrix<double>[] keys = Heads(Batches * keyHeads, keyCount, headDim, 2);
        Matrix<double>[] values = Heads(Batches * keyHeads, keyCount, valueDim, 3);
        foreach (int version in (int[])[23, 24])
        {
            foreach (bool headsFirst in (bool[])[true, false])
            {
                foreach (double? scale in (double?[])[null, 1 / Math.Sqrt(headDim), 0.25 / Math.Sqrt(headDim)])
                {
                    var official = new OfficialAttention(Batches) { Version = version, HeadsFirst = headsFirst, Scale = scale };
                    Agree(official, queries, keys, values);
                    // With as many queries as keys, "causal" leaves no choice of where the queries stand.
                    if (queryCount == keyCount)
                        Agree(official with { Causal = true }, queries, keys, values);
                }
            }
        }
    }

    /// <summary>Both ways to say that the queries are the last of the tokens give the library's causal mask.</summary>
    [Theory]
    [InlineData(4, 4)]
    [InlineData(8, 2)]
    public void Causal_attention_over_a_cache_agrees(int heads, int keyHeads)
    {
        foreach (int queryCount in (int[])[1, 2, 5])
        {
            Matrix<double>[] queries = Heads(Batches * heads, queryCount, 64, 4);
            Matrix<double>[] keys = Heads(Batches * keyHeads, 13, 64, 5);
            Matrix<double>[] values = Heads(Batches * keyHeads, 13, 64, 6);
            foreach (bool headsFirst in (bool[])[true, false])
            {
                var official = new OfficialAttention(Batches) { HeadsFirst = headsFirst, Causal = true };
                Agree(official with { Past = 13 - queryCount }, queries, keys, values);
                Agree(official with { Version = 24, KeyCounts = [13, 13] }, queries, keys, values);
                // The last keys of batch 1 are empty places of a cache.
                Agree(official with { Version = 24, KeyCounts = [13, 9] }, queries, keys, values);
            }
        }
    }

    [Fact]
    public void Without_a_past_the_operator_lets_the_first_query_stand_at_position_0()
    {
        Matrix<double>[] queries = Heads(1, 2, 16, 7);
        (Matrix<double>[] keys, Matrix<double>[] values) = (Heads(1, 5, 16, 8), Heads(1, 5, 16, 9));
        Matrix<double> official = new OfficialAttention(1) { Causal = true }.Compute(queries, keys, values)[0];
        Near.Equal(Expected(queries[0], First(keys[0], 2), First(values[0], 2), causal: true), official, Tolerances.OfficialAttention);
        Assert.True((Expected(queries[0], keys[0], values[0], causal: true) - official).InfinityNorm() > 0.1);
    }

    /// <summary>A layer as a model runs it, three operators in one graph: rotate the queries, rotate the keys, attend.</summary>
    [Theory]
    [InlineData(PairLayout.Interleaved)]
    [InlineData(PairLayout.SplitHalves)]
    public void Attention_over_rotated_queries_and_keys_agrees(PairLayout layout)
    {
        const int heads = 6, keyHeads = 2, tokens = 8, headDim = 64;
        int[] positions = [4_090, 4_091, 4_092, 4_093, 4_094, 4_095, 4_096, 4_097];
        var rotary = new RotaryEmbedding(headDim, layout, rotaryDim: 48);
        (Matrix<double>[] q, Matrix<double>[] k, Matrix<double>[] v) =
            (Heads(heads, tokens, headDim, 10), Heads(keyHeads, tokens, headDim, 11), Heads(keyHeads, tokens, headDim, 12));
        OnnxNode Turn(string input, int count) => new("RotaryEmbedding", [input, "cos", "sin", "positions"], [input + "_turned"])
        {
            Attributes = { ["interleaved"] = layout == PairLayout.Interleaved ? 1 : 0, ["rotary_embedding_dim"] = rotary.RotaryDim, ["num_heads"] = count },
        };
        using var session = new OnnxSession(new OnnxModel
        {
            OperatorSets = new() { [""] = 23 },
            Inputs =
            [
                OnnxValue.Float("q", "batch", "heads", "tokens", "64"), OnnxValue.Float("k", "batch", "key heads", "tokens", "64"),
                OnnxValue.Float("v", "batch", "key heads", "tokens", "64"),
                OnnxValue.Float("cos", "positions", "pairs"), OnnxValue.Float("sin", "positions", "pairs"), OnnxValue.Int64("positions", "batch", "tokens"),
            ],
            Outputs = [OnnxValue.Float("y", "batch", "heads", "tokens", "64")],
            Nodes = [Turn("q", heads), Turn("k", keyHeads), new("Attention", ["q_turned", "k_turned", "v"], ["y"]) { Attributes = { ["is_causal"] = 1 } }],
        });

        var cache = new RotaryCache(4_098, rotary.RotaryDim);
        float[][] outputs = session.Run(Tensor(q), Tensor(k), Tensor(v), OnnxTensor.Cos(cache), OnnxTensor.Sin(cache), OnnxTensor.Positions(positions));
        foreach ((int head, float[] official) in outputs[0].Chunk(tokens * headDim).Index())
        {
            int keyHead = head / (heads / keyHeads);
            Matrix<double> expected = Expected(rotary.Rotate(q[head], positions), rotary.Rotate(k[keyHead], positions), v[keyHead], causal: true);
            Near.Equal(expected.ToRowMajorArray(), official, Tolerances.OfficialAttention, $"head {head}");
        }

        OnnxTensor Tensor(Matrix<double>[] matrices) =>
            new(matrices.SelectMany(matrix => matrix.ToRowMajorArray()).Select(value => (float)value).ToArray(), 1, matrices.Length, tokens, headDim);
    }

    /// <summary>Compares each head with the library: query head <c>h</c> shares the key head <c>h/(heads/keyHeads)</c> of its batch.</summary>
    private static void Agree(OfficialAttention official, Matrix<double>[] queries, Matrix<double>[] keys, Matrix<double>[] values)
    {
        Matrix<double>[] outputs = official.Compute(queries, keys, values);
        Assert.Equal(queries.Length, outputs.Length);
        for (int head = 0; head < queries.Length; head++)
        {
            int keyHead = head / (queries.Length / keys.Length);
            int count = (int?)official.KeyCounts?[head / (queries.Length / Batches)] ?? keys[keyHead].RowCount;
            (Matrix<double> q, Matrix<double> k, Matrix<double> v) = (queries[head], First(keys[keyHead], count), First(values[keyHead], count));
            Near.Equal(Expected(q, k, v, official.Causal, official.Scale), outputs[head], Tolerances.OfficialAttention, $"{official}, head {head},");
            if (official.Scale is null)
                Near.Equal(outputs[head].ToRowMajorArray(), LibraryAttention.Fast(q, k, v, official.Causal), Tolerances.OfficialAttention + Tolerances.FloatAttention);
        }
    }

    private static Matrix<double> Expected(Matrix<double> queries, Matrix<double> keys, Matrix<double> values, bool causal, double? scale = null) =>
        LibraryAttention.Paper(queries, keys, values, scale ?? 1 / Math.Sqrt(queries.ColumnCount), causal);

    private static Matrix<double>[] Heads(int count, int rows, int columns, int seed) =>
        [.. Enumerable.Range(0, count).Select(head => Sample.Matrix(rows, columns, 100 * seed + head))];

    private static Matrix<double> First(Matrix<double> matrix, int rows) => matrix.SubMatrix(0, rows, 0, matrix.ColumnCount);
}
