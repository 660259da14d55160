using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Benchmarks;

/// <summary>One way through the library that a program takes again and again.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Prepare">Allocates what the work needs, and gives the work.</param>
public sealed record SteadyPath(string Name, Func<Action> Prepare)
{
    private const int HeadDim = 128;
    private const int Text = 256;
    private static readonly BatchShape Batch = new(TensorLayout.HeadsFirst, 1, 16, Text); // 2 MB, from which two threads are used

    public static IEnumerable<SteadyPath> All() =>
    [
        Rotation("a token", Batch with { Sequence = 1 }, PairLayout.SplitHalves, 1),
        .. ((TensorLayout[])[TensorLayout.HeadsFirst, TensorLayout.SequenceFirst]).SelectMany(order =>
            ((PairLayout[])[PairLayout.SplitHalves, PairLayout.Interleaved]).SelectMany(pairing =>
                ((int[])[1, 2]).Select(threads => Rotation("a batch", Batch with { Layout = order }, pairing, threads)))),
        new("rotate a batch into other memory, a position a token, 2 threads", () =>
        {
            (RotaryEmbedding rotary, RotaryCache cache, float[] rows) = Ready<float>(PairLayout.SplitHalves);
            var turned = new float[rows.Length];
            int[] positions = [.. Enumerable.Range(0, Text).Reverse()];
            return () => rotary.Rotate(rows, Batch, cache, positions, turned, 2);
        }),
        new("rotate queries and keys of 16 and 4 heads, 2 threads", () =>
        {
            (RotaryEmbedding rotary, RotaryCache cache, float[] queries) = Ready<float>(PairLayout.SplitHalves);
            var keys = new float[queries.Length / 4];
            return () => rotary.RotateQueriesAndKeys(queries, keys, Batch, 4, cache, 0, 2);
        }),
        new("rotate a batch of float16, 2 threads", () =>
        {
            (RotaryEmbedding rotary, RotaryCache cache, Half[] rows) = Ready<Half>(PairLayout.SplitHalves);
            return () => rotary.Rotate(rows, Batch, cache, 0, rows, 2);
        }),
        new("rotate a batch of bfloat16, 2 threads", () =>
        {
            (RotaryEmbedding rotary, RotaryCache cache, BFloat16[] rows) = Ready<BFloat16>(PairLayout.Interleaved);
            return () => rotary.Rotate(rows, Batch, cache, 0, rows, 2);
        }),
        new("ask a cache for a length that it holds", () =>
        {
            var cache = new RotaryCache(Text, HeadDim);
            return () => cache.AtLength(Text);
        }),
        new("fill 16 rows of a sinusoidal table", () =>
        {
            var encoding = new SinusoidalEncoding(HeadDim);
            var table = new float[16 * HeadDim];
            return () => encoding.Fill(100, 16, table);
        }),
        new("attend from 4 queries to 64 keys", () => Attention(causal: false, biased: false)),
        new("fill an ALiBi bias and attend with it, causally", () => Attention(causal: true, biased: true)),
        new("decode a token with absorbed latent attention", Decoding),
    ];

    public override string ToString() => Name;

    private static SteadyPath Rotation(string what, BatchShape shape, PairLayout pairing, int threads)
    {
        string order = shape.Layout == TensorLayout.HeadsFirst ? "heads first" : "sequence first";
        string pairs = pairing == PairLayout.SplitHalves ? "split halves" : "interleaved";
        return new($"rotate {what} in place, {order}, {pairs}, {threads} {(threads == 1 ? "thread" : "threads")}", () =>
        {
            (RotaryEmbedding rotary, RotaryCache cache, float[] rows) = Ready<float>(pairing);
            Memory<float> used = rows.AsMemory(0, shape.Heads * shape.Sequence * HeadDim);
            return () => rotary.Rotate(used, shape, cache, 0, used, threads);
        });
    }

    private static (RotaryEmbedding Rotary, RotaryCache Cache, T[] Rows) Ready<T>(PairLayout pairing)
    {
        var rotary = new RotaryEmbedding(HeadDim, pairing);
        return (rotary, new RotaryCache(Text, rotary), new T[Batch.Heads * Batch.Sequence * HeadDim]);
    }

    private static Action Attention(bool causal, bool biased)
    {
        (int queries, int keys) = (4, 64);
        (var query, var key, var output) = (new float[queries * HeadDim], new float[keys * HeadDim], new float[queries * HeadDim]);
        float[] bias = biased ? new float[queries * keys] : [];
        var alibi = new AlibiBias(8);
        return () =>
        {
            if (biased)
                alibi.Fill(3, queries, keys, bias);
            ScaledDotProductAttention.Compute(query, key, key, HeadDim, HeadDim, causal, output, bias: bias);
        };
    }

    private static Action Decoding()
    {
        var shape = new LatentAttentionShape { ModelDim = 64, Heads = 2, QLoraRank = 0, KvLoraRank = 32, NopeDim = 32, RopeDim = 16, ValueDim = 32 };
        var rotary = new RotaryEmbedding(shape.RopeDim, PairLayout.Interleaved);
        var attention = new MultiHeadLatentAttention(shape, LatentAttentionWeights.Random(shape, 1), rotary);
        var decoder = new AbsorbedDecoder(attention, new RotaryCache(Text + 1, rotary), Text + 1);
        decoder.Forward([.. Matrix<double>.Build.Random(Text, shape.ModelDim, 2).ToRowMajorArray().Select(value => (float)value)], new float[Text * shape.ModelDim]);
        (var token, var output) = (new float[shape.ModelDim], new float[shape.ModelDim]);
        return () =>
        {
            decoder.Truncate(Text);
            decoder.Forward(token, output);
        };
    }
}
