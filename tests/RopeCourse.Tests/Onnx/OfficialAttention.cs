using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Computes attention with the Attention operator of the ONNX standard, as ONNX Runtime runs it.</summary>
/// <remarks>
/// The operator takes Q, K, V, a mask, the keys and values of the past, and (from set 24) the number of keys that count. Without an
/// attribute <c>scale</c> it divides by the root of the width of the queries. Causal queries stand after the past or, where the number
/// of keys is given, at the end of them; where neither is, the first query stands at position 0, whatever the number of keys.
/// </remarks>
internal sealed record OfficialAttention(int Batches)
{
    /// <summary>The operator set: 23, or 24 for <see cref="KeyCounts"/>.</summary>
    public int Version { get; init; } = 23;

    /// <summary>Whether the operator gets <c>[batch, head, token, width]</c>, or <c>[batch, token, head × width]</c>.</summary>
    public bool HeadsFirst { get; init; } = true;

    public bool Causal { get; init; }

    /// <summary>What the scores are multiplied with; left to the operator when null.</summary>
    public double? Scale { get; init; }

    /// <summary>The number of keys and values that are handed over as the past of a key-value cache.</summary>
    public int Past { get; init; }

    /// <summary>The number of keys that count, one a batch; the others are padding behind them.</summary>
    public long[]? KeyCounts { get; init; }

    /// <summary>Computes the outputs, a matrix a batch and head, from matrices in the same order: all heads of batch 0 first.</summary>
    public Matrix<double>[] Compute(Matrix<double>[] queries, Matrix<double>[] keys, Matrix<double>[] values)
    {
        (int heads, int keyHeads) = (queries.Length / Batches, keys.Length / Batches);
        var attributes = new Dictionary<string, object>();
        if (Causal)
            attributes["is_causal"] = 1;
        if (Scale is double scale)
            attributes["scale"] = (float)scale;
        if (!HeadsFirst)
            (attributes["q_num_heads"], attributes["kv_num_heads"]) = (heads, keyHeads);

        // With a past the runtime wants to give back the whole keys and values too.
        var attention = new OnnxOperator("Attention", Version) { Attributes = attributes, Outputs = Past > 0 ? 3 : 1 };
        OnnxTensor?[] inputs = [Tensor(queries), Tensor(Rows(keys, Past)), Tensor(Rows(values, Past)), null, Cached(keys), Cached(values), null];
        if (KeyCounts is not null)
            inputs[^1] = new OnnxTensor(KeyCounts, Batches);
        float[] output = attention.Run(inputs[..(Array.FindLastIndex(inputs, input => input is not null) + 1)])[0];

        (int tokens, int width) = (queries[0].RowCount, values[0].ColumnCount);
        float[] byHead = HeadsFirst ? output : HeadAxis.Swap(output, Batches, tokens, heads, width);
        return [.. byHead.Chunk(tokens * width).Select(head => Matrix<double>.Build.DenseOfRowMajor(tokens, width, head.Select(value => (double)value)))];
    }

    private OnnxTensor Tensor(Matrix<double>[] heads)
    {
        (int perBatch, int rows, int columns) = (heads.Length / Batches, heads[0].RowCount, heads[0].ColumnCount);
        float[] values = [.. heads.SelectMany(head => head.ToRowMajorArray()).Select(value => (float)value)];
        return HeadsFirst
            ? new OnnxTensor(values, Batches, perBatch, rows, columns)
            : new OnnxTensor(HeadAxis.Swap(values, Batches, perBatch, rows, columns), Batches, rows, perBatch * columns);
    }

    /// <summary>The past always comes as <c>[batch, head, token, width]</c>.</summary>
    private OnnxTensor? Cached(Matrix<double>[] heads) => Past == 0 ? null
        : (this with { HeadsFirst = true }).Tensor([.. heads.Select(head => head.SubMatrix(0, Past, 0, head.ColumnCount))]);

    private static Matrix<double>[] Rows(Matrix<double>[] heads, int first) =>
        [.. heads.Select(head => head.SubMatrix(first, head.RowCount - first, 0, head.ColumnCount))];
}
