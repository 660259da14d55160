using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>What holds for linear biases with any number of heads.</summary>
[Properties(Arbitrary = [typeof(RelativeCases)], Replay = "20170612,20210421", MaxTest = 200)]
public sealed class AlibiBiasTests
{
    [Fact]
    public void Two_heads_and_three_tokens_are_known_by_hand()
    {
        // 2^(−8/2) and 2^(−16/2).
        var alibi = new AlibiBias(2);
        Assert.Equal([1 / 16.0, 1 / 256.0], alibi.Slopes);
        Assert.Equal([0, 0, 0, -1 / 16.0, 0, 0, -2 / 16.0, -1 / 16.0, 0], alibi.Matrix(0, 3).ToRowMajorArray());
        Assert.Equal([-1 / 256.0, 0, 0, -2 / 256.0, -1 / 256.0, 0], alibi.Matrix(1, queries: 2, keys: 3).ToRowMajorArray());
        Assert.Equal([0, 1 / 256.0, 2 / 256.0], alibi.RowConstant(1, 3));
        Assert.DoesNotContain(alibi.Matrix(0, 3).Diagonal(), double.IsNegative);
    }

    [Property]
    public void Slopes_are_positive_below_1_and_all_different(BiasCase item)
    {
        double[] slopes = new AlibiBias(item.Heads).Slopes;
        Assert.Equal(item.Heads, slopes.Length);
        Assert.All(slopes, slope => Assert.True(slope is > 0 and < 1));
        Assert.Equal(item.Heads, slopes.Distinct().Count());
    }

    [Property]
    public void Slopes_fall_strictly_in_both_parts_of_the_list(BiasCase item)
    {
        double[] slopes = new AlibiBias(item.Heads).Slopes;
        int power = 1;
        while (2 * power <= item.Heads)
            power *= 2;
        for (int head = 1; head < item.Heads; head++)
            Assert.True(head == power || slopes[head] < slopes[head - 1], $"head {head} of {item.Heads}");
    }

    [Property]
    public void Slopes_of_other_counts_come_from_the_powers_of_two_around_them(BiasCase item)
    {
        double[] slopes = new AlibiBias(item.Heads).Slopes;
        int power = 1;
        while (2 * power <= item.Heads)
            power *= 2;
        Assert.Equal(new AlibiBias(power).Slopes, slopes[..power]);
        Near.Equal(new AlibiBias(2 * power).Slopes.Where((_, head) => head % 2 == 0).Take(item.Heads - power), slopes[power..], Tolerances.AlibiSlope);
    }

    /// <summary>The reason: they differ by a number that is the same for all keys of a query, and softmax cancels it.</summary>
    [Property]
    public void Both_forms_give_the_same_weights_after_the_causal_mask(BiasCase item)
    {
        var alibi = new AlibiBias(item.Heads);
        int head = item.Seed % item.Heads;
        Matrix<double> scores = Sample.Matrix(item.Queries, item.Keys, item.Seed) + CausalMask.Matrix(item.Queries, item.Keys);
        Matrix<double> bias = alibi.Matrix(head, item.Queries, item.Keys);
        double[] rowConstant = alibi.RowConstant(head, item.Keys);
        for (int query = 0; query < item.Queries; query++)
        {
            double[] row = scores.Row(query).ToArray();
            Near.Equal(
                Softmax.Compute([.. row.Zip(bias.Row(query), (score, value) => score + value)]),
                Softmax.Compute([.. row.Zip(rowConstant, (score, value) => score + value)]), Tolerances.Attention);
        }
    }

    [Fact]
    public void Floats_are_the_doubles_rounded_once_at_every_number_of_keys()
    {
        // Six heads: the slopes of the last two are no powers of two.
        var alibi = new AlibiBias(6);
        for (int keys = 1; keys <= 257; keys++)
        {
            (int head, int queries) = (keys % 6, Math.Min(keys, 4));
            float[] matrix = [.. Enumerable.Repeat(float.NaN, queries * keys)];
            alibi.Fill(head, queries, keys, matrix);
            Assert.Equal(alibi.Matrix(head, queries, keys).ToRowMajorArray().Select(value => (float)value), matrix);
            var row = new float[keys];
            alibi.FillRowConstant(head, row);
            Assert.Equal(alibi.RowConstant(head, keys).Select(value => (float)value), row);
        }
    }

    [Property]
    public void The_bias_depends_on_the_distance_alone_and_queries_are_the_last_tokens(BiasCase item)
    {
        var alibi = new AlibiBias(item.Heads);
        int head = item.Seed % item.Heads;
        Matrix<double> all = alibi.Matrix(head, item.Keys);
        Assert.Equal(all.SubMatrix(item.Keys - item.Queries, item.Queries, 0, item.Keys), alibi.Matrix(head, item.Queries, item.Keys));
        foreach ((int i, int j, double value) in all.EnumerateIndexed())
            Assert.Equal(j <= i ? all[i - j, 0] : 0, value);
    }
}
