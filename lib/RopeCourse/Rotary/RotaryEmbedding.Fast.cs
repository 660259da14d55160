namespace RopeCourse;

/// <content>The fast half: spans, SIMD, nothing allocated.</content>
public sealed partial class RotaryEmbedding
{
    /// <summary>Rotates one vector of floats, fast; cos and sin are computed here, from double angles.</summary>
    /// <param name="source"><c>[HeadDim]</c>; numbers that are not finite pass into their own pair only.</param>
    /// <param name="position">The position <c>m</c>; any integer. A negative one turns back.</param>
    /// <param name="destination"><c>[HeadDim]</c>; may overlap <paramref name="source"/>.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void Rotate(ReadOnlySpan<float> source, int position, Span<float> destination)
    {
        Rule.Length(HeadDim, source.Length, nameof(source));
        TurnAll<float, SingleStorage>(source, position, AttentionFactor, destination);
    }

    /// <summary>Rotates rows of floats at consecutive positions with cos and sin from a cache: the form that a model runs.</summary>
    /// <param name="source"><c>[tokens × HeadDim]</c>, row after row.</param>
    /// <param name="cache">Cos and sin of this rotation.</param>
    /// <param name="startPosition">The position of row 0; row <c>t</c> is at <c>startPosition + t</c>, which the cache must hold.</param>
    /// <param name="destination">As long as <paramref name="source"/>; may overlap it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
    /// <exception cref="ArgumentException">The source is not a whole number of rows, the destination has another length, or the cache is for another rotation.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The cache does not hold the positions.</exception>
    public void Rotate(ReadOnlySpan<float> source, RotaryCache cache, int startPosition, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(cache);
        int tokens = Rule.Rows(HeadDim, source.Length, nameof(source));
        Rule.Length(source.Length, destination.Length, nameof(destination));
        Rule.SameRotation(this, cache);
        Rule.Room(startPosition, tokens, cache);
        float[]? rented = Separate(ref source, destination);
        int angle = startPosition * cache.PairCount;
        RotationKernels.Turn<float, SingleStorage>(RowsInOrder(1), tokens, 1, source, cache.AllCos[angle..], cache.AllSin[angle..], destination);
        GiveBack(rented);
    }

    /// <summary>Rotates rows of floats, each token at a position of its own: left padding, gaps, several sequences in one buffer.</summary>
    /// <param name="source"><c>[tokens × heads × HeadDim]</c>; the number of heads follows from the length.</param>
    /// <param name="cache">Cos and sin of this rotation.</param>
    /// <param name="positions"><c>[tokens]</c>, positions that the cache holds; the heads of a token share one.</param>
    /// <param name="destination">As long as <paramref name="source"/>; may overlap it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths do not fit together, the cache is for another rotation, or it does not hold a position.</exception>
    public void Rotate(ReadOnlySpan<float> source, RotaryCache cache, ReadOnlySpan<int> positions, Span<float> destination) =>
        TurnHeads<float, SingleStorage>(source, cache, positions, destination);

    /// <summary>Rotates the queries and the keys of the same tokens in place.</summary>
    /// <param name="queries"><c>[tokens × heads × HeadDim]</c>; receives the rotated queries.</param>
    /// <param name="keys"><c>[tokens × keyHeads × HeadDim]</c>, fewer heads than the queries have with grouped queries; receives the rotated keys.</param>
    /// <param name="cache">Cos and sin of this rotation.</param>
    /// <param name="positions"><c>[tokens]</c>, positions that the cache holds.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths do not fit together, the two overlap, the cache is for another rotation, or it does not hold a position.</exception>
    public void RotateQueriesAndKeys(Span<float> queries, Span<float> keys, RotaryCache cache, ReadOnlySpan<int> positions) =>
        TurnBoth<float, SingleStorage>(queries, keys, cache, positions);

    /// <summary>Undoes a rotation: turns by <c>−mθ_i</c> and divides by the attention factor.</summary>
    /// <param name="source"><c>[tokens × heads × HeadDim]</c>, rotated rows.</param>
    /// <param name="positions"><c>[tokens]</c>, the positions that they were rotated at; any integers.</param>
    /// <param name="destination">As long as <paramref name="source"/>; may overlap it.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public void RotateBack(ReadOnlySpan<float> source, ReadOnlySpan<int> positions, Span<float> destination)
    {
        int heads = Rule.HeadRows(HeadDim, positions.Length, source.Length, nameof(source));
        Rule.Length(source.Length, destination.Length, nameof(destination));
        float[]? rented = Separate(ref source, destination);
        for (int t = 0, token = heads * HeadDim; t < positions.Length; t++)
            TurnAll<float, SingleStorage>(source.Slice(t * token, token), -(double)positions[t], 1 / AttentionFactor, destination.Slice(t * token, token));
        GiveBack(rented);
    }

    /// <summary>Moves keys that are already rotated by some positions, in place: <c>R_Δ·(R_m·k) = R_(m+Δ)·k</c>.</summary>
    /// <param name="keys"><c>[tokens × keyHeads × HeadDim]</c>, rotated keys; all of them move alike.</param>
    /// <param name="offset">The number of positions <c>Δ</c>; negative after tokens before them were dropped.</param>
    /// <remarks>The attention factor is not applied a second time. Each shift rounds once more: with Half and BFloat16 the error adds up.</remarks>
    /// <exception cref="ArgumentException"><paramref name="keys"/> is not a whole number of rows.</exception>
    public void Shift(Span<float> keys, int offset) => TurnAll<float, SingleStorage>(keys, offset, 1, keys, nameof(keys));

    /// <summary>Rotates rows of doubles, each token at a position of its own; cos and sin are computed here.</summary>
    /// <param name="source"><c>[tokens × heads × HeadDim]</c>; the number of heads follows from the length.</param>
    /// <param name="positions"><c>[tokens]</c>; any integers.</param>
    /// <param name="destination">As long as <paramref name="source"/>; may overlap it.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public void Rotate(ReadOnlySpan<double> source, ReadOnlySpan<int> positions, Span<double> destination)
    {
        int heads = Rule.HeadRows(HeadDim, positions.Length, source.Length, nameof(source));
        Rule.Length(source.Length, destination.Length, nameof(destination));
        source.CopyTo(destination);
        for (int t = 0; t < positions.Length; t++)
        {
            for (int i = 0; i < RotaryDim / 2; i++)
            {
                (double sin, double cos) = Math.SinCos(positions[t] * Frequencies[i]);
                (int first, int second) = Pairs.Of(Layout, RotaryDim, i);
                for (int row = t * heads * HeadDim; row < (t + 1) * heads * HeadDim; row += HeadDim)
                {
                    (double a, double b) = (destination[row + first], destination[row + second]);
                    destination[row + first] = AttentionFactor * (a * cos - b * sin);
                    destination[row + second] = AttentionFactor * (a * sin + b * cos);
                }
            }
        }
    }
}
