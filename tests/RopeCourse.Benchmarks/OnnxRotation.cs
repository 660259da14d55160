using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using RopeCourse.Tests;

namespace RopeCourse.Benchmarks;

/// <summary>Runs ONNX Runtime's own rotary operator at its best: one session, inputs and outputs bound once to memory that stays.</summary>
/// <remarks>Two tensors, queries and keys, are two operators of one model, so that they cost one call.</remarks>
internal sealed class OnnxRotation<T> : IDisposable
    where T : unmanaged
{
    private const string Domain = "com.microsoft";

    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _options = new();
    private readonly List<OrtValue> _values = [];

    /// <summary>Prepares tensors with so many heads each.</summary>
    public OnnxRotation(RotaryCache cache, RotaryEmbedding rotary, BatchShape shape, int[] heads, int threads)
    {
        OnnxValue.Element element = typeof(T) == typeof(float) ? OnnxValue.Element.Float : OnnxValue.Element.Float16;
        long[] table = [cache.Positions, cache.PairCount];
        OrtEnv.Instance().DisableTelemetryEvents();
        using var options = new SessionOptions { IntraOpNumThreads = threads, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        long[][] axes = [.. heads.Select(count => Axes(shape, count, rotary.HeadDim))];
        var model = new OnnxModel
        {
            OperatorSets = new() { [Domain] = 1, [""] = 17 },
            Inputs =
            [
                .. axes.Select((axis, i) => new OnnxValue($"x{i}", element, Texts(axis))),
                OnnxValue.Int64("start", "1"), new OnnxValue("cos", element, Texts(table)), new OnnxValue("sin", element, Texts(table)),
            ],
            Outputs = [.. axes.Select((axis, i) => new OnnxValue($"y{i}", element, Texts(axis)))],
            Nodes = [.. heads.Select((count, i) => new OnnxNode("RotaryEmbedding", [$"x{i}", "start", "cos", "sin"], [$"y{i}"])
            {
                Domain = Domain,
                Attributes = Attributes(rotary, shape, count),
            })],
        };
        _session = new InferenceSession(model.ToBytes(), options);
        _binding = _session.CreateIoBinding();
        Bind("start", new long[] { 0 }, [1]);
        Bind("cos", Stored(cache.AllCos), table);
        Bind("sin", Stored(cache.AllSin), table);
        for (int i = 0; i < heads.Length; i++)
        {
            int count = (int)axes[i].Aggregate((a, b) => a * b);
            Bind($"x{i}", new T[count], axes[i]);
            _binding.BindOutput($"y{i}", Value(new T[count], axes[i]));
        }
    }

    public void Run() => _session.RunWithBinding(_options, _binding);

    public void Dispose()
    {
        _binding.Dispose();
        _values.ForEach(value => value.Dispose());
        _options.Dispose();
        _session.Dispose();
    }

    private static long[] Axes(BatchShape shape, int heads, int headDim) => shape.Layout == TensorLayout.HeadsFirst
        ? [shape.Batch, heads, shape.Sequence, headDim]
        : [shape.Batch, shape.Sequence, heads * headDim];

    private static Dictionary<string, object> Attributes(RotaryEmbedding rotary, BatchShape shape, int heads)
    {
        var attributes = new Dictionary<string, object> { ["interleaved"] = rotary.Layout == PairLayout.Interleaved ? 1 : 0 };
        bool partial = rotary.RotaryDim < rotary.HeadDim;
        if (partial)
            attributes["rotary_embedding_dim"] = rotary.RotaryDim;
        if (partial || shape.Layout == TensorLayout.SequenceFirst)
            attributes["num_heads"] = heads;
        return attributes;
    }

    private static string[] Texts(long[] axes) => [.. axes.Select(axis => axis.ToString(CultureInfo.InvariantCulture))];

    private static T[] Stored(ReadOnlySpan<float> values) => typeof(T) == typeof(float)
        ? (T[])(object)values.ToArray()
        : (T[])(object)Array.ConvertAll(values.ToArray(), value => (Float16)value);

    private void Bind<TElement>(string name, TElement[] data, long[] axes)
        where TElement : unmanaged => _binding.BindInput(name, Value(data, axes));

    private OrtValue Value<TElement>(TElement[] data, long[] axes)
        where TElement : unmanaged
    {
        var value = OrtValue.CreateTensorValueFromMemory(data, axes);
        _values.Add(value);
        return value;
    }
}
