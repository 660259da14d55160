namespace RopeCourse;

/// <content>Whole batches that are stored in 16 bits.</content>
public sealed partial class RotaryEmbedding
{
    /// <inheritdoc cref="Rotate(ReadOnlyMemory{float}, BatchShape, RotaryCache, int, Memory{float}, int?)"/>
    public void Rotate(
        ReadOnlyMemory<Half> source, BatchShape shape, RotaryCache cache, int startPosition, Memory<Half> destination, int? maxThreads = null) =>
        TurnBatch<Half, ushort, HalfStorage>(source, shape, cache, startPosition, null, destination, maxThreads);

    /// <inheritdoc cref="Rotate(ReadOnlyMemory{float}, BatchShape, RotaryCache, ReadOnlyMemory{int}, Memory{float}, int?)"/>
    public void Rotate(
        ReadOnlyMemory<Half> source, BatchShape shape, RotaryCache cache, ReadOnlyMemory<int> positions, Memory<Half> destination, int? maxThreads = null) =>
        TurnBatch<Half, ushort, HalfStorage>(source, shape, cache, 0, positions, destination, maxThreads);

    /// <inheritdoc cref="RotateQueriesAndKeys(Memory{float}, Memory{float}, BatchShape, int, RotaryCache, int, int?)"/>
    public void RotateQueriesAndKeys(
        Memory<Half> queries, Memory<Half> keys, BatchShape shape, int keyHeads, RotaryCache cache, int startPosition, int? maxThreads = null) =>
        TurnBatches<Half, ushort, HalfStorage>(queries, keys, shape, keyHeads, cache, startPosition, null, maxThreads);

    /// <inheritdoc cref="RotateQueriesAndKeys(Memory{float}, Memory{float}, BatchShape, int, RotaryCache, ReadOnlyMemory{int}, int?)"/>
    public void RotateQueriesAndKeys(
        Memory<Half> queries, Memory<Half> keys, BatchShape shape, int keyHeads, RotaryCache cache, ReadOnlyMemory<int> positions, int? maxThreads = null) =>
        TurnBatches<Half, ushort, HalfStorage>(queries, keys, shape, keyHeads, cache, 0, positions, maxThreads);

    /// <inheritdoc cref="Rotate(ReadOnlyMemory{float}, BatchShape, RotaryCache, int, Memory{float}, int?)"/>
    public void Rotate(
        ReadOnlyMemory<BFloat16> source, BatchShape shape, RotaryCache cache, int startPosition, Memory<BFloat16> destination, int? maxThreads = null) =>
        TurnBatch<BFloat16, ushort, BFloat16Storage>(source, shape, cache, startPosition, null, destination, maxThreads);

    /// <inheritdoc cref="Rotate(ReadOnlyMemory{float}, BatchShape, RotaryCache, ReadOnlyMemory{int}, Memory{float}, int?)"/>
    public void Rotate(
        ReadOnlyMemory<BFloat16> source, BatchShape shape, RotaryCache cache, ReadOnlyMemory<int> positions, Memory<BFloat16> destination, int? maxThreads = null) =>
        TurnBatch<BFloat16, ushort, BFloat16Storage>(source, shape, cache, 0, positions, destination, maxThreads);

    /// <inheritdoc cref="RotateQueriesAndKeys(Memory{float}, Memory{float}, BatchShape, int, RotaryCache, int, int?)"/>
    public void RotateQueriesAndKeys(
        Memory<BFloat16> queries, Memory<BFloat16> keys, BatchShape shape, int keyHeads, RotaryCache cache, int startPosition, int? maxThreads = null) =>
        TurnBatches<BFloat16, ushort, BFloat16Storage>(queries, keys, shape, keyHeads, cache, startPosition, null, maxThreads);

    /// <inheritdoc cref="RotateQueriesAndKeys(Memory{float}, Memory{float}, BatchShape, int, RotaryCache, ReadOnlyMemory{int}, int?)"/>
    public void RotateQueriesAndKeys(
        Memory<BFloat16> queries, Memory<BFloat16> keys, BatchShape shape, int keyHeads, RotaryCache cache, ReadOnlyMemory<int> positions, int? maxThreads = null) =>
        TurnBatches<BFloat16, ushort, BFloat16Storage>(queries, keys, shape, keyHeads, cache, 0, positions, maxThreads);
}
