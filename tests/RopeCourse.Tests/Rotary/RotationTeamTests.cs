namespace RopeCourse.Tests;

/// <summary>Several threads and many small pieces give what one thread gives, whoever comes when; and nothing is allocated.</summary>
public sealed class RotationTeamTests
{
    private static readonly RotaryEmbedding Rotary = new(64, PairLayout.SplitHalves);
    private static readonly RotaryCache Cache = new(1_200, Rotary);

    public static TheoryData<BatchShape> Batches => new(
        new BatchShape(TensorLayout.HeadsFirst, 2, 5, 700),
        new BatchShape(TensorLayout.SequenceFirst, 2, 5, 700),
        new BatchShape(TensorLayout.HeadsFirst, 40, 4, 1),
        new BatchShape(TensorLayout.SequenceFirst, 1, 1, 1_100));

    [Theory]
    [MemberData(nameof(Batches))]
    public void Teams_of_every_size_agree_with_one_thread(BatchShape shape)
    {
        float[] source = Sample.Floats(shape.Batch * shape.Heads * shape.Sequence * 64, 1);
        float[] keys = Sample.Floats(shape.Batch * shape.Sequence * 64, 2);
        (float[] expected, float[] expectedKeys) = ([.. source], [.. keys]);
        Rotary.RotateQueriesAndKeys(expected, expectedKeys, shape, 1, Cache, 60, maxThreads: 1);
        for (int threads = 1; threads <= 9; threads++)
        {
            (float[] turned, float[] turnedKeys) = ([.. source], [.. keys]);
            var plan = new BatchPlan(Rotary, Cache, shape, sizeof(float), threads) { StartPosition = 60 };
            RotationTeam<float, float, SingleStorage>.Turn(plan, new(shape.Heads, turned, turned), new(1, turnedKeys, turnedKeys));
            Assert.Equal(expected, turned);
            Assert.Equal(expectedKeys, turnedKeys);
        }
    }

    [Theory]
    [InlineData(TensorLayout.HeadsFirst, 3, 10, 700, 1)]
    [InlineData(TensorLayout.HeadsFirst, 3, 10, 700, 2)]
    [InlineData(TensorLayout.HeadsFirst, 1, 13, 900, 3)]
    [InlineData(TensorLayout.HeadsFirst, 2, 1, 500, 5)]
    [InlineData(TensorLayout.SequenceFirst, 3, 10, 700, 2)]
    public void Every_row_is_in_one_piece_and_every_piece_in_one_share(TensorLayout order, int batch, int heads, int sequence, int threads)
    {
        var shape = new BatchShape(order, batch, heads, sequence);
        var plan = new BatchPlan(Rotary, Cache, shape, sizeof(float), threads);
        (int First, int End)[] shares = [.. Enumerable.Range(0, threads).Select(thread => plan.Share(thread, heads))];
        Assert.Equal(Enumerable.Range(0, plan.Pieces(heads)), shares.SelectMany(share => Enumerable.Range(share.First, share.End - share.First)));

        // A row that a piece has turned is no longer zero; one that two pieces had turned would be marked twice.
        float[] source = Enumerable.Repeat(1f, batch * heads * sequence * 64).ToArray();
        int[] visits = new int[batch * heads * sequence];
        for (int piece = 0; piece < plan.Pieces(heads); piece++)
        {
            var turned = new float[source.Length];
            plan.Turn<float, SingleStorage>(piece, heads, source, turned);
            for (int row = 0; row < visits.Length; row++)
                visits[row] += turned.AsSpan(row * 64, 64).ContainsAnyExcept(0f) ? 1 : 0;
        }

        Assert.All(visits, visit => Assert.Equal(1, visit));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_threads_share_lies_together_where_the_heads_can_be_shared_out(int threads)
    {
        const int Heads = 16;
        var shape = new BatchShape(TensorLayout.HeadsFirst, 1, Heads, 600);
        var plan = new BatchPlan(Rotary, Cache, shape, sizeof(float), threads);
        float[] source = Enumerable.Repeat(1f, Heads * 600 * 64).ToArray();
        for (int thread = 0; thread < threads; thread++)
        {
            var turned = new float[source.Length];
            (int first, int end) = plan.Share(thread, Heads);
            for (int piece = first; piece < end; piece++)
                plan.Turn<float, SingleStorage>(piece, Heads, source, turned);
            int part = source.Length / threads;
            Assert.Equal(thread * part, turned.AsSpan().IndexOfAnyExcept(0f));
            Assert.Equal((thread + 1) * part - 1, turned.AsSpan().LastIndexOfAnyExcept(0f));
        }
    }

    /// <summary>Memory that the caches do not hold is asked for ahead, beyond the end of the arrays too; the numbers are those of the reference.</summary>
    [Theory]
    [InlineData(TensorLayout.HeadsFirst, PairLayout.SplitHalves, 64)]
    [InlineData(TensorLayout.HeadsFirst, PairLayout.Interleaved, 48)]
    [InlineData(TensorLayout.SequenceFirst, PairLayout.SplitHalves, 48)]
    [InlineData(TensorLayout.SequenceFirst, PairLayout.Interleaved, 64)]
    public void Batches_beyond_the_caches_equal_the_reference(TensorLayout order, PairLayout pairing, int rotaryDim)
    {
        (int heads, int sequence) = (33, 1_100);
        var shape = new BatchShape(order, 1, heads, sequence);
        var rotary = new RotaryEmbedding(64, pairing, rotaryDim: rotaryDim);
        var cache = new RotaryCache(sequence + 7, rotary);
        float[] source = Sample.Floats(heads * sequence * 64, 5);
        Assert.True((long)source.Length * sizeof(float) > BatchPlan.InCaches);
        var expected = new double[source.Length];
        for (int head = 0; head < heads; head++)
        {
            for (int t = 0; t < sequence; t++)
            {
                int row = 64 * (order == TensorLayout.HeadsFirst ? head * sequence + t : t * heads + head);
                rotary.Rotate([.. source[row..(row + 64)].Select(x => (double)x)], t + 7).CopyTo(expected, row);
            }
        }

        foreach (int threads in new[] { 1, 2 })
        {
            (float[] inPlace, float[] apart) = ([.. source], new float[source.Length]);
            rotary.Rotate(inPlace, shape, cache, 7, inPlace, threads);
            rotary.Rotate(source, shape, cache, 7, apart, threads);
            Assert.Equal(inPlace, apart);
            for (int i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], apart[i], 1e-6);
        }
    }

