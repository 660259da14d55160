namespace RopeCourse.Tests;

/// <summary>Whole batches against the version in double, row by row: both orders of the axes, positions of all kinds, storages, threads.</summary>
public sealed class BatchRotationTests
{
    private const int CachedPositions = 600;
    private static readonly PairLayout[] Pairings = [PairLayout.Interleaved, PairLayout.SplitHalves];
    private static readonly TensorLayout[] Orders = [TensorLayout.HeadsFirst, TensorLayout.SequenceFirst];

    public static TheoryData<int, int, int, int, int> Shapes => new()
    {
        // batch, heads, sequence, head dimension, rotary dimension
        { 0, 2, 3, 8, 8 },
        { 2, 0, 3, 8, 8 },
        { 2, 3, 0, 8, 8 },
        { 1, 32, 1, 128, 128 },
        { 3, 5, 1, 10, 6 },
        { 2, 1, 9, 64, 16 },
        { 2, 3, 7, 80, 32 },
        { 3, 6, 5, 96, 96 },
        { 1, 9, 70, 34, 34 },
        { 2, 7, 300, 66, 50 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Batches_agree_with_the_formula_row_by_row(int batch, int heads, int sequence, int headDim, int rotaryDim)
    {
        foreach ((PairLayout pairing, TensorLayout order) in Pairings.SelectMany(pairing => Orders.Select(order => (pairing, order))))
        {
            var shape = new BatchShape(order, batch, heads, sequence);
            var rotary = new RotaryEmbedding(headDim, pairing, rotaryDim: rotaryDim);
            var cache = new RotaryCache(CachedPositions, rotary);
            float[] source = Sample.Floats(batch * heads * sequence * headDim, heads);
            int[] starts = [.. Enumerable.Range(0, batch).Select(b => 17 * b)];
            int[] ids = [.. Enumerable.Range(0, batch * sequence).Select(i => i % 5 == 4 ? 3 : i % CachedPositions)];
            foreach (int? maxThreads in (int?[])[1, 3, null])
            {
                var turned = new float[source.Length];
                rotary.Rotate(source, shape, cache, 40, turned, maxThreads);
                Near.Equal(Expected(rotary, shape, source, (_, t) => 40 + t), turned, Tolerances.FloatRotation, $"{pairing} {order}");
                rotary.Rotate(source, shape, cache, starts, turned, maxThreads);
                Near.Equal(Expected(rotary, shape, source, (b, t) => starts[b] + t), turned, Tolerances.FloatRotation, $"{pairing} {order} starts");
                rotary.Rotate(source, shape, cache, ids, turned, maxThreads);
                Near.Equal(Expected(rotary, shape, source, (b, t) => ids[b * sequence + t]), turned, Tolerances.FloatRotation, $"{pairing} {order} ids");

                float[] inPlace = [.. source];
                rotary.Rotate(inPlace, shape, cache, ids, inPlace, maxThreads);
                Assert.Equal(turned, inPlace);
                foreach ((int from, int to) in (ReadOnlySpan<(int, int)>)[(1, 4), (5, 2)])
                {
                    var memory = new float[source.Length + 6];
                    source.CopyTo(memory.AsSpan(from));
                    rotary.Rotate(memory.AsMemory(from, source.Length), shape, cache, ids, memory.AsMemory(to, source.Length), maxThreads);
                    Assert.Equal(turned, memory.AsSpan(to, source.Length).ToArray());
                }
            }
        }
    }

    [Fact]
    public void Queries_and_fewer_key_heads_turn_in_one_call()
    {
        foreach ((PairLayout pairing, TensorLayout order) in Pairings.SelectMany(pairing => Orders.Select(order => (pairing, order))))
        {
            var shape = new BatchShape(order, 2, 8, 130);
            var rotary = new RotaryEmbedding(64, pairing, rotaryDim: 48);
            var cache = new RotaryCache(CachedPositions, rotary);
            (float[] queries, float[] keys) = (Sample.Floats(2 * 8 * 130 * 64, 1), Sample.Floats(2 * 3 * 130 * 64, 2));
            int[] starts = [3, 200];
            double[] expectedQueries = Expected(rotary, shape, queries, (b, t) => starts[b] + t);
            double[] expectedKeys = Expected(rotary, shape with { Heads = 3 }, keys, (b, t) => starts[b] + t);
            foreach (int maxThreads in (int[])[1, 2])
            {
                (float[] turnedQueries, float[] turnedKeys) = ([.. queries], [.. keys]);
                rotary.RotateQueriesAndKeys(turnedQueries, turnedKeys, shape, 3, cache, starts, maxThreads);
                Near.Equal(expectedQueries, turnedQueries, Tolerances.FloatRotation, $"{pairing} {order} queries");
                Near.Equal(expectedKeys, turnedKeys, Tolerances.FloatRotation, $"{pairing} {order} keys");
            }

            (float[] bothQueries, float[] bothKeys, var aloneKeys) = ([.. queries], [.. keys], new float[keys.Length]);
            rotary.RotateQueriesAndKeys(bothQueries, bothKeys, shape, 3, cache, 7);
            rotary.Rotate(keys, shape with { Heads = 3 }, cache, 7, aloneKeys);
            Assert.Equal(aloneKeys, bothKeys);
            Near.Equal(Expected(rotary, shape, queries, (_, t) => 7 + t), bothQueries, Tolerances.FloatRotation);
        }
    }

    [Fact]
    public void Sixteen_bits_turn_like_floats_that_are_rounded_one_by_one()
    {
        foreach ((PairLayout pairing, TensorLayout order) in Pairings.SelectMany(pairing => Orders.Select(order => (pairing, order))))
        {
            var shape = new BatchShape(order, 2, 4, 90);
            var rotary = new RotaryEmbedding(80, pairing, rotaryDim: 40);
            var cache = new RotaryCache(CachedPositions, rotary);
            int[] starts = [0, 31];
            int[] ids = [.. Enumerable.Range(0, 180).Select(i => i * 7 % CachedPositions)];
            Half[] halves = [.. Sample.Floats(2 * 4 * 90 * 80, 3).Select(value => (Half)value)];
            BFloat16[] shorts = [.. halves.Select(value => (BFloat16)(float)value)];
            float[] fromHalves = [.. halves.Select(value => (float)value)];
            float[] fromShorts = [.. shorts.Select(value => (float)value)];
            rotary.Rotate(fromHalves, shape, cache, ids, fromHalves);
            rotary.Rotate(fromShorts, shape, cache, ids, fromShorts);
            var turnedHalves = new Half[halves.Length];
            var turnedShorts = new BFloat16[shorts.Length];
            rotary.Rotate(halves, shape, cache, ids, turnedHalves);
            rotary.Rotate(shorts, shape, cache, ids, turnedShorts);
            Assert.Equal(fromHalves.Select(value => (Half)value), turnedHalves);
            Assert.Equal(fromShorts.Select(value => (BFloat16)value), turnedShorts);

            (Half[] halfKeys, BFloat16[] shortKeys) = ([.. halves], [.. shorts]);
            rotary.Rotate(halves, shape, cache, 9, turnedHalves);
            rotary.Rotate(shorts, shape, cache, 9, turnedShorts);
            (Half[] halfQueries, BFloat16[] shortQueries) = ([.. halves], [.. shorts]);
            rotary.RotateQueriesAndKeys(halfQueries, halfKeys, shape, 4, cache, 9);
            rotary.RotateQueriesAndKeys(shortQueries, shortKeys, shape, 4, cache, 9);
            Assert.All([halfQueries, halfKeys], rows => Assert.Equal(turnedHalves, rows));
            Assert.All([shortQueries, shortKeys], rows => Assert.Equal(turnedShorts, rows));

            (halfQueries, halfKeys, shortQueries, shortKeys) = ([.. halves], [.. halves], [.. shorts], [.. shorts]);
            rotary.RotateQueriesAndKeys(halfQueries, halfKeys, shape, 4, cache, starts);
            rotary.RotateQueriesAndKeys(shortQueries, shortKeys, shape, 4, cache, starts);
            rotary.Rotate(halves, shape, cache, starts, turnedHalves);
            rotary.Rotate(shorts, shape, cache, starts, turnedShorts);
            Assert.All([halfQueries, halfKeys], rows => Assert.Equal(turnedHalves, rows));
            Assert.All([shortQueries, shortKeys], rows => Assert.Equal(turnedShorts, rows));
        }
    }

    /// <summary>Gives the rows of a batch turned by the version in double, each at the position of its token.</summary>
    private static double[] Expected(RotaryEmbedding rotary, BatchShape shape, float[] source, Func<int, int, int> position) =>
        [.. source.Chunk(rotary.HeadDim).Index().SelectMany(row =>
        {
            int perBatch = shape.Heads * shape.Sequence;
            (int batch, int inBatch) = (row.Index / perBatch, row.Index % perBatch);
            int token = shape.Layout == TensorLayout.HeadsFirst ? inBatch % shape.Sequence : inBatch / shape.Heads;
            return rotary.Rotate([.. row.Item.Select(value => (double)value)], position(batch, token));
        })];
}
