using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.ML.OnnxRuntime;

namespace RopeCourse.Benchmarks;

/// <summary>Lists what is measured: shapes as models run them, and who rotates them.</summary>
/// <remarks>
/// Those who rotate or negate the same number of coordinates in place share their memory. Where the system puts the pages of an array decides how well
/// it lies in the caches, which has been seen to change times by a third.
/// </remarks>
internal static class RotationContenders
{
    private const int HeadDim = 128;
    private static readonly BatchShape Decode = new(TensorLayout.HeadsFirst, 1, 32, 1);
    private static readonly BatchShape Prefill = new(TensorLayout.HeadsFirst, 1, 32, 2048);
    private static readonly BatchShape Middle = new(TensorLayout.HeadsFirst, 1, 32, 512);
    private static readonly BatchShape Small = new(TensorLayout.HeadsFirst, 1, 1, 4);
    private static readonly PairLayout[] Pairings = [PairLayout.SplitHalves, PairLayout.Interleaved];
    private static readonly Dictionary<(Type, long), Array> s_shared = [];

    public static IEnumerable<Contender> All() =>
    [
        .. Pairings.SelectMany(pairing => (Contender[])[Ours("decode", Decode, pairing, 1), Onnx("decode", Decode, pairing, 1), .. Plain("decode", Decode, pairing)]),
        .. Memory("decode", Decode),
        Ours(Contender.Prefill, Prefill, PairLayout.SplitHalves, 1), Limit(Contender.Prefill, Prefill, 1), Ours(Contender.Prefill, Prefill, PairLayout.Interleaved, 1),
        Ours(Contender.Prefill, Prefill, PairLayout.SplitHalves, 2), Limit(Contender.Prefill, Prefill, 2), Ours(Contender.Prefill, Prefill, PairLayout.Interleaved, 2),
        .. Pairings.SelectMany(pairing => (int[])[1, 2], (pairing, threads) => Onnx(Contender.Prefill, Prefill, pairing, threads)),
        .. Pairings.Select(pairing => IntoDestination(Contender.Prefill, Prefill, pairing)),
        Copy(Contender.Prefill, Prefill),
        .. Pairings.SelectMany(pairing => Plain(Contender.Prefill, Prefill, pairing)),
        .. InBothThreads("prefill, sequence first", Prefill with { Layout = TensorLayout.SequenceFirst }, HeadDim, HeadDim),
        .. Pairings.SelectMany(pairing => (int[])[1, 2], (pairing, threads) => (Contender[])[OurGroups(pairing, threads), OnnxGroups(pairing, threads)]).SelectMany(pair => pair),
        .. ((int[])[64, 80, 96, 128, 256]).SelectMany(headDim => Pairings.SelectMany(pairing => (Contender[])
            [Ours("head dimensions", Middle, pairing, 1, headDim), Onnx("head dimensions", Middle, pairing, 1, headDim)])),
        .. ((int[])[32, 64]).SelectMany(rotaryDim => Pairings.SelectMany(pairing => (Contender[])
            [Ours("partial rotation", Middle, pairing, 1, HeadDim, rotaryDim), Onnx("partial rotation", Middle, pairing, 1, HeadDim, rotaryDim)])),
        .. Pairings.SelectMany(pairing => (int[])[1, 2], (pairing, threads) => (Contender[])
        [
            SixteenBits<Half>("float16", pairing, threads, (rotary, rows, cache) => rotary.Rotate(rows, Prefill, cache, 0, rows, threads)),
            OnnxHalf(pairing, threads),
            SixteenBits<BFloat16>("bfloat16", pairing, threads, (rotary, rows, cache) => rotary.Rotate(rows, Prefill, cache, 0, rows, threads)),
        ]).SelectMany(three => three),
        Limit("16 bits", Prefill, 1, elementBytes: 2), Limit("16 bits", Prefill, 2, elementBytes: 2),
        .. Pairings.SelectMany(pairing => (Contender[])
        [
            Ours("one head", Small, pairing, 1), Onnx("one head", Small, pairing, 1), .. Plain("one head", Small, pairing), Matrix("one head", pairing),
        ]),
    ];

    private static IEnumerable<Contender> InBothThreads(string group, BatchShape shape, int headDim, int rotaryDim) =>
        Pairings.SelectMany(pairing => (int[])[1, 2], (pairing, threads) => (Contender[])
            [Ours(group, shape, pairing, threads, headDim, rotaryDim), Onnx(group, shape, pairing, threads, headDim, rotaryDim)]).SelectMany(pair => pair);

