using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>The decoder in float gives what the double path gives, token by token, and allocates nothing once it is warm.</summary>
[Properties(Arbitrary = [typeof(AttentionCases)], Replay = "20170612,20210421", MaxTest = 100)]
public sealed class AbsorbedDecoderTests
{
    private static readonly LatentAttentionShape Shape = new()
    {
        ModelDim = 24,
        Heads = 3,
        QLoraRank = 10,
        KvLoraRank = 17,
        NopeDim = 9,
        RopeDim = 6,
        ValueDim = 7,
    };

    [Property]
    public void Floats_agree_with_doubles_token_by_token_and_several_at_once(LatentCase item)
    {
        Matrix<double> expected = item.Module.ForwardAbsorbed(item.X, item.Module.NewLatentCache());
        foreach (int prefill in (int[])[1, item.Cut, item.Tokens])
        {
            AbsorbedDecoder decoder = Decoder(item.Module);
            Close(expected, Decode.All(item.X, prefill, rows => Decode.Floats(rows, decoder)));
            Assert.Equal(item.Tokens, decoder.Length);
        }
    }

    [Property]
    public void The_cached_rows_are_those_of_the_double_path(LatentCase item)
    {
        (LatentCache cache, AbsorbedDecoder decoder) = (item.Module.NewLatentCache(), Decoder(item.Module));
        item.Module.ForwardAbsorbed(item.X, cache);
        Decode.Floats(item.X, decoder);
        Close(cache.Latents, decoder.Latents);
        Close(cache.RotaryKeys, decoder.RotaryKeys);
    }

    [Property]
    public void A_truncated_text_continues_as_if_the_rest_had_not_been(LatentCase item)
    {
        AbsorbedDecoder decoder = Decoder(item.Module);
        Matrix<double> whole = Decode.Floats(item.X, decoder);
        decoder.Truncate(item.Cut);
        int rest = item.Tokens - item.Cut;
        Assert.Equal(Decode.Rows(whole, item.Cut, rest), Decode.Floats(Decode.Rows(item.X, item.Cut, rest), decoder));
        decoder.Clear();
        Assert.Equal(whole, Decode.Floats(item.X, decoder));
    }

    [Fact]
    public void The_softmax_scale_and_the_attention_factor_of_YaRN_both_count()
    {
        // DeepSeek-V2 has both mscales alike, so that cos and sin keep their size; a plain YaRN does not.
        foreach (YarnScaling yarn in (YarnScaling[])[new(40, 4096) { Mscale = 0.707, MscaleAllDim = 0.707 }, new(40, 4096)])
        {
            var rotary = new RotaryEmbedding(Shape.RopeDim, PairLayout.Interleaved, scaling: yarn);
            var module = new MultiHeadLatentAttention(Shape, LatentAttentionWeights.Random(Shape, 5), rotary, yarn.SoftmaxScaleMultiplier);
            Matrix<double> x = Sample.Matrix(20, Shape.ModelDim, 6);
            Close(module.ForwardAbsorbed(x, module.NewLatentCache()), Decode.Floats(x, Decoder(module)));
        }
    }

    [Fact]
    public void Layers_share_one_rotary_cache_that_grows_with_the_text()
    {
        MultiHeadLatentAttention module = Module(7);
        var cache = new RotaryCache(1, module.Rotary);
        (AbsorbedDecoder first, AbsorbedDecoder second) = (new(module, cache), new(module, cache));
        Matrix<double> x = Sample.Matrix(70, Shape.ModelDim, 8);
        Assert.Equal(Decode.Floats(x, first), Decode.Floats(x, second));
        Assert.True(cache.Positions >= 70);
        Close(module.ForwardAbsorbed(x, module.NewLatentCache()), Decode.Floats(x, Decoder(module)));
    }

    [Fact]
    public void A_token_too_large_for_floats_is_refused_and_forgotten()
    {
        MultiHeadLatentAttention module = new(
            Shape with { QLoraRank = 0 }, LatentAttentionWeights.Random(Shape with { QLoraRank = 0 }, 7), new RotaryEmbedding(Shape.RopeDim, PairLayout.Interleaved));
        (AbsorbedDecoder decoder, AbsorbedDecoder untouched) = (Decoder(module), Decoder(module));
        Matrix<double> x = Sample.Matrix(3, Shape.ModelDim, 8);
        Assert.Equal(Decode.Floats(x, untouched), Decode.Floats(x, decoder));
        var thrown = Assert.Throws<ArgumentException>(() => Decode.Floats(x.Stack(1e30 * x), decoder));
        Assert.Equal("scores", thrown.ParamName);
        Assert.Equal(3, decoder.Length);
        Assert.Equal(Decode.Floats(x, untouched), Decode.Floats(x, decoder));
    }

    [Fact]
    public void A_warm_decoder_allocates_nothing_a_token()
    {
        MultiHeadLatentAttention module = Module(9);
        AbsorbedDecoder decoder = new(module, new RotaryCache(64, module.Rotary), capacity: 64);
        float[] x = Sample.Floats(Shape.ModelDim, 1);
        var y = new float[Shape.ModelDim];
        Assert.Equal(0, Allocations.Of(() => decoder.Forward(x, y)));
        Assert.Equal(8, decoder.Length);
        // A text that is begun anew keeps its room.
        Assert.Equal(0, Allocations.Of(() =>
        {
            decoder.Clear();
            for (int t = 0; t < 64; t++)
                decoder.Forward(x, y);
        }));
    }

    private static MultiHeadLatentAttention Module(int seed) =>
        new(Shape, LatentAttentionWeights.Random(Shape, seed), new RotaryEmbedding(Shape.RopeDim, PairLayout.Interleaved), 1.8739);

    private static AbsorbedDecoder Decoder(MultiHeadLatentAttention module) => new(module, new RotaryCache(1, module.Rotary));

    private static void Close(Matrix<double> expected, Matrix<double> actual) =>
        Near.Equal(expected, actual, Tolerances.FloatLatent * Math.Max(1, expected.Enumerate().Max(Math.Abs)));
}
