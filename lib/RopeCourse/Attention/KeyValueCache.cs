using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Keeps the keys <c>[positions, keyHeads, headDim]</c> and values <c>[positions, keyHeads, valueDim]</c> of the tokens that one layer has seen, so that a new token costs one row.</summary>
/// <remarks>
/// Keys are cached <b>after</b> rotation: the position of a key never changes, while every later token reads the key again. The next token then stands at
/// position <see cref="Length"/>, not 0; forgetting that start is the classic mistake. When the rotation itself changes with the length of the
/// text (dynamic scaling), a rotated cache goes stale: Peng et al. 2023 (YaRN), section 3.3. Values are not rotated and stay as they are.
/// </remarks>
public sealed class KeyValueCache
{
    private readonly TokenRows<double> _keys;
    private readonly TokenRows<double> _values;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="keyHeads">Number of key heads: as many as query heads (MHA), fewer (GQA) or 1 (MQA); at least 1.</param>
    /// <param name="headDim">Number of coordinates of a key; at least 1.</param>
    /// <param name="valueDim">Number of coordinates of a value; at least 1. <paramref name="headDim"/> when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public KeyValueCache(int keyHeads, int headDim, int? valueDim = null)
    {
        KeyHeads = Rule.AtLeast(1, keyHeads);
        HeadDim = Rule.AtLeast(1, headDim);
        ValueDim = Rule.AtLeast(1, valueDim ?? headDim, nameof(valueDim));
        _keys = new TokenRows<double>(KeyHeads * HeadDim);
        _values = new TokenRows<double>(KeyHeads * ValueDim);
    }

    /// <summary>Gets the number of key heads, which is that of value heads too.</summary>
    public int KeyHeads { get; }

    /// <summary>Gets the number of coordinates of a key.</summary>
    public int HeadDim { get; }

    /// <summary>Gets the number of coordinates of a value.</summary>
    public int ValueDim { get; }

    /// <summary>Gets the number of tokens in the cache: the position of the next one.</summary>
    public int Length => _keys.Length;

    /// <summary>Computes the memory of one token in one layer: <c>keyHeads · (headDim + valueDim) · bytesPerNumber</c>.</summary>
    /// <param name="keyHeads">Number of key heads; at least 1.</param>
    /// <param name="headDim">Number of coordinates of a key; at least 1.</param>
    /// <param name="valueDim">Number of coordinates of a value; at least 1.</param>
    /// <param name="bytesPerNumber">2 for bf16 and fp16, 4 for float, 8 for double; at least 1.</param>
    /// <returns>Bytes; multiply by the number of layers and tokens.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static long BytesPerToken(int keyHeads, int headDim, int valueDim, int bytesPerNumber) =>
        (long)Rule.AtLeast(1, keyHeads) * ((long)Rule.AtLeast(1, headDim) + Rule.AtLeast(1, valueDim)) * Rule.AtLeast(1, bytesPerNumber);

    /// <summary>Adds tokens at the end.</summary>
    /// <param name="keys"><c>[tokens, KeyHeads·HeadDim]</c>, rotated, the heads side by side, finite numbers.</param>
    /// <param name="values"><c>[tokens, KeyHeads·ValueDim]</c>, the heads side by side, finite numbers.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">A matrix has another shape or holds a number that is not finite.</exception>
    public void Append(Matrix<double> keys, Matrix<double> values)
    {
        ArgumentNullException.ThrowIfNull(keys);
        Rule.Shape(keys.RowCount, KeyHeads * HeadDim, keys);
        Rule.Shape(keys.RowCount, KeyHeads * ValueDim, values);
        _keys.Append(keys);
        _values.Append(values);
    }

    /// <summary>Gives the rotated keys of one head.</summary>
    /// <param name="head">The key head, from 0 to <c>KeyHeads − 1</c>.</param>
    /// <returns><c>[Length, HeadDim]</c>, a copy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head.</exception>
    public Matrix<double> Keys(int head) => _keys.Columns(Rule.Between(0, KeyHeads - 1, head) * HeadDim, HeadDim);

    /// <summary>Gives the values of one head.</summary>
    /// <param name="head">The key head, from 0 to <c>KeyHeads − 1</c>.</param>
    /// <returns><c>[Length, ValueDim]</c>, a copy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head.</exception>
    public Matrix<double> Values(int head) => _values.Columns(Rule.Between(0, KeyHeads - 1, head) * ValueDim, ValueDim);

    /// <summary>Forgets all tokens.</summary>
    public void Clear() => Truncate(0);

    /// <summary>Forgets the last tokens and keeps the first ones: going back to an earlier place in the text.</summary>
    /// <param name="length">Number of tokens to keep, from 0 to <see cref="Length"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cache does not hold that many tokens.</exception>
    public void Truncate(int length) => Remove(Rule.Between(0, Length, length), Length - length);

    /// <summary>Forgets the first tokens: a window that slides over the text.</summary>
    /// <param name="tokens">Number of tokens to forget, from 0 to <see cref="Length"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cache does not hold that many tokens.</exception>
    /// <remarks>
    /// The keys that stay are still turned for their old positions, which are now larger than their places. Either the next tokens keep
    /// counting (their start position is <c>Length + tokens</c>), or <see cref="ShiftKeys"/> turns the keys back by as many positions.
    /// </remarks>
    public void DropFirst(int tokens) => Remove(0, Rule.Between(0, Length, tokens));

    /// <summary>Turns all cached keys on by an offset, since <c>R_(m+Δ) = R_Δ·R_m</c>.</summary>
    /// <param name="rotary">The rotation that the keys were turned by; of <see cref="HeadDim"/> coordinates.</param>
    /// <param name="offset">The offset <c>Δ</c> in positions; negative turns back.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rotary"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="rotary"/> is for another number of coordinates.</exception>
    public void ShiftKeys(RotaryEmbedding rotary, int offset)
    {
        ArgumentNullException.ThrowIfNull(rotary);
        Rule.HeadDim(HeadDim, rotary);
        if (Length == 0)
            return;
        for (int head = 0; head < KeyHeads; head++)
            _keys.Replace(head * HeadDim, rotary.Shift(Keys(head), offset));
    }

    private void Remove(int first, int count)
    {
        _keys.Remove(first, count);
        _values.Remove(first, count);
    }
}
