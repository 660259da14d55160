namespace RopeCourse.Tests;

/// <content>The attention modules and their caches.</content>
public sealed partial class BadInputTests
{
    private static readonly LatentAttentionShape Shape = new()
    {
        ModelDim = 6,
        Heads = 2,
        QLoraRank = 5,
        KvLoraRank = 3,
        NopeDim = 4,
        RopeDim = 2,
        ValueDim = 4,
    };

    private static readonly Dictionary<string, (Action Call, string Parameter, string Message)> AttentionTable = new()
    {
        ["scale 0"] = (() => ScaledDotProductAttention.Compute(Zeros(2, 4), Zeros(2, 4), Zeros(2, 4), scale: 0), "scale", "scale is 0; it must be a finite number above 0."),
        ["scale NaN"] = (() => ScaledDotProductAttention.Compute(Zeros(2, 4), Zeros(2, 4), Zeros(2, 4), scale: double.NaN), "scale", "scale is NaN; it must be a finite number above 0."),
        ["negative scale, fast"] = (() => ScaledDotProductAttention.Compute(Buffer.AsSpan(0, 4), Buffer.AsSpan(4, 4), Buffer.AsSpan(8, 2), 4, 2, false, Buffer.AsSpan(16, 2), -1), "scale", "scale is -1; it must be a finite number above 0."),
        ["fast bias for other keys"] = (() => ScaledDotProductAttention.Compute(Buffer.AsSpan(0, 4), Buffer.AsSpan(4, 4), Buffer.AsSpan(8, 2), 4, 2, false, Buffer.AsSpan(16, 2), bias: Buffer.AsSpan(20, 2)), "bias", "bias has 2 elements; it must have 1."),
        ["output over the bias"] = (() => ScaledDotProductAttention.Compute(Buffer.AsSpan(0, 4), Buffer.AsSpan(4, 4), Buffer.AsSpan(8, 2), 4, 2, false, Buffer.AsSpan(16, 2), bias: Buffer.AsSpan(17, 1)), "destination", "destination overlaps bias; it must be memory of its own."),
        ["fast bias that hides all keys"] = (() => ScaledDotProductAttention.Compute(Buffer.AsSpan(0, 4), Buffer.AsSpan(4, 4), Buffer.AsSpan(8, 2), 4, 2, false, Buffer.AsSpan(16, 2), bias: [float.NegativeInfinity]), "scores", "scores has 1 elements and none is finite; at least one key must be visible."),
        ["fast norm of nothing"] = (() => RmsNorm.Compute([], [], Span<float>.Empty), "vector", "vector has 0 elements; it must have at least 1."),
        ["fast norm with other weights"] = (() => RmsNorm.Compute(Buffer.AsSpan(0, 3), Buffer.AsSpan(3, 2), Buffer.AsSpan(8, 3)), "weight", "weight has 2 elements; it must have 3."),
        ["fast norm into another length"] = (() => RmsNorm.Compute(Buffer.AsSpan(0, 3), Buffer.AsSpan(3, 3), Buffer.AsSpan(8, 4)), "destination", "destination has 4 elements; it must have 3."),
        ["fast norm partly over the vector"] = (() => RmsNorm.Compute(Buffer.AsSpan(0, 3), Buffer.AsSpan(8, 3), Buffer.AsSpan(1, 3)), "destination", "destination starts 1 elements from the source; it must be the same memory or not overlap."),
        ["fast norm over the weights"] = (() => RmsNorm.Compute(Buffer.AsSpan(0, 3), Buffer.AsSpan(8, 3), Buffer.AsSpan(8, 3)), "destination", "destination overlaps weight; it must be memory of its own."),
        ["fast norm with epsilon 0"] = (() => RmsNorm.Compute(Buffer.AsSpan(0, 3), Buffer.AsSpan(3, 3), Buffer.AsSpan(8, 3), 0), "epsilon", "epsilon is 0; it must be a finite number above 0."),
        ["decoder of no module"] = (() => _ = new AbsorbedDecoder(null!, new RotaryCache(1, 2)), "attention", "Value cannot be null."),
        ["decoder without cos and sin"] = (() => _ = new AbsorbedDecoder(Latent(), null!), "cache", "Value cannot be null."),
        ["decoder with the cache of another rotation"] = (() => _ = new AbsorbedDecoder(Latent(), new RotaryCache(1, 8)), "cache", "cache has rotaryDim 8, thetaBase 10000 and no scaling; it must have rotaryDim 2, thetaBase 10000 and no scaling."),
        ["decoder with negative room"] = (() => _ = new AbsorbedDecoder(Latent(), new RotaryCache(1, 2), -1), "capacity", "capacity is -1; it must be at least 0."),
        ["nothing to decode"] = (() => Decoder().Forward([], []), "x", "x has 0 elements; it must have at least 1."),
        ["part of a token to decode"] = (() => Decoder().Forward(Buffer.AsSpan(0, 7), Buffer.AsSpan(8, 7)), "x", "x has 7 elements; it must have whole rows of 6."),
        ["decoding into another length"] = (() => Decoder().Forward(Buffer.AsSpan(0, 6), Buffer.AsSpan(8, 12)), "destination", "destination has 12 elements; it must have 6."),
        ["decoding over the tokens"] = (() => Decoder().Forward(Buffer.AsSpan(0, 6), Buffer.AsSpan(0, 6)), "destination", "destination overlaps x; it must be memory of its own."),
        ["a token with infinity to decode"] = (() => Decoder().Forward([0, 0, 0, float.PositiveInfinity, 0, 0], Buffer.AsSpan(0, 6)), "x", "x[3] is Infinity; every coordinate must be a finite number."),
        ["forgetting more than was decoded"] = (() => Decoder().Truncate(1), "length", "length is 1; it must be between 0 and 0."),
        ["bias for other queries"] = (() => ScaledDotProductAttention.Compute(Zeros(2, 4), Zeros(3, 4), Zeros(3, 4), bias: Zeros(3, 3)), "bias", "bias has 3 rows; it must have 2."),
        ["bias for other keys"] = (() => ScaledDotProductAttention.Compute(Zeros(2, 4), Zeros(3, 4), Zeros(3, 4), bias: Zeros(2, 2)), "bias", "bias has 2 columns; it must have 3."),
        ["bias infinite"] = (() => ScaledDotProductAttention.Compute(Zeros(1, 4), Zeros(1, 4), Zeros(1, 4), bias: Zeros(1, 1) + double.PositiveInfinity), "bias", "bias[0, 0] is Infinity; it must be a finite number, or -Infinity where a key is hidden."),
        ["bias NaN"] = (() => ScaledDotProductAttention.Compute(Zeros(1, 4), Zeros(2, 4), Zeros(2, 4), bias: Zeros(1, 2) * double.NaN), "bias", "bias[0, 0] is NaN; it must be a finite number, or -Infinity where a key is hidden."),
        ["bias that hides all keys"] = (() => ScaledDotProductAttention.Compute(Zeros(1, 4), Zeros(2, 4), Zeros(2, 4), bias: Zeros(1, 2) - double.PositiveInfinity), "scores", "scores has 2 elements and none is finite; at least one key must be visible."),
        ["cache without heads"] = (() => _ = new KeyValueCache(0, 4), "keyHeads", "keyHeads is 0; it must be at least 1."),
        ["cache without coordinates"] = (() => _ = new KeyValueCache(1, 0), "headDim", "headDim is 0; it must be at least 1."),
        ["cache of empty values"] = (() => _ = new KeyValueCache(1, 4, 0), "valueDim", "valueDim is 0; it must be at least 1."),
        ["keys of other heads"] = (() => new KeyValueCache(2, 4).Append(Zeros(1, 4), Zeros(1, 8)), "keys", "keys has 4 columns; it must have 8."),
        ["values of other tokens"] = (() => new KeyValueCache(2, 4).Append(Zeros(1, 8), Zeros(2, 8)), "values", "values has 2 rows; it must have 1."),
        ["values with NaN"] = (() => new KeyValueCache(1, 2).Append(Zeros(1, 2), Zeros(1, 2) * double.NaN), "values", "values[0, 0] is NaN; every coordinate must be a finite number."),
        ["null values"] = (() => new KeyValueCache(1, 2).Append(Zeros(1, 2), null!), "values", "Value cannot be null."),
        ["no such key head"] = (() => new KeyValueCache(2, 4).Keys(2), "head", "head is 2; it must be between 0 and 1."),
        ["no such value head"] = (() => new KeyValueCache(2, 4).Values(-1), "head", "head is -1; it must be between 0 and 1."),
        ["cache cut too long"] = (() => new KeyValueCache(2, 4).Truncate(1), "length", "length is 1; it must be between 0 and 0."),
        ["dropping more than there is"] = (() => new KeyValueCache(2, 4).DropFirst(1), "tokens", "tokens is 1; it must be between 0 and 0."),
        ["shift by another rotation"] = (() => new KeyValueCache(2, 4).ShiftKeys(Rotation(8), 1), "rotary", "rotary has headDim 8; it must have 4."),
        ["bytes of no heads"] = (() => KeyValueCache.BytesPerToken(0, 4, 4, 2), "keyHeads", "keyHeads is 0; it must be at least 1."),
        ["bytes of no bytes"] = (() => KeyValueCache.BytesPerToken(1, 4, 4, 0), "bytesPerNumber", "bytesPerNumber is 0; it must be at least 1."),
        ["latent cache without a latent"] = (() => _ = new LatentCache(0, 2), "kvLoraRank", "kvLoraRank is 0; it must be at least 1."),
        ["latent cache of an odd key"] = (() => _ = new LatentCache(3, 5), "ropeDim", "ropeDim is 5; it must be even and at least 2."),
        ["latents of another width"] = (() => new LatentCache(3, 2).Append(Zeros(1, 2), Zeros(1, 2)), "latents", "latents has 2 columns; it must have 3."),
        ["rotary keys of other tokens"] = (() => new LatentCache(3, 2).Append(Zeros(2, 3), Zeros(1, 2)), "rotaryKeys", "rotaryKeys has 1 rows; it must have 2."),
        ["latent cache cut too long"] = (() => new LatentCache(3, 2).Truncate(1), "length", "length is 1; it must be between 0 and 0."),
        ["latent bytes of an odd key"] = (() => LatentCache.BytesPerToken(512, 63, 2), "ropeDim", "ropeDim is 63; it must be even and at least 2."),
        ["three key heads for four"] = (() => Attention(4, 3, 8, 6, 6, 8), "keyHeads", "keyHeads is 3; it must be at least 1 and a divisor of 4 heads."),
        ["no key heads"] = (() => AttentionProjections.Random(8, 4, 0, 2, 1), "keyHeads", "keyHeads is 0; it must be at least 1 and a divisor of 4 heads."),
        ["no heads"] = (() => Attention(0, 1, 8, 8, 8, 8), "heads", "heads is 0; it must be at least 1."),
        ["queries that do not divide"] = (() => Attention(2, 1, 7, 4, 4, 8), "projections.Query", "projections.Query has 7 rows; it must have equally many for each of 2 heads."),
        ["fewer rows than heads"] = (() => Attention(2, 2, 8, 8, 1, 8), "projections.Value", "projections.Value has 1 rows; it must have equally many for each of 2 heads."),
        ["key weights of another width"] = (() => Attention(2, 1, 8, 8, 4, 8), "projections.Key", "projections.Key has 8 rows; it must have 4."),
        ["output weights of another width"] = (() => Attention(2, 1, 8, 4, 4, 4), "projections.Output", "projections.Output has 4 columns; it must have 8."),
        ["null weights"] = (() => _ = new MultiHeadAttention(new AttentionProjections { Query = null!, Key = null!, Value = null!, Output = null! }, 1, 1), "projections.Query", "Value cannot be null."),
        ["rotation of another head"] = (() => _ = new MultiHeadAttention(AttentionProjections.Random(8, 2, 1, 4, 1), 2, 1, Rotation(8)), "rotary", "rotary has headDim 8; it must have 4."),
        ["tokens of another width"] = (() => Attention().Forward(Zeros(1, 6)), "x", "x has 6 columns; it must have 8."),
        ["no tokens"] = (() => Attention().Forward(Zeros(0, 8), Attention().NewCache()), "x", "x has 0 rows; it must have at least 1."),
        ["null key-value cache"] = (() => Attention().Forward(Zeros(1, 8), (KeyValueCache)null!), "cache", "Value cannot be null."),
        ["cache of another attention"] = (() => Attention().Forward(Zeros(1, 8), new KeyValueCache(2, 4)), "cache", "cache has keyHeads 2, headDim 4 and valueDim 4; it must have 1, 4 and 4."),
        ["start before the text"] = (() => Attention().Forward(Zeros(1, 8), Attention().NewCache(), -1), "startPosition", "startPosition is -1; it must be at least 0."),
        ["positions of other tokens"] = (() => Attention().Forward(Zeros(2, 8), [1]), "positions", "positions has 1 elements; it must have 2."),
        ["nothing but padding"] = (() => Attention().Forward(Zeros(2, 8), padding: 2), "padding", "padding is 2; it must be between 0 and 1."),
        ["norm of nothing"] = (() => RmsNorm.Compute([], []), "vector", "vector has 0 elements; it must have at least 1."),
        ["norm with other weights"] = (() => RmsNorm.Compute(Zeros(2, 3), [1]), "weight", "weight has 1 elements; it must have 3."),
        ["norm with epsilon 0"] = (() => RmsNorm.Compute([1], [1], 0), "epsilon", "epsilon is 0; it must be a finite number above 0."),
        ["latent attention without a latent"] = (() => _ = Shape with { KvLoraRank = 0 }, "KvLoraRank", "KvLoraRank is 0; it must be at least 1."),
        ["latent attention with half a pair"] = (() => _ = Shape with { RopeDim = 3 }, "RopeDim", "RopeDim is 3; it must be even and at least 2."),
        ["negative query rank"] = (() => _ = Shape with { QLoraRank = -1 }, "QLoraRank", "QLoraRank is -1; it must be at least 0."),
        ["compressed queries without their matrix"] = (() => Latent(weights => weights with { QueryDown = null }), "weights.QueryDown", "Value cannot be null."),
        ["query norm of another size"] = (() => Latent(weights => weights with { QueryNorm = [1] }), "weights.QueryNorm", "weights.QueryNorm has 1 elements; it must have 5."),
        ["weights of compressed queries for plain ones"] = (() => _ = new MultiHeadLatentAttention(Shape with { QLoraRank = 0 }, LatentAttentionWeights.Random(Shape, 1), Rotation(2)), "weights.QueryDown", "weights.QueryDown is given; it must be null, because QLoraRank is 0."),
        ["a rotated key a head"] = (() => Latent(weights => weights with { KeyRotary = Zeros(4, 6) }), "weights.KeyRotary", "weights.KeyRotary has 4 rows; it must have 2."),
        ["stacked queries of another shape"] = (() => LatentAttentionWeights.FromStacked(Shape, Zeros(8, 5), Zeros(5, 6), [1, 1, 1], Zeros(16, 3), Zeros(6, 8)), "query", "query has 8 rows; it must have 12."),
        ["rotation of the whole head"] = (() => _ = new MultiHeadLatentAttention(Shape, LatentAttentionWeights.Random(Shape, 1), Rotation(6)), "rotary", "rotary has headDim 6; it must have 2."),
        ["softmax multiplier 0"] = (() => _ = new MultiHeadLatentAttention(Shape, LatentAttentionWeights.Random(Shape, 1), Rotation(2), 0), "softmaxScaleMultiplier", "softmaxScaleMultiplier is 0; it must be a finite number above 0."),
        ["latent cache of another attention"] = (() => Latent().ForwardAbsorbed(Zeros(1, 6), new LatentCache(3, 4)), "cache", "cache has kvLoraRank 3 and ropeDim 4; it must have 3 and 2."),
        ["cache of another latent"] = (() => Latent().ForwardAbsorbed(Zeros(1, 6), new LatentCache(4, 2)), "cache", "cache has kvLoraRank 4 and ropeDim 2; it must have 3 and 2."),
        ["naive cache of shared keys"] = (() => Latent().ForwardNaive(Zeros(1, 6), new KeyValueCache(1, 6, 4)), "cache", "cache has keyHeads 1, headDim 6 and valueDim 4; it must have 2, 6 and 4."),
        ["absorbed start before the text"] = (() => Latent().ForwardAbsorbed(Zeros(1, 6), Latent().NewLatentCache(), -2), "startPosition", "startPosition is -2; it must be at least 0."),
        ["no such head to absorb"] = (() => Latent().AbsorbedMatrix(2), "head", "head is 2; it must be between 0 and 1."),
        ["rotation of the wrong part"] = (() => Latent().RotatedMiddleMatrix(0, 1, Rotation(2)), "rotary", "rotary has headDim 2; it must have 4."),
    };

    private static RotaryEmbedding Rotation(int headDim) => new(headDim, PairLayout.Interleaved);

    private static MultiHeadAttention Attention() => new(AttentionProjections.Random(8, 2, 1, 4, 1), 2, 1);

    private static MultiHeadAttention Attention(int heads, int keyHeads, int queryRows, int keyRows, int valueRows, int outputColumns) => new(
        new AttentionProjections { Query = Zeros(queryRows, 8), Key = Zeros(keyRows, 8), Value = Zeros(valueRows, 8), Output = Zeros(8, outputColumns) }, heads, keyHeads);

    private static AbsorbedDecoder Decoder() => new(Latent(), new RotaryCache(1, 2));

    private static MultiHeadLatentAttention Latent(Func<LatentAttentionWeights, LatentAttentionWeights>? change = null) =>
        new(Shape, (change ?? (weights => weights))(LatentAttentionWeights.Random(Shape, 1)), Rotation(2));
}
