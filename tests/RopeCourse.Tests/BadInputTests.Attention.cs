namespace RopeCourse.Tests;

/// <content>The attention modules and their caches.</content>
public sealed partial class BadInputTests
{
    private static readonly Dictionary<string, (Action Call, string Parameter, string Message)> AttentionTable = new()
    {
        ["scale 0"] = (() => ScaledDotProductAttention.Compute(Zeros(2, 4), Zeros(2, 4), Zeros(2, 4), scale: 0), "scale", "scale is 0; it must be a finite number above 0."),
        ["scale NaN"] = (() => ScaledDotProductAttention.Compute(Zeros(2, 4), Zeros(2, 4), Zeros(2, 4), scale: double.NaN), "scale", "scale is NaN; it must be a finite number above 0."),
        ["negative scale, fast"] = (() => ScaledDotProductAttention.Compute(Buffer.AsSpan(0, 4), Buffer.AsSpan(4, 4), Buffer.AsSpan(8, 2), 4, 2, false, Buffer.AsSpan(16, 2), -1), "scale", "scale is -1; it must be a finite number above 0."),
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
    };

    private static RotaryEmbedding Rotation(int headDim) => new(headDim, PairLayout.Interleaved);

    private static MultiHeadAttention Attention() => new(AttentionProjections.Random(8, 2, 1, 4, 1), 2, 1);

    private static MultiHeadAttention Attention(int heads, int keyHeads, int queryRows, int keyRows, int valueRows, int outputColumns) => new(
        new AttentionProjections { Query = Zeros(queryRows, 8), Key = Zeros(keyRows, 8), Value = Zeros(valueRows, 8), Output = Zeros(8, outputColumns) }, heads, keyHeads);
}
