using System.Buffers;

namespace RopeCourse;

/// <content>What the overloads with spans share: check everything, then turn; <c>T</c> is float, or the 16 bits of Half or BFloat16.</content>
public sealed partial class RotaryEmbedding
{
    /// <summary>Gives the shape of rows that lie one after the other: the heads of a token, or the tokens of one head.</summary>
    private RowShape RowsInOrder(int heads) => new(Layout, HeadDim, RotaryDim / 2, HeadDim, heads * HeadDim);

    private void TurnHeads<T, TStorage>(
        ReadOnlySpan<T> source, RotaryCache cache, ReadOnlySpan<int> positions, Span<T> destination, string name = "source")
        where T : unmanaged
        where TStorage : IStorage<T>
    {
        ArgumentNullException.ThrowIfNull(cache);
        int heads = Rule.HeadRows(HeadDim, positions.Length, source.Length, name);
        Rule.Length(source.Length, destination.Length, nameof(destination));
        Rule.SameRotation(this, cache);
        Rule.Held(positions, cache);
        T[]? rented = Separate(ref source, destination);
        for (int t = 0, token = heads * HeadDim; t < positions.Length; t++)
            RotationKernels.Turn<T, TStorage>(RowsInOrder(heads), 1, heads, source.Slice(t * token, token), cache.Cos(positions[t]), cache.Sin(positions[t]), destination.Slice(t * token, token));
        GiveBack(rented);
    }

    private void TurnBoth<T, TStorage>(Span<T> queries, Span<T> keys, RotaryCache cache, ReadOnlySpan<int> positions)
        where T : unmanaged
        where TStorage : IStorage<T>
    {
        // Everything is checked before the first number changes.
        ArgumentNullException.ThrowIfNull(cache);
        Rule.HeadRows(HeadDim, positions.Length, queries.Length, nameof(queries));
        Rule.HeadRows(HeadDim, positions.Length, keys.Length, nameof(keys));
        Rule.NoOverlap<T>(queries, keys, nameof(queries), nameof(keys));
        TurnHeads<T, TStorage>(queries, cache, positions, queries, nameof(queries));
        TurnHeads<T, TStorage>(keys, cache, positions, keys, nameof(keys));
    }

    /// <summary>Turns all rows by the same angles, computed here.</summary>
    private void TurnAll<T, TStorage>(ReadOnlySpan<T> source, double position, double factor, Span<T> destination, string name = "source")
        where T : unmanaged
        where TStorage : IStorage<T>
    {
        int rows = Rule.Rows(HeadDim, source.Length, name);
        Rule.Length(source.Length, destination.Length, nameof(destination));
        T[]? rented = Separate(ref source, destination);
        float[] buffer = ArrayPool<float>.Shared.Rent(RotaryDim);
        Span<float> cos = buffer.AsSpan(0, RotaryDim / 2);
        Span<float> sin = buffer.AsSpan(RotaryDim / 2, RotaryDim / 2);
        Angles.Fill(position, Frequencies, factor, cos, sin);
        RotationKernels.Turn<T, TStorage>(RowsInOrder(rows), 1, rows, source, cos, sin, destination);
        ArrayPool<float>.Shared.Return(buffer);
        GiveBack(rented);
    }

    /// <summary>Lets the source be read from a copy where the destination would overwrite rows that are still to be read.</summary>
    private static T[]? Separate<T>(ref ReadOnlySpan<T> source, Span<T> destination)
    {
        T[]? copy = CopyAside(source, destination);
        if (copy is not null)
            source = copy.AsSpan(0, source.Length);
        return copy;
    }

    /// <summary>Copies the source into a rented array, unless it may be read where it is: it does not overlap the destination, or is the same memory.</summary>
    private static T[]? CopyAside<T>(ReadOnlySpan<T> source, Span<T> destination)
    {
        if (!source.Overlaps(destination, out int offset) || offset == 0)
            return null;
        T[] copy = ArrayPool<T>.Shared.Rent(source.Length);
        source.CopyTo(copy);
        return copy;
    }

    private static void GiveBack<T>(T[]? rented)
    {
        if (rented is not null)
            ArrayPool<T>.Shared.Return(rented);
    }
}