    [Fact]
    public void A_large_batch_is_the_same_on_all_cores()
    {
        var shape = new BatchShape(TensorLayout.HeadsFirst, 1, 16, 700);
        float[] source = Sample.Floats(16 * 700 * 64, 4);
        (var one, var all) = (new float[source.Length], new float[source.Length]);
        Rotary.Rotate(source, shape, Cache, 5, one, maxThreads: 1);
        Rotary.Rotate(source, shape, Cache, 5, all);
        Assert.Equal(one, all);
    }

    [Fact]
    public void Callers_do_not_disturb_each_other()
    {
        var shape = new BatchShape(TensorLayout.HeadsFirst, 1, 4, 512);
        float[] source = Sample.Floats(4 * 512 * 64, 3);
        float[][] expected = [.. Enumerable.Range(0, 6).Select(start =>
        {
            var turned = new float[source.Length];
            Rotary.Rotate(source, shape, Cache, start, turned, maxThreads: 1);
            return turned;
        })];
        Parallel.For(0, 60, call =>
        {
            var turned = new float[source.Length];
            var plan = new BatchPlan(Rotary, Cache, shape, sizeof(float), 3) { StartPosition = call % 6 };
            RotationTeam<float, float, SingleStorage>.Turn(plan, new(4, source, turned), default);
            Assert.Equal(expected[call % 6], turned);
        });
    }

    [Theory]
    [InlineData(1, null, 1)]
    [InlineData(1_000_000_000, 1, 1)]
    [InlineData(1_000_000, 64, 1)]
    public void Small_batches_and_the_callers_wish_keep_to_one_thread(long bytes, int? maxThreads, int expected) =>
        Assert.Equal(expected, RotationTeam<float, float, SingleStorage>.Threads(bytes, maxThreads));

    [Fact]
    public void Large_batches_use_the_cores_that_are_allowed()
    {
        Assert.Equal(Environment.ProcessorCount, RotationTeam<float, float, SingleStorage>.Threads(long.MaxValue, null));
        Assert.Equal(Math.Min(2, Environment.ProcessorCount), RotationTeam<float, float, SingleStorage>.Threads(long.MaxValue, 2));
    }

    [Theory]
    [InlineData(TensorLayout.HeadsFirst, 1)]
    [InlineData(TensorLayout.HeadsFirst, null)]
    [InlineData(TensorLayout.SequenceFirst, 1)]
    [InlineData(TensorLayout.SequenceFirst, null)]
    public void A_call_allocates_nothing(TensorLayout order, int? maxThreads)
    {
        var shape = new BatchShape(order, 2, 12, 400);
        var rows = new float[2 * 12 * 400 * 64];
        var keys = new float[2 * 2 * 400 * 64];
        var halves = new Half[rows.Length];
        var shorts = new BFloat16[rows.Length];
        int[] starts = [1, 700];
        int[] ids = [.. Enumerable.Range(0, 800)];
        void Call()
        {
            Rotary.Rotate(rows, shape, Cache, 3, rows, maxThreads);
            Rotary.Rotate(rows, shape, Cache, ids, rows, maxThreads);
            Rotary.Rotate(halves, shape, Cache, starts, halves, maxThreads);
            Rotary.Rotate(shorts, shape, Cache, starts, shorts, maxThreads);
            Rotary.RotateQueriesAndKeys(rows, keys, shape, 2, Cache, 3, maxThreads);
            Rotary.Rotate(rows, Cache, ids, rows);
            Rotary.Rotate(halves, Cache, ids, halves);
            Rotary.Rotate(shorts, Cache, ids, shorts);
        }

        // Another test may hold the spare team at that moment, and then one more is made: the fewest bytes of several calls count.
        long fewest = long.MaxValue;
        for (int call = 0; call < 20 && fewest > 0; call++)
        {
            // What the runtime forgets in a collection must not be made anew by a call either.
            GC.Collect();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Call();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, fewest);
    }
}
