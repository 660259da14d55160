using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Benchmarks;

/// <summary>One new token through latent attention, after a text of 256: both paths in double with matrices, and the decoder in float.</summary>
/// <remarks>The widths of a head and of the latent are those of DeepSeek-V2-Lite; a token is an eighth as wide, and there are 2 heads where it has 16.</remarks>
public class LatentBenchmarks
{
    private const int Text = 256;

    private static readonly LatentAttentionShape s_shape = new()
    {
        ModelDim = 256,
        Heads = 2,
        QLoraRank = 0,
        KvLoraRank = 512,
        NopeDim = 128,
        RopeDim = 64,
        ValueDim = 128,
    };

    private readonly MultiHeadLatentAttention _attention;
    private readonly KeyValueCache _keys;
    private readonly LatentCache _latents;
    private readonly AbsorbedDecoder _decoder;
    private readonly Matrix<double> _token;
    private readonly float[] _floatToken;
    private readonly float[] _output = new float[s_shape.ModelDim];

    public LatentBenchmarks()
    {
        var rotary = new RotaryEmbedding(s_shape.RopeDim, PairLayout.Interleaved);
        _attention = new MultiHeadLatentAttention(s_shape, LatentAttentionWeights.Random(s_shape, 1), rotary);
        (_keys, _latents) = (_attention.NewKeyValueCache(), _attention.NewLatentCache());
        _decoder = new AbsorbedDecoder(_attention, new RotaryCache(Text + 1, rotary), Text + 1);

        Matrix<double> text = Matrix<double>.Build.Random(Text, s_shape.ModelDim, 2);
        _attention.ForwardNaive(text, _keys);
        _attention.ForwardAbsorbed(text, _latents);
        _decoder.Forward(Floats(text), new float[Text * s_shape.ModelDim]);
        _token = text.SubMatrix(0, 1, 0, s_shape.ModelDim);
        _floatToken = Floats(_token);
    }

    [Benchmark(Baseline = true)]
    public Matrix<double> NaiveInDouble()
    {
        _keys.Truncate(Text);
        return _attention.ForwardNaive(_token, _keys);
    }

    [Benchmark]
    public Matrix<double> AbsorbedInDouble()
    {
        _latents.Truncate(Text);
        return _attention.ForwardAbsorbed(_token, _latents);
    }

    [Benchmark]
    public void AbsorbedDecoder()
    {
        _decoder.Truncate(Text);
        _decoder.Forward(_floatToken, _output);
    }

    private static float[] Floats(Matrix<double> rows) => [.. rows.ToRowMajorArray().Select(value => (float)value)];
}
