using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Environments;
using Microsoft.ML.OnnxRuntime;

namespace RopeCourse.Benchmarks;

/// <summary>Where and with what the figures were made.</summary>
internal sealed record Machine(string Processor, int Cores, string OperatingSystem, string DotNet, string OnnxRuntime, string BenchmarkDotNet, int VectorBits, string Date)
{
    public static Machine Current() => new(
        HostEnvironmentInfo.GetCurrent().Cpu.Value?.ProcessorName?.Trim() ?? "unknown",
        Environment.ProcessorCount,
        RuntimeInformation.OSDescription.Trim(),
        Environment.Version.ToString(),
        OrtEnv.Instance().GetVersionString(),
        typeof(HostEnvironmentInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        RotationKernels.Bits,
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Says under which conditions the numbers hold.</summary>
    public string InWords() => string.Create(CultureInfo.InvariantCulture,
        $"Measured on {Processor}, {Cores} cores, {OperatingSystem}, with .NET {DotNet}, vectors of {VectorBits} bits, ONNX Runtime {OnnxRuntime} on the CPU and BenchmarkDotNet {BenchmarkDotNet}, on {Date}. Other machines give other numbers; ratios within a group travel better than times.");
}
