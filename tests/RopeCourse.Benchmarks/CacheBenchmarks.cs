using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace RopeCourse.Benchmarks;

/// <summary>Cos and sin of many positions: a loop over sine and cosine, the same with SIMD, and the library's sums of angles.</summary>
/// <remarks>
/// Every table is a new one in the first group, for that is what a cache costs, and all allocate the same; memory that the system hands out for the first
/// time costs more than the numbers in it. In the second group all write into the same buffer.
/// </remarks>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class CacheBenchmarks
{
    private const int Positions = 131_072;
    private const int Pairs = 64;
    private const int Rows = 4_096;
    private const int ModelDim = 512;

    private readonly double[] _frequencies = InverseFrequencies.Compute(2 * Pairs);
    private readonly double[] _waves = InverseFrequencies.Compute(ModelDim);
    private readonly SinusoidalEncoding _interleaved = new(ModelDim);
    private readonly SinusoidalEncoding _concatenated = new(ModelDim, layout: ColumnLayout.Concatenated);
    private readonly float[] _table = new float[Rows * ModelDim];
    private readonly RotaryEmbedding _rotary = new(2 * Pairs, PairLayout.SplitHalves);
    private readonly RotaryCache _cache = new(Positions, 2 * Pairs);

    [Benchmark(Baseline = true), BenchmarkCategory("cache 131072 x 64")]
    public float[] CacheByMathCosAndSin()
    {
        (float[] cos, float[] sin) = NewTables();
        for (int p = 0; p < Positions; p++)
        {
            for (int i = 0; i < Pairs; i++)
            {
                cos[p * Pairs + i] = (float)Math.Cos(p * _frequencies[i]);
                sin[p * Pairs + i] = (float)Math.Sin(p * _frequencies[i]);
            }
        }

        return cos;
    }

    [Benchmark, BenchmarkCategory("cache 131072 x 64")]
    public float[] CacheByTensorPrimitives()
    {
        (float[] cos, float[] sin) = NewTables();
        Span<double> angles = stackalloc double[Pairs];
        Span<double> sines = stackalloc double[Pairs];
        Span<double> cosines = stackalloc double[Pairs];
        for (int p = 0; p < Positions; p++)
        {
            TensorPrimitives.Multiply(_frequencies, p, angles);
            TensorPrimitives.SinCos(angles, sines, cosines);
            TensorPrimitives.ConvertTruncating<double, float>(cosines, cos.AsSpan(p * Pairs, Pairs));
            TensorPrimitives.ConvertTruncating<double, float>(sines, sin.AsSpan(p * Pairs, Pairs));
        }

        return cos;
    }

    [Benchmark, BenchmarkCategory("cache 131072 x 64")]
    public RotaryCache CacheByTheLibrary() => new(Positions, _rotary);

    [Benchmark, BenchmarkCategory("cache that holds its text")]
    public RotaryCache AtLength() => _cache.AtLength(Positions);

    [Benchmark(Baseline = true), BenchmarkCategory("sinusoidal table 4096 x 512")]
    public void SinusoidsByMathCosAndSin()
    {
        for (int p = 0; p < Rows; p++)
        {
            for (int i = 0; i < ModelDim / 2; i++)
            {
                double angle = p * _waves[i];
                _table[p * ModelDim + 2 * i] = (float)Math.Sin(angle);
                _table[p * ModelDim + 2 * i + 1] = (float)Math.Cos(angle);
            }
        }
    }

    [Benchmark, BenchmarkCategory("sinusoidal table 4096 x 512")]
    public void SinusoidsInterleaved() => _interleaved.Fill(0, Rows, _table);

    [Benchmark, BenchmarkCategory("sinusoidal table 4096 x 512")]
    public void SinusoidsConcatenated() => _concatenated.Fill(0, Rows, _table);

    private static (float[] Cos, float[] Sin) NewTables() =>
        (GC.AllocateUninitializedArray<float>(Positions * Pairs), GC.AllocateUninitializedArray<float>(Positions * Pairs));
}
