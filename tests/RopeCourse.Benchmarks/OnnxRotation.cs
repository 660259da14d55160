using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using RopeCourse.Tests;

namespace RopeCourse.Benchmarks;

/// <summary>ONNX Runtime's own rotary operator at its best: one session, inputs and output bound once to memory that stays.</summary>
internal sealed class OnnxRotation : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _options = new();
    private readonly OrtValue[] _values;

    public OnnxRotation(RotaryEmbedding rotary, RotaryCache cache, float[] source, float[] destination, long[] shape, int heads, int threads)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        var attributes = new Dictionary<string, object> { ["interleaved"] = rotary.Layout == PairLayout.Interleaved ? 1 : 0 };
        if (rotary.RotaryDim < rotary.HeadDim)
            (attributes["rotary_embedding_dim"], attributes["num_heads"]) = (rotary.RotaryDim, heads);
        string[] axes = [.. shape.Select(size => size.ToString(CultureInfo.InvariantCulture))];
        string[] table = [cache.Positions.ToString(CultureInfo.InvariantCulture), cache.PairCount.ToString(CultureInfo.InvariantCulture)];
        var model = new OnnxModel
        {
            OperatorSets = new() { ["com.microsoft"] = 1, [""] = 17 },
            Inputs = [OnnxValue.Float("x", axes), OnnxValue.Int64("start", "1"), OnnxValue.Float("cos", table), OnnxValue.Float("sin", table)],
            Outputs = [OnnxValue.Float("y", axes)],
            Nodes = [new OnnxNode("RotaryEmbedding", ["x", "start", "cos", "sin"], ["y"]) { Domain = "com.microsoft", Attributes = attributes }],
        };
        _session = new InferenceSession(model.ToBytes(), options);
        _binding = _session.CreateIoBinding();
        long[] size = [cache.Positions, cache.PairCount];
        _values =
        [
            OrtValue.CreateTensorValueFromMemory(source, shape),
            OrtValue.CreateTensorValueFromMemory(new long[] { 0 }, [1]),
            OrtValue.CreateTensorValueFromMemory(cache.AllCos.ToArray(), size),
            OrtValue.CreateTensorValueFromMemory(cache.AllSin.ToArray(), size),
            OrtValue.CreateTensorValueFromMemory(destination, shape),
        ];
        _binding.BindInput("x", _values[0]);
        _binding.BindInput("start", _values[1]);
        _binding.BindInput("cos", _values[2]);
        _binding.BindInput("sin", _values[3]);
        _binding.BindOutput("y", _values[4]);
    }

    public void Run() => _session.RunWithBinding(_options, _binding);

    public void Dispose()
    {
        _binding.Dispose();
        Array.ForEach(_values, value => value.Dispose());
        _options.Dispose();
        _session.Dispose();
    }
}
