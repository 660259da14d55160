namespace RopeCourse;

/// <content>Whole batches: both orders of the axes, in place or not, on one thread or several. Nothing is allocated.</content>
public sealed partial class RotaryEmbedding
{
    /// <summary>Rotates a batch; token <c>t</c> of every sequence is at <c>startPosition + t</c>.</summary>
    /// <param name="source"><c>[batch, heads, sequence, HeadDim]</c> or <c>[batch, sequence, heads, HeadDim]</c>, as <paramref name="shape"/> says.</param>
    /// <param name="shape">The order of the axes, and their sizes.</param>
    /// <param name="cache">Cos and sin of this rotation.</param>
    /// <param name="startPosition">The position of each sequence's first token; the cache must hold those of all tokens.</param>
    /// <param name="destination">As long as <paramref name="source"/>; the same memory to rotate in place, and it may overlap it.</param>
    /// <param name="maxThreads">The most threads to use, at least 1. Left out, as many as there are cores, and fewer where the batch is small.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
    /// <exception cref="ArgumentException">A length does not fit the shape, or the cache is for another rotation.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shape or <paramref name="maxThreads"/> breaks its rule, or the cache does not hold the positions.</exception>
    public void Rotate(
        ReadOnlyMemory<float> source, BatchShape shape, RotaryCache cache, int startPosition, Memory<float> destination, int? maxThreads = null) =>
        TurnBatch<float, float, SingleStorage>(source, shape, cache, startPosition, null, destination, maxThreads);

    /// <summary>Rotates a batch whose sequences or tokens have positions of their own.</summary>
    /// <param name="source"><c>[batch, heads, sequence, HeadDim]</c> or <c>[batch, sequence, heads, HeadDim]</c>, as <paramref name="shape"/> says.</param>
    /// <param name="shape">The order of the axes, and their sizes.</param>
    /// <param name="cache">Cos and sin of this rotation.</param>
    /// <param name="positions"><c>[batch]</c>, the position of each sequence's first token, or <c>[batch × sequence]</c>, that of each token; all in the cache.</param>
    /// <param name="destination">As long as <paramref name="source"/>; the same memory to rotate in place, and it may overlap it.</param>
    /// <param name="maxThreads">The most threads to use, at least 1. Left out, as many as there are cores, and fewer where the batch is small.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
    /// <exception cref="ArgumentException">A length does not fit the shape, the cache is for another rotation, or it does not hold a position.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shape or <paramref name="maxThreads"/> breaks its rule.</exception>
    public void Rotate(
        ReadOnlyMemory<float> source, BatchShape shape, RotaryCache cache, ReadOnlyMemory<int> positions, Memory<float> destination, int? maxThreads = null) =>
        TurnBatch<float, float, SingleStorage>(source, shape, cache, 0, positions, destination, maxThreads);

    /// <summary>Rotates the queries and the keys of the same batch in place; token <c>t</c> of every sequence is at <c>startPosition + t</c>.</summary>
    /// <param name="queries">As <paramref name="shape"/> says; receives the rotated queries.</param>
    /// <param name="keys">The same with <paramref name="keyHeads"/> instead of the shape's heads; receives the rotated keys.</param>
    /// <param name="shape">The order of the axes, and their sizes for the queries.</param>
    /// <param name="keyHeads">Number of heads of the keys, fewer than of the queries with grouped queries; at least 0.</param>
    /// <param name="cache">Cos and sin of this rotation.</param>
    /// <param name="startPosition">The position of each sequence's first token; the cache must hold those of all tokens.</param>
    /// <param name="maxThreads">The most threads to use, at least 1. Left out, as many as there are cores, and fewer where the batch is small.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
    /// <exception cref="ArgumentException">A length does not fit the shape, the two overlap, or the cache is for another rotation.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shape, <paramref name="keyHeads"/> or <paramref name="maxThreads"/> breaks its rule, or the cache does not hold the positions.</exception>
    public void RotateQueriesAndKeys(
        Memory<float> queries, Memory<float> keys, BatchShape shape, int keyHeads, RotaryCache cache, int startPosition, int? maxThreads = null) =>
        TurnBatches<float, float, SingleStorage>(queries, keys, shape, keyHeads, cache, startPosition, null, maxThreads);

