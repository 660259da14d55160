using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>The caches by hand, and their memory in the sizes of real models.</summary>
public sealed class KeyValueCacheTests
{
    private const int Bf16 = 2;
    private const int DeepSeekV3Layers = 61;

    [Fact]
    public void Tokens_are_added_at_the_end_and_forgotten_at_both_ends()
    {
        var cache = new KeyValueCache(keyHeads: 2, headDim: 1, valueDim: 2);
        Assert.Equal((0, 1, 2), (cache.Keys(1).RowCount, cache.Keys(1).ColumnCount, cache.Values(0).ColumnCount));
        cache.Append(Rows([1, 10]), Rows([1, 2, 3, 4]));
        cache.Append(Rows([2, 20], [3, 30]), Rows([5, 6, 7, 8], [9, 10, 11, 12]));
        Assert.Equal(3, cache.Length);
        Assert.Equal(Rows([1], [2], [3]), cache.Keys(0));
        Assert.Equal(Rows([10], [20], [30]), cache.Keys(1));
        Assert.Equal(Rows([1, 2], [5, 6], [9, 10]), cache.Values(0));
        Assert.Equal(Rows([3, 4], [7, 8], [11, 12]), cache.Values(1));

        cache.DropFirst(1);
        Assert.Equal(Rows([20], [30]), cache.Keys(1));
        cache.Truncate(1);
        Assert.Equal((1, Rows([7, 8])), (cache.Length, cache.Values(1)));
        cache.Clear();
        Assert.Equal(0, cache.Length);
    }

    [Fact]
    public void A_cache_that_was_cleared_holds_nothing_of_the_text_before()
    {
        var cache = new KeyValueCache(1, 2);
        for (int text = 0; text < 3; text++)
        {
            Matrix<double> rows = Sample.Matrix(5 - text, 2, text);
            for (int t = 0; t < rows.RowCount; t++)
                cache.Append(Decode.Rows(rows, t, 1), -Decode.Rows(rows, t, 1));
            Assert.Equal((rows, -rows), (cache.Keys(0), cache.Values(0)));
            cache.Clear();
        }
    }

    [Fact]
    public void A_cache_keeps_copies()
    {
        var cache = new KeyValueCache(1, 2);
        Matrix<double> key = Rows([1, 2]);
        cache.Append(key, key);
        key[0, 0] = 9;
        cache.Keys(0)[0, 0] = 9;
        Assert.Equal(Rows([1, 2]), cache.Keys(0));
    }

    [Fact]
    public void Shifting_turns_every_key_and_no_value()
    {
        var rotary = new RotaryEmbedding(4, PairLayout.SplitHalves);
        var cache = new KeyValueCache(2, 4);
        cache.ShiftKeys(rotary, -3);
        Assert.Equal(0, cache.Length);
        Matrix<double> x = Sample.Matrix(3, 8, 1);
        cache.Append(x, x);
        cache.ShiftKeys(rotary, -3);
        for (int head = 0; head < 2; head++)
        {
            Matrix<double> before = x.SubMatrix(0, 3, 4 * head, 4);
            Assert.Equal(rotary.Rotate(before, [-3, -3, -3]), cache.Keys(head));
            Assert.Equal(before, cache.Values(head));
        }
    }

    [Fact]
    public void A_latent_cache_keeps_latents_and_keys()
    {
        var cache = new LatentCache(kvLoraRank: 3, ropeDim: 2);
        cache.Append(Rows([1, 2, 3], [4, 5, 6]), Rows([7, 8], [9, 10]));
        Assert.Equal(Rows([1, 2, 3], [4, 5, 6]), cache.Latents);
        Assert.Equal(Rows([7, 8], [9, 10]), cache.RotaryKeys);
        cache.Truncate(1);
        Assert.Equal((1, Rows([7, 8])), (cache.Length, cache.RotaryKeys));
        cache.Clear();
        Assert.Equal(0, cache.Length);
    }

    [Fact]
    public void DeepSeek_V3_keeps_70272_bytes_a_token_where_multi_head_attention_keeps_3997696()
    {
        LatentAttentionShape shape = LatentAttentionShape.DeepSeekV3;
        Assert.Equal(576, LatentCache.BytesPerToken(shape.KvLoraRank, shape.RopeDim, bytesPerNumber: 1));
        Assert.Equal(70_272, DeepSeekV3Layers * LatentCache.BytesPerToken(shape.KvLoraRank, shape.RopeDim, Bf16));
        Assert.Equal(3_997_696, DeepSeekV3Layers * KeyValueCache.BytesPerToken(shape.Heads, shape.NopeDim, shape.ValueDim, Bf16));
    }

    [Fact]
    public void Sharing_key_heads_divides_the_memory()
    {
        // Llama 3 8B: 32 layers, 32 heads of 128, 8 key heads.
        Assert.Equal(524_288, 32 * KeyValueCache.BytesPerToken(32, 128, 128, Bf16));
        Assert.Equal(131_072, 32 * KeyValueCache.BytesPerToken(8, 128, 128, Bf16));
        Assert.Equal(16_384, 32 * KeyValueCache.BytesPerToken(1, 128, 128, Bf16));
        Assert.Equal(2L * int.MaxValue * int.MaxValue, KeyValueCache.BytesPerToken(1, int.MaxValue, int.MaxValue, int.MaxValue));
    }

    [Fact]
    public void Forgetting_the_start_position_gives_another_output()
    {
        var attention = new MultiHeadAttention(AttentionProjections.Random(8, 2, 1, 4, seed: 3), 2, 1, new RotaryEmbedding(4, PairLayout.Interleaved));
        Matrix<double> x = Sample.Matrix(4, 8, 4);
        KeyValueCache cache = attention.NewCache();
        Matrix<double> wrong = Decode.All(x, 1, row => attention.Forward(row, cache, startPosition: 0));
        Assert.Equal(0, (attention.Forward(x) - wrong).Row(0).AbsoluteMaximum(), Tolerances.Attention);
        Assert.True((attention.Forward(x) - wrong).Row(3).AbsoluteMaximum() > 0.01);
    }

    private static Matrix<double> Rows(params double[][] rows) => Matrix<double>.Build.DenseOfRowArrays(rows);
}