    private static Contender Ours(string group, BatchShape shape, PairLayout pairing, int threads, int headDim = HeadDim, int? rotaryDim = null) =>
        Base(group, Contender.Ours, shape, pairing, threads, headDim, rotaryDim, (rotary, cache) =>
        {
            float[] rows = Rows(shape, headDim);
            return new Work(() => rotary.Rotate(rows, shape, cache, 0, rows, threads));
        });

    private static Contender IntoDestination(string group, BatchShape shape, PairLayout pairing) =>
        Base(group, $"{Contender.Ours}, into other memory", shape, pairing, 1, HeadDim, null, (rotary, cache) =>
        {
            (float[] rows, float[] turned) = (Rows(shape, HeadDim), NewRows(shape, HeadDim));
            return new Work(() => rotary.Rotate(rows, shape, cache, 0, turned, 1));
        });

    private static Contender Onnx(string group, BatchShape shape, PairLayout pairing, int threads, int headDim = HeadDim, int? rotaryDim = null) =>
        Base(group, Contender.Onnx, shape, pairing, threads, headDim, rotaryDim, (rotary, cache) =>
        {
            var onnx = new OnnxRotation<float>(cache, rotary, shape, [shape.Heads], threads);
            return new Work(onnx.Run) { Owned = onnx };
        });

    private static IEnumerable<Contender> Plain(string group, BatchShape shape, PairLayout pairing)
    {
        yield return Loop(Contender.Loop, (rows, cos, sin) => PlainLoops.Scalar(rows, shape.Heads, shape.Sequence, HeadDim, pairing, cos, sin));
        if (pairing == PairLayout.SplitHalves)
            yield return Loop("Vector<float> loop", (rows, cos, sin) => PlainLoops.Vectors(rows, shape.Heads, shape.Sequence, HeadDim, cos, sin));

        Contender Loop(string name, Action<float[], float[], float[]> run) => Base(group, name, shape, pairing, 1, HeadDim, null, (_, cache) =>
        {
            (float[] rows, float[] cos, float[] sin) = (Rows(shape, HeadDim), cache.AllCos.ToArray(), cache.AllSin.ToArray());
            return new Work(() => run(rows, cos, sin));
        });
    }

    /// <summary>Multiplies each token by the block-diagonal matrix of its position, which is made beforehand.</summary>
    private static Contender Matrix(string group, PairLayout pairing) =>
        Base(group, "MathNet, block-diagonal matrix", Small, pairing, 1, HeadDim, null, (rotary, _) =>
        {
            Matrix<float>[] matrices = [.. Enumerable.Range(0, Small.Sequence).Select(t => rotary.Matrix(t).ToSingle())];
            Vector<float>[] tokens = [.. matrices.Select(_ => Vector<float>.Build.DenseOfArray(new float[HeadDim]))];
            Vector<float>[] turned = [.. tokens.Select(token => token.Clone())];
            return new Work(() =>
            {
                for (int t = 0; t < tokens.Length; t++)
                    matrices[t].Multiply(tokens[t], turned[t]);
            });
        });

    private static IEnumerable<Contender> Memory(string group, BatchShape shape) => [Limit(group, shape, 1), Copy(group, shape)];

    private static Contender Limit(string group, BatchShape shape, int threads, int elementBytes = sizeof(float)) => new(group, Contender.Limit, Text(shape, HeadDim))
    {
        Storage = elementBytes == sizeof(float) ? "float32" : "16 bits",
        Threads = threads,
        Bytes = Bytes(shape, HeadDim, elementBytes),
        Prepare = () =>
        {
            Memory<float> rows = Rows(shape, HeadDim).AsMemory(0, (int)(Bytes(shape, HeadDim, elementBytes) / sizeof(float)));
            return new Work(threads == 1 ? () => PlainLoops.Negate(rows.Span) : () => PlainLoops.NegateOnTwoThreads(rows));
        },
    };

    private static Contender Copy(string group, BatchShape shape) => new(group, "copy of the memory", Text(shape, HeadDim))
    {
        Bytes = Bytes(shape, HeadDim, sizeof(float)),
        Prepare = () =>
        {
            (float[] rows, float[] copy) = (Rows(shape, HeadDim), NewRows(shape, HeadDim));
            return new Work(() => rows.AsSpan().CopyTo(copy));
        },
    };

