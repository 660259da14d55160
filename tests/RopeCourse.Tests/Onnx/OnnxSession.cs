using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace RopeCourse.Tests;

/// <summary>Runs a model on ONNX Runtime's CPU provider, with one thread and without rewriting the model first.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession _session;

    public OnnxSession(OnnxModel model)
    {
        Assert.SkipWhen(RuntimeInformation.RuntimeIdentifier == "osx-x64", "ONNX Runtime has no native library for Macs with an Intel processor.");
        OrtEnv.Instance().DisableTelemetryEvents();
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        _session = new InferenceSession(model.ToBytes(), options);
    }

    /// <summary>Runs the model with its inputs in order, and gives the floats of its outputs in order.</summary>
    public float[][] Run(params OnnxTensor[] inputs)
    {
        OrtValue[] values = [.. inputs.Select(input => input.ToOrtValue())];
        try
        {
            using var options = new RunOptions();
            using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(options, _session.InputNames, values, _session.OutputNames);
            return [.. outputs.Select(output => output.GetTensorDataAsSpan<float>().ToArray())];
        }
        finally
        {
            Array.ForEach(values, value => value.Dispose());
        }
    }

    public void Dispose() => _session.Dispose();
}
