using System.Runtime.InteropServices;

namespace RopeCourse;

/// <content>Rows that are stored in 16 bits: angles in double, arithmetic in float, rounded once on the way back.</content>
public sealed partial class RotaryEmbedding
{
    /// <summary>Rotates rows of Half, each token at a position of its own.</summary>
    /// <param name="source"><c>[tokens × heads × HeadDim]</c>; the number of heads follows from the length.</param>
    /// <param name="cache">Cos and sin of this rotation.</param>
    /// <param name="positions"><c>[tokens]</c>, positions that the cache holds; the heads of a token share one.</param>
    /// <param name="destination">As long as <paramref name="source"/>; may overlap it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths do not fit together, the cache is for another rotation, or it does not hold a position.</exception>
    public void Rotate(ReadOnlySpan<Half> source, RotaryCache cache, ReadOnlySpan<int> positions, Span<Half> destination) =>
        TurnHeads<ushort, HalfStorage>(Bits(source), cache, positions, Bits(destination));

    /// <summary>Rotates rows of BFloat16, each token at a position of its own.</summary>
    /// <param name="source"><c>[tokens × heads × HeadDim]</c>; the number of heads follows from the length.</param>
    /// <param name="cache">Cos and sin of this rotation.</param>
    /// <param name="positions"><c>[tokens]</c>, positions that the cache holds; the heads of a token share one.</param>
    /// <param name="destination">As long as <paramref name="source"/>; may overlap it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths do not fit together, the cache is for another rotation, or it does not hold a position.</exception>
    public void Rotate(ReadOnlySpan<BFloat16> source, RotaryCache cache, ReadOnlySpan<int> positions, Span<BFloat16> destination) =>
        TurnHeads<ushort, BFloat16Storage>(Bits(source), cache, positions, Bits(destination));

    /// <inheritdoc cref="RotateQueriesAndKeys(Span{float}, Span{float}, RotaryCache, ReadOnlySpan{int})"/>
    public void RotateQueriesAndKeys(Span<Half> queries, Span<Half> keys, RotaryCache cache, ReadOnlySpan<int> positions) =>
        TurnBoth<ushort, HalfStorage>(Bits(queries), Bits(keys), cache, positions);

    /// <inheritdoc cref="RotateQueriesAndKeys(Span{float}, Span{float}, RotaryCache, ReadOnlySpan{int})"/>
    public void RotateQueriesAndKeys(Span<BFloat16> queries, Span<BFloat16> keys, RotaryCache cache, ReadOnlySpan<int> positions) =>
        TurnBoth<ushort, BFloat16Storage>(Bits(queries), Bits(keys), cache, positions);

    /// <inheritdoc cref="Shift(Span{float}, int)"/>
    public void Shift(Span<Half> keys, int offset) => TurnAll<ushort, HalfStorage>(Bits(keys), offset, 1, Bits(keys), nameof(keys));

    /// <inheritdoc cref="Shift(Span{float}, int)"/>
    public void Shift(Span<BFloat16> keys, int offset) => TurnAll<ushort, BFloat16Storage>(Bits(keys), offset, 1, Bits(keys), nameof(keys));

    private static ReadOnlySpan<ushort> Bits<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged => MemoryMarshal.Cast<T, ushort>(numbers);

    private static Span<ushort> Bits<T>(Span<T> numbers)
        where T : unmanaged => MemoryMarshal.Cast<T, ushort>(numbers);
}
