namespace RopeCourse;

/// <content>The checks of whole batches.</content>
internal static partial class Rule
{
    internal static void Batch(BatchShape shape)
    {
        // Asking an enum for its names allocates, once after each garbage collection; this check comes with every call.
        if (shape.Layout is not (TensorLayout.HeadsFirst or TensorLayout.SequenceFirst))
            Defined(shape.Layout);
        AtLeast(0, shape.Batch);
        AtLeast(0, shape.Heads);
        AtLeast(0, shape.Sequence);
    }

    /// <summary>Checks that a tensor holds the elements that its axes say.</summary>
    internal static void BatchLength(BatchShape shape, int heads, int headDim, int length, string name)
    {
        // Four axes of an int each can ask for more than a long holds.
        Int128 expected = (Int128)shape.Batch * shape.Sequence * heads * headDim;
        if (length != expected)
            throw new ArgumentException($"{name} has {Text(length)} elements; it must have {Text(shape.Batch)} × {Text(heads)} × {Text(shape.Sequence)} × {Text(headDim)}.", name);
    }

    /// <summary>Checks positions of sequences or of tokens: how many there are, and that a cache holds them all.</summary>
    internal static void Held(ReadOnlySpan<int> positions, BatchShape shape, RotaryCache cache)
    {
        long tokens = (long)shape.Batch * shape.Sequence;
        if (positions.Length != shape.Batch && positions.Length != tokens)
            throw new ArgumentException($"positions has {Text(positions.Length)} elements; it must have {Text(shape.Batch)}, one a sequence, or {Text(tokens)}, one a token.", nameof(positions));
        if (positions.Length == tokens)
        {
            Held(positions, cache);
            return;
        }

        for (int b = 0; b < positions.Length; b++)
        {
            if (positions[b] < 0 || positions[b] > cache.Positions - shape.Sequence)
                throw new ArgumentException($"positions[{Text(b)}] is {Text(positions[b])}; it must be at least 0 and leave room for {Text(shape.Sequence)} rows in a cache of {Text(cache.Positions)} positions.", nameof(positions));
        }
    }
}