    private static Contender OurGroups(PairLayout pairing, int threads) => Groups(Contender.Ours, pairing, threads, (rotary, cache) =>
    {
        (float[] queries, float[] keys) = (Rows(Middle, HeadDim), Rows(Middle with { Heads = 8 }, HeadDim));
        return new Work(() => rotary.RotateQueriesAndKeys(queries, keys, Middle, 8, cache, 0, threads));
    });

    private static Contender OnnxGroups(PairLayout pairing, int threads) => Groups(Contender.Onnx, pairing, threads, (rotary, cache) =>
    {
        var onnx = new OnnxRotation<float>(cache, rotary, Middle, [32, 8], threads);
        return new Work(onnx.Run) { Owned = onnx };
    });

    private static Contender Groups(string name, PairLayout pairing, int threads, Func<RotaryEmbedding, RotaryCache, Work> prepare)
    {
        Contender contender = Base("grouped queries", name, Middle, pairing, threads, HeadDim, null, prepare);
        return contender with
        {
            Shape = $"[1, 32 and 8, {Middle.Sequence}, {HeadDim}]",
            Bytes = Bytes(Middle with { Heads = 40 }, HeadDim, sizeof(float)),
        };
    }

    private static Contender SixteenBits<T>(string storage, PairLayout pairing, int threads, Action<RotaryEmbedding, T[], RotaryCache> run)
        where T : unmanaged
    {
        Contender contender = Base("16 bits", Contender.Ours, Prefill, pairing, threads, HeadDim, null, (rotary, cache) =>
        {
            T[] rows = Shared<T>(Bytes(Prefill, HeadDim, 1), () => [.. NewRows(Prefill, HeadDim).Select(value => storage == "float16" ? (T)(object)(Half)value : (T)(object)(BFloat16)value)]);
            return new Work(() => run(rotary, rows, cache));
        });
        return contender with { Storage = storage, Bytes = Bytes(Prefill, HeadDim, Unsafe.SizeOf<T>()) };
    }

    private static Contender OnnxHalf(PairLayout pairing, int threads)
    {
        Contender contender = Base("16 bits", Contender.Onnx, Prefill, pairing, threads, HeadDim, null, (rotary, cache) =>
        {
            var onnx = new OnnxRotation<Float16>(cache, rotary, Prefill, [Prefill.Heads], threads);
            return new Work(onnx.Run) { Owned = onnx };
        });
        return contender with { Storage = "float16", Bytes = Bytes(Prefill, HeadDim, 2) };
    }

    private static Contender Base(
        string group, string name, BatchShape shape, PairLayout pairing, int threads, int headDim, int? rotaryDim, Func<RotaryEmbedding, RotaryCache, Work> prepare) =>
        new(group, name, Text(shape, headDim) + (rotaryDim is int turning && turning < headDim ? $", {turning} turn" : ""))
        {
            Pairing = pairing == PairLayout.SplitHalves ? "split halves" : "interleaved",
            Threads = threads,
            Bytes = Bytes(shape, headDim, sizeof(float)),
            Prepare = () =>
            {
                var rotary = new RotaryEmbedding(headDim, pairing, rotaryDim: rotaryDim);
                return prepare(rotary, new RotaryCache(shape.Sequence, rotary));
            },
        };

    private static string Text(BatchShape shape, int headDim) => shape.Layout == TensorLayout.HeadsFirst
        ? $"[{shape.Batch}, {shape.Heads}, {shape.Sequence}, {headDim}]"
        : $"[{shape.Batch}, {shape.Sequence}, {shape.Heads}, {headDim}]";

    private static long Bytes(BatchShape shape, int headDim, int elementBytes) =>
        (long)shape.Batch * shape.Heads * shape.Sequence * headDim * elementBytes;

    private static float[] Rows(BatchShape shape, int headDim) => Shared(Bytes(shape, headDim, 1), () => NewRows(shape, headDim));

    private static T[] Shared<T>(long length, Func<T[]> make)
    {
        if (!s_shared.TryGetValue((typeof(T), length), out Array? rows))
            s_shared.Add((typeof(T), length), rows = make());
        return (T[])rows;
    }

    private static float[] NewRows(BatchShape shape, int headDim)
    {
        var random = new Random(1);
        var rows = new float[Bytes(shape, headDim, 1)];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = random.NextSingle() * 4 - 2;
        return rows;
    }
}
