using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>What a model calls for every token allocates nothing once it has run before.</summary>
public sealed class SteadyPathTests
{
    private const int Tokens = 5;
    private const int Dim = 24;

    private static readonly float[] s_source = Sample.Floats(1_024, 1);
    private static readonly float[] s_destination = new float[1_024];
    private static readonly AlibiBias s_alibi = new(6);
    private static readonly T5RelativeBias s_relative = new(Sample.Matrix(32, 2, 1), bidirectional: true);
    private static readonly RotaryEmbedding s_rotary = new(Dim, PairLayout.SplitHalves);
    private static readonly RotaryCache s_cache = new(64, s_rotary);
    private static readonly KeyValueCache s_keys = new(2, 4, 3);
    private static readonly LatentCache s_latents = new(8, 2);
    private static readonly Matrix<double> s_rows = Sample.Matrix(Tokens, 8, 2);
    private static readonly Matrix<double> s_narrowRows = Sample.Matrix(Tokens, 6, 3);
    private static readonly Matrix<double> s_pairs = Sample.Matrix(Tokens, 2, 4);

    private static readonly Dictionary<string, Action> s_calls = new()
    {
        ["sinusoidal rows, interleaved"] = Sinusoidal(ColumnLayout.Interleaved),
        ["sinusoidal rows, concatenated"] = Sinusoidal(ColumnLayout.Concatenated),
        ["rotation of one vector"] = () => s_rotary.Rotate(s_source.AsSpan(0, Dim), 1_000, s_destination.AsSpan(0, Dim)),
        ["rotation of rows"] = () => s_rotary.Rotate(s_source.AsSpan(0, Tokens * Dim), s_cache, 50, s_destination.AsSpan(0, Tokens * Dim)),
        ["softmax"] = () => Softmax.Compute(s_source, s_destination),
        ["attention"] = () => ScaledDotProductAttention.Compute(
            s_source.AsSpan(0, 2 * Dim), s_source.AsSpan(0, Tokens * Dim), s_source.AsSpan(0, Tokens * Dim), Dim, Dim, true, s_destination.AsSpan(0, 2 * Dim)),
        ["attention with a bias"] = () => ScaledDotProductAttention.Compute(
            s_source.AsSpan(0, 2 * Dim), s_source.AsSpan(0, Tokens * Dim), s_source.AsSpan(0, Tokens * Dim), Dim, Dim, false, s_destination.AsSpan(0, 2 * Dim), 1, s_source.AsSpan(0, 2 * Tokens)),
        ["ALiBi"] = () => s_alibi.Fill(5, 3, 40, s_destination.AsSpan(0, 120)),
        ["ALiBi, row constant"] = () => s_alibi.FillRowConstant(5, s_destination),
        ["T5"] = () => s_relative.Fill(1, 3, 40, s_destination.AsSpan(0, 120)),
        ["norm"] = () => RmsNorm.Compute(s_source.AsSpan(0, Dim), s_source.AsSpan(Dim, Dim), s_destination.AsSpan(0, Dim)),
        ["key-value cache"] = () =>
        {
            s_keys.Clear();
            s_keys.Append(s_rows, s_narrowRows);
        },
        ["latent cache"] = () =>
        {
            s_latents.Clear();
            s_latents.Append(s_rows, s_pairs);
        },
    };

    public static TheoryData<string> Names => new(s_calls.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated_after_the_first_call(string name) => Assert.Equal(0, Allocations.Of(s_calls[name]));

    [Fact]
    public void An_allocation_would_be_seen() => Assert.True(Allocations.Of(() => s_alibi.RowConstant(0, 10)) >= 80);

    private static Action Sinusoidal(ColumnLayout layout)
    {
        var encoding = new SinusoidalEncoding(Dim, layout: layout);
        return () => encoding.Fill(60, 10, s_destination.AsSpan(0, 10 * Dim));
    }
}
