using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>What holds for buckets of any number and reach.</summary>
[Properties(Arbitrary = [typeof(RelativeCases)], Replay = "20170612,20210421", MaxTest = 200)]
public sealed class T5RelativeBiasTests
{
    // Eight buckets both ways: four a direction, two of them exact; distances 2 and 3, then 4 to 7 and on (ln 2/ln 4 = 1/2).
    private static readonly int[] ByHand = [3, 3, 3, 2, 2, 1, 0, 5, 6, 6, 7, 7, 7];

    [Fact]
    public void Eight_buckets_up_to_distance_8_are_known_by_hand() =>
        Assert.Equal(ByHand, Enumerable.Range(-6, 13).Select(relative => T5RelativeBias.Bucket(relative, bidirectional: true, numBuckets: 8, maxDistance: 8)));

    [Fact]
    public void A_bias_of_two_heads_is_read_from_its_table_by_hand()
    {
        // Causal, two buckets: distance 0 (and the future), and all the past.
        var bias = new T5RelativeBias(Matrix<double>.Build.DenseOfRowArrays([1, 2], [10, 20]), bidirectional: false, maxDistance: 4);
        Assert.Equal((2, 2, false, 4), (bias.NumBuckets, bias.Heads, bias.Bidirectional, bias.MaxDistance));
        Assert.Equal([1, 1, 1, 10, 1, 1, 10, 10, 1], bias.Matrix(0, 3).ToRowMajorArray());
        Assert.Equal([20, 2, 2, 20, 20, 2], bias.Matrix(1, queries: 2, keys: 3).ToRowMajorArray());
    }

    [Fact]
    public void The_last_bucket_of_the_published_models_begins_at_91()
    {
        Assert.Equal((14, 15), (T5RelativeBias.Bucket(-90, bidirectional: true), T5RelativeBias.Bucket(-91, bidirectional: true)));
        Assert.Equal(31, T5RelativeBias.Bucket(int.MaxValue, bidirectional: true));
        Assert.Equal((15, 31), (T5RelativeBias.Bucket(int.MinValue, bidirectional: true), T5RelativeBias.Bucket(int.MinValue, bidirectional: false)));
    }

    [Property]
    public void Buckets_rise_with_the_distance_and_stay_in_range(BiasCase item)
    {
        int perDirection = item.Bidirectional ? item.NumBuckets / 2 : item.NumBuckets;
        int last = 0;
        for (int distance = 0; distance <= item.MaxDistance + 10; distance++)
        {
            int past = Bucket(item, -distance);
            int future = Bucket(item, distance);
            Assert.InRange(past, last, perDirection - 1);
            Assert.Equal(distance == 0 || !item.Bidirectional ? 0 : past + perDirection, future);
            last = past;
        }

        Assert.Equal(perDirection - 1, last);
    }

    [Property]
    public void Near_distances_have_a_bucket_each(BiasCase item)
    {
        int exact = item.NumBuckets / (item.Bidirectional ? 4 : 2);
        Assert.Equal(Enumerable.Range(0, exact + 1), Enumerable.Range(0, exact + 1).Select(distance => Bucket(item, -distance)));
    }

    [Property]
    public void The_bias_is_the_table_at_the_bucket_and_queries_are_the_last_tokens(BiasCase item)
    {
        T5RelativeBias bias = item.T5;
        int head = item.Seed % item.Heads;
        Matrix<double> table = Sample.Matrix(item.NumBuckets, item.Heads, item.Seed);
        foreach ((int query, int key, double value) in bias.Matrix(head, item.Queries, item.Keys).EnumerateIndexed())
            Assert.Equal(table[Bucket(item, key - (item.Keys - item.Queries + query)), head], value);
        Assert.Equal(bias.Matrix(head, item.Keys).SubMatrix(item.Keys - item.Queries, item.Queries, 0, item.Keys), bias.Matrix(head, item.Queries, item.Keys));
    }

    [Property]
    public void Floats_are_the_doubles_rounded(BiasCase item)
    {
        int head = item.Seed % item.Heads;
        var floats = new float[item.Queries * item.Keys];
        item.T5.Fill(head, item.Queries, item.Keys, floats);
        Assert.Equal(item.T5.Matrix(head, item.Queries, item.Keys).ToRowMajorArray().Select(value => (float)value), floats);
    }

    private static int Bucket(BiasCase item, int relative) =>
        T5RelativeBias.Bucket(relative, item.Bidirectional, item.NumBuckets, item.MaxDistance);
}
