using BenchmarkDotNet.Attributes;

namespace RopeCourse.Benchmarks;

/// <summary>Calls each path that is taken again and again so often that a single object a call would show in the memory column.</summary>
/// <remarks>
/// BenchmarkDotNet counts what the whole process allocates, and collects first; after a collection the runtime trims its pools on another thread, which
/// allocates up to 4 KB. Shared out over <see cref="Calls"/> calls that is nothing, and the smallest object is 24 bytes.
/// </remarks>
[MemoryDiagnoser(displayGenColumns: false)]
public class AllocationBenchmarks
{
    public const int Calls = 16_384;

    private Action _call = () => { };

    public static IEnumerable<SteadyPath> Paths => SteadyPath.All();

    [ParamsSource(nameof(Paths))]
    public SteadyPath Path { get; set; } = null!;

    [GlobalSetup]
    public void Prepare() => _call = Path.Prepare();

    [Benchmark]
    public void Call() => _call();
}
