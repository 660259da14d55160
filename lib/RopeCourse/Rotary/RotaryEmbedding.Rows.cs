using System.Buffers;

namespace RopeCourse;

/// <content>The loops over rows that all storage types share.</content>
public sealed partial class RotaryEmbedding
{
    private void TurnHeads<T, TRow>(
        ReadOnlySpan<T> source, RotaryCache cache, ReadOnlySpan<int> positions, Span<T> destination, string name = "source")
        where T : unmanaged
        where TRow : IStoredRow<T>
    {
        ArgumentNullException.ThrowIfNull(cache);
        int heads = Rule.HeadRows(HeadDim, positions.Length, source.Length, name);
        Rule.Length(source.Length, destination.Length, nameof(destination));
        Rule.SameRotation(this, cache);
        Rule.Held(positions, cache);
        T[]? rented = Separate(ref source, destination);
        for (int t = 0, row = 0; t < positions.Length; t++)
        {
            ReadOnlySpan<float> cos = cache.Cos(positions[t]);
            ReadOnlySpan<float> sin = cache.Sin(positions[t]);
            for (int head = 0; head < heads; head++, row += HeadDim)
                TurnRow<T, TRow>(source.Slice(row, HeadDim), cos, sin, destination.Slice(row, HeadDim));
        }

        GiveBack(rented);
    }

    private void TurnBoth<T, TRow>(Span<T> queries, Span<T> keys, RotaryCache cache, ReadOnlySpan<int> positions)
        where T : unmanaged
        where TRow : IStoredRow<T>
    {
        // Everything is checked before the first number changes.
        ArgumentNullException.ThrowIfNull(cache);
        Rule.HeadRows(HeadDim, positions.Length, queries.Length, nameof(queries));
        Rule.HeadRows(HeadDim, positions.Length, keys.Length, nameof(keys));
        Rule.NoOverlap<T>(queries, keys, nameof(queries), nameof(keys));
        TurnHeads<T, TRow>(queries, cache, positions, queries, nameof(queries));
        TurnHeads<T, TRow>(keys, cache, positions, keys, nameof(keys));
    }

    /// <summary>Turns all rows by the same angles, computed here.</summary>
    private void TurnAll<T, TRow>(ReadOnlySpan<T> source, double position, double factor, Span<T> destination, string name = "source")
        where T : unmanaged
        where TRow : IStoredRow<T>
    {
        int rows = Rule.Rows(HeadDim, source.Length, name);
        Rule.Length(source.Length, destination.Length, nameof(destination));
        T[]? rented = Separate(ref source, destination);
        float[] buffer = ArrayPool<float>.Shared.Rent(RotaryDim);
        Span<float> cos = buffer.AsSpan(0, RotaryDim / 2);
        Span<float> sin = buffer.AsSpan(RotaryDim / 2, RotaryDim / 2);
        Angles.Fill(position, Frequencies, factor, cos, sin);
        for (int row = 0; row < rows; row++)
            TurnRow<T, TRow>(source.Slice(row * HeadDim, HeadDim), cos, sin, destination.Slice(row * HeadDim, HeadDim));
        ArrayPool<float>.Shared.Return(buffer);
        GiveBack(rented);
    }

    private void TurnRow<T, TRow>(ReadOnlySpan<T> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, Span<T> destination)
        where TRow : IStoredRow<T>
    {
        TRow.Turn(Layout, source[..RotaryDim], cos, sin, destination[..RotaryDim]);
        source[RotaryDim..].CopyTo(destination[RotaryDim..]);
    }

    /// <summary>Copies the source aside where the destination would overwrite rows that are still to be read.</summary>
    private static T[]? Separate<T>(ref ReadOnlySpan<T> source, Span<T> destination)
    {
        if (!source.Overlaps(destination, out int offset) || offset == 0)
            return null;
        T[] copy = ArrayPool<T>.Shared.Rent(source.Length);
        source.CopyTo(copy);
        source = copy.AsSpan(0, source.Length);
        return copy;
    }

    private static void GiveBack<T>(T[]? rented)
    {
        if (rented is not null)
            ArrayPool<T>.Shared.Return(rented);
    }
}
