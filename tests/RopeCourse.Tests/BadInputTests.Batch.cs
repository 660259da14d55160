namespace RopeCourse.Tests;

/// <content>Whole batches.</content>
public sealed partial class BadInputTests
{
    private static readonly BatchShape Axes = new(TensorLayout.HeadsFirst, 1, 2, 3);
    private static readonly Memory<float> Rows = new float[48];
    private static readonly Memory<float> Keys = new float[24];

    private static Dictionary<string, (Action Call, string Parameter, string Message)> BatchTable => new()
    {
        ["batch in no order"] = (() => Rotary.Rotate(Rows, Axes with { Layout = (TensorLayout)7 }, Cache, 0, Rows), "shape.Layout", "shape.Layout is 7; it must be one of HeadsFirst, SequenceFirst."),
        ["negative batch"] = (() => Rotary.Rotate(Rows, Axes with { Batch = -1 }, Cache, 0, Rows), "shape.Batch", "shape.Batch is -1; it must be at least 0."),
        ["negative heads"] = (() => Rotary.Rotate(Rows, Axes with { Heads = -2 }, Cache, 0, Rows), "shape.Heads", "shape.Heads is -2; it must be at least 0."),
        ["negative sequence"] = (() => Rotary.Rotate(Rows, Axes with { Sequence = -3 }, Cache, 0, Rows), "shape.Sequence", "shape.Sequence is -3; it must be at least 0."),
        ["batch of another length"] = (() => Rotary.Rotate(Rows, Axes with { Heads = 3 }, Cache, 0, Rows), "source", "source has 48 elements; it must have 1 × 3 × 3 × 8."),
        ["batch larger than a long"] = (() => Rotary.Rotate(Rows, new(TensorLayout.SequenceFirst, int.MaxValue, int.MaxValue, 3), Cache, 0, Rows), "source", "source has 48 elements; it must have 2147483647 × 2147483647 × 3 × 8."),
        ["short destination of a batch"] = (() => Rotary.Rotate(Rows, Axes, Cache, 0, Rows[1..]), "destination", "destination has 47 elements; it must have 48."),
        ["no threads"] = (() => Rotary.Rotate(Rows, Axes, Cache, 0, Rows, 0), "maxThreads", "maxThreads is 0; it must be at least 1."),
        ["batch beyond the cache"] = (() => Rotary.Rotate(Rows, Axes, Cache, 14, Rows), "startPosition", "startPosition is 14; it must be at least 0 and leave room for 3 rows in a cache of 16 positions."),
        ["batch before the cache"] = (() => Rotary.Rotate(Rows, Axes, Cache, -1, Rows), "startPosition", "startPosition is -1; it must be at least 0 and leave room for 3 rows in a cache of 16 positions."),
        ["batch with another cache"] = (() => Rotary.Rotate(Rows, Axes, new RotaryCache(16, 4), 0, Rows), "cache", "cache has rotaryDim 4, thetaBase 10000 and no scaling; it must have rotaryDim 8, thetaBase 10000 and no scaling."),
        ["batch without a cache"] = (() => Rotary.Rotate(Rows, Axes, null!, 0, Rows), "cache", "Value cannot be null."),
        ["positions for another batch"] = (() => Rotary.Rotate(Rows, Axes, Cache, new int[2], Rows), "positions", "positions has 2 elements; it must have 1, one a sequence, or 3, one a token."),
        ["no positions"] = (() => Rotary.Rotate(Rows, Axes, Cache, Array.Empty<int>(), Rows), "positions", "positions has 0 elements; it must have 1, one a sequence, or 3, one a token."),
        ["sequence beyond the cache"] = (() => Rotary.Rotate(Rows, Axes, Cache, new[] { 14 }, Rows), "positions", "positions[0] is 14; it must be at least 0 and leave room for 3 rows in a cache of 16 positions."),
        ["sequence before the cache"] = (() => Rotary.Rotate(Rows, Axes, Cache, new[] { -1 }, Rows), "positions", "positions[0] is -1; it must be at least 0 and leave room for 3 rows in a cache of 16 positions."),
        ["token beyond the cache"] = (() => Rotary.Rotate(Rows, Axes, Cache, new[] { 0, 16, 1 }, Rows), "positions", "positions[1] is 16; the cache holds 0 to 15."),
        ["negative key heads"] = (() => Rotary.RotateQueriesAndKeys(Rows, Keys, Axes, -1, Cache, 0), "keyHeads", "keyHeads is -1; it must be at least 0."),
        ["queries of another length"] = (() => Rotary.RotateQueriesAndKeys(Rows[1..], Keys, Axes, 1, Cache, 0), "queries", "queries has 47 elements; it must have 1 × 2 × 3 × 8."),
        ["batch keys of another length"] = (() => Rotary.RotateQueriesAndKeys(Rows, Keys, Axes, 2, Cache, 0), "keys", "keys has 24 elements; it must have 1 × 2 × 3 × 8."),
        ["keys over the queries"] = (() => Rotary.RotateQueriesAndKeys(Rows, Rows[24..], Axes, 1, Cache, 0), "keys", "keys overlaps queries; it must be memory of its own."),
        ["half keys beyond the cache"] = (() => Rotary.RotateQueriesAndKeys(new Half[48], new Half[24], Axes, 1, Cache, new[] { 15 }), "positions", "positions[0] is 15; it must be at least 0 and leave room for 3 rows in a cache of 16 positions."),
    };
}
