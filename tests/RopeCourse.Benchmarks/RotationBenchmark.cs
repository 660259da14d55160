using BenchmarkDotNet.Attributes;

namespace RopeCourse.Benchmarks;

/// <summary>Measures every contender in one process, peers after each other.</summary>
public class RotationBenchmark
{
    private Work _work = new(() => { });

    public static IEnumerable<Contender> Contenders => RotationContenders.All().Select((contender, place) => contender with { Place = place });

    [ParamsSource(nameof(Contenders))]
    public Contender Contender { get; set; } = null!;

    [GlobalSetup]
    public void Prepare() => _work = Contender.Prepare();

    [Benchmark]
    public void Rotate() => _work.Run();

    [GlobalCleanup]
    public void GiveBack()
    {
        _work.GiveBack();
        _work = new(() => { });
        GC.Collect();
    }
}
