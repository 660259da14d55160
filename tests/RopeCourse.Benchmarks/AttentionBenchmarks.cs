using BenchmarkDotNet.Attributes;

namespace RopeCourse.Benchmarks;

/// <summary>Attention of one head over spans against plain loops: one new token over a long text, and the tokens of a short one.</summary>
public class AttentionBenchmarks
{
    private const int HeadDim = 128;

    private float[] _queries = [];
    private float[] _keys = [];
    private float[] _values = [];
    private float[] _bias = [];
    private float[] _output = [];
    private float[] _scores = [];
    private readonly AlibiBias _alibi = new(8);

    [Params(1, 64)]
    public int Queries { get; set; }

    [Params(512, 4_096)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        (_queries, _keys, _values) = (Next(Queries), Next(Keys), Next(Keys));
        (_output, _scores, _bias) = (new float[Queries * HeadDim], new float[Keys], new float[Queries * Keys]);

        float[] Next(int rows) => [.. Enumerable.Range(0, rows * HeadDim).Select(_ => random.NextSingle() * 2 - 1)];
    }

    [Benchmark(Baseline = true)]
    public void PlainLoops()
    {
        (float[] scores, float[] output) = (_scores, _output);
        for (int m = 0; m < Queries; m++)
        {
            ReadOnlySpan<float> query = _queries.AsSpan(m * HeadDim, HeadDim);
            float largest = float.NegativeInfinity;
            for (int n = 0; n < scores.Length; n++)
            {
                ReadOnlySpan<float> key = _keys.AsSpan(n * HeadDim, HeadDim);
                float score = 0;
                for (int i = 0; i < HeadDim; i++)
                    score += query[i] * key[i];
                scores[n] = score / MathF.Sqrt(HeadDim);
                largest = MathF.Max(largest, scores[n]);
            }

            float sum = 0;
            for (int n = 0; n < scores.Length; n++)
                sum += scores[n] = MathF.Exp(scores[n] - largest);
            Span<float> mixed = output.AsSpan(m * HeadDim, HeadDim);
            mixed.Clear();
            for (int n = 0; n < scores.Length; n++)
            {
                ReadOnlySpan<float> value = _values.AsSpan(n * HeadDim, HeadDim);
                float weight = scores[n] / sum;
                for (int i = 0; i < HeadDim; i++)
                    mixed[i] += weight * value[i];
            }
        }
    }

    [Benchmark]
    public void Attention() => ScaledDotProductAttention.Compute(_queries, _keys, _values, HeadDim, HeadDim, causal: false, _output);

    [Benchmark]
    public void AttentionWithAlibi()
    {
        _alibi.Fill(3, Queries, Keys, _bias);
        ScaledDotProductAttention.Compute(_queries, _keys, _values, HeadDim, HeadDim, causal: true, _output, bias: _bias);
    }
}