    /// <summary>Rotates the queries and the keys of the same batch in place; sequences or tokens have positions of their own.</summary>
    /// <param name="queries">As <paramref name="shape"/> says; receives the rotated queries.</param>
    /// <param name="keys">The same with <paramref name="keyHeads"/> instead of the shape's heads; receives the rotated keys.</param>
    /// <param name="shape">The order of the axes, and their sizes for the queries.</param>
    /// <param name="keyHeads">Number of heads of the keys, fewer than of the queries with grouped queries; at least 0.</param>
    /// <param name="cache">Cos and sin of this rotation.</param>
    /// <param name="positions"><c>[batch]</c>, the position of each sequence's first token, or <c>[batch × sequence]</c>, that of each token; all in the cache.</param>
    /// <param name="maxThreads">The most threads to use, at least 1. Left out, as many as there are cores, and fewer where the batch is small.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
    /// <exception cref="ArgumentException">A length does not fit the shape, the two overlap, the cache is for another rotation, or it does not hold a position.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shape, <paramref name="keyHeads"/> or <paramref name="maxThreads"/> breaks its rule.</exception>
    public void RotateQueriesAndKeys(
        Memory<float> queries, Memory<float> keys, BatchShape shape, int keyHeads, RotaryCache cache, ReadOnlyMemory<int> positions, int? maxThreads = null) =>
        TurnBatches<float, float, SingleStorage>(queries, keys, shape, keyHeads, cache, 0, positions, maxThreads);

    private void TurnBatch<TElement, T, TStorage>(
        ReadOnlyMemory<TElement> source, BatchShape shape, RotaryCache cache, int startPosition, ReadOnlyMemory<int>? positions, Memory<TElement> destination, int? maxThreads)
        where TElement : unmanaged
        where T : unmanaged
        where TStorage : IStorage<T>
    {
        Check(shape, cache, startPosition, positions, maxThreads);
        Rule.BatchLength(shape, shape.Heads, HeadDim, source.Length, nameof(source));
        Rule.Length(source.Length, destination.Length, nameof(destination));
        TElement[]? rented = CopyAside(source.Span, destination.Span);
        if (rented is not null)
            source = rented.AsMemory(0, source.Length);
        Turn<TElement, T, TStorage>(shape, cache, startPosition, positions, maxThreads, new(shape.Heads, source, destination), default);
        GiveBack(rented);
    }

    private void TurnBatches<TElement, T, TStorage>(
        Memory<TElement> queries, Memory<TElement> keys, BatchShape shape, int keyHeads, RotaryCache cache, int startPosition, ReadOnlyMemory<int>? positions, int? maxThreads)
        where TElement : unmanaged
        where T : unmanaged
        where TStorage : IStorage<T>
    {
        Check(shape, cache, startPosition, positions, maxThreads);
        Rule.AtLeast(0, keyHeads);
        Rule.BatchLength(shape, shape.Heads, HeadDim, queries.Length, nameof(queries));
        Rule.BatchLength(shape, keyHeads, HeadDim, keys.Length, nameof(keys));
        Rule.NoOverlap<TElement>(queries.Span, keys.Span, nameof(queries), nameof(keys));
        Turn<TElement, T, TStorage>(shape, cache, startPosition, positions, maxThreads, new(shape.Heads, queries, queries), new(keyHeads, keys, keys));
    }

    private void Check(BatchShape shape, RotaryCache cache, int startPosition, ReadOnlyMemory<int>? positions, int? maxThreads)
    {
        Rule.Batch(shape);
        ArgumentNullException.ThrowIfNull(cache);
        Rule.SameRotation(this, cache);
        Rule.AtLeast(1, maxThreads ?? 1, nameof(maxThreads));
        if (positions is ReadOnlyMemory<int> given)
            Rule.Held(given.Span, shape, cache);
        else
            Rule.Room(startPosition, shape.Sequence, cache);
    }

    private void Turn<TElement, T, TStorage>(
        BatchShape shape, RotaryCache cache, int startPosition, ReadOnlyMemory<int>? positions, int? maxThreads, BatchTensor<TElement> queries, BatchTensor<TElement> keys)
        where TElement : unmanaged
        where T : unmanaged
        where TStorage : IStorage<T>
    {
        int bytes = System.Runtime.CompilerServices.Unsafe.SizeOf<TElement>();
        int threads = RotationTeam<TElement, T, TStorage>.Threads(((long)queries.Source.Length + keys.Source.Length) * bytes, maxThreads);
        var plan = new BatchPlan(this, cache, shape, bytes, threads) { StartPosition = startPosition, Positions = positions ?? default };
        RotationTeam<TElement, T, TStorage>.Turn(in plan, queries, keys);
    }
}
