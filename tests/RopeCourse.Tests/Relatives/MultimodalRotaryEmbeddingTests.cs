using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>What holds for every rotation by time, height and width.</summary>
[Properties(Arbitrary = [typeof(RelativeCases)], Replay = "20170612,20210421", MaxTest = 200)]
public sealed class MultimodalRotaryEmbeddingTests
{
    [Fact]
    public void Three_pairs_are_known_by_hand()
    {
        // Base 1 makes every θ_i 1 radian: pair 0 turns by the time, pair 1 by the height, pair 2 by the width.
        var rotary = new MultimodalRotaryEmbedding(6, PairLayout.Interleaved, (1, 1, 1), thetaBase: 1);
        Assert.Equal([10, 20, 30], rotary.Angles(10, 20, 30));
        Near.Equal([Math.Cos(10), Math.Sin(10), Math.Cos(20), Math.Sin(20), Math.Cos(30), Math.Sin(30)],
            rotary.Rotate([1, 0, 1, 0, 1, 0], 10, 20, 30), Tolerances.Double);
        Assert.Equal((6, PairLayout.Interleaved, (1, 1, 1), false, 1), (rotary.HeadDim, rotary.Layout, rotary.Sections, rotary.Interleaved, rotary.ThetaBase));
    }

    [Fact]
    public void Qwen3_deals_the_axes_out_in_turn_until_only_time_is_left()
    {
        int[] axes = new MultimodalRotaryEmbedding(128, PairLayout.SplitHalves, (24, 20, 20), interleaved: true).AxisOfPair;
        Assert.Equal([0, 1, 2, 0, 1, 2], axes[..6]);
        Assert.Equal([0, 1, 2, 0, 0, 0, 0], axes[57..]);
    }

    [Property]
    public void Each_axis_has_as_many_pairs_as_its_section(MultimodalCase item)
    {
        int[] axes = item.Rotary.AxisOfPair;
        Assert.Equal(item.Sections, (axes.Count(axis => axis == 0), axes.Count(axis => axis == 1), axes.Count(axis => axis == 2)));
        if (!item.Interleaved)
            Assert.Equal(axes.Order(), axes);
    }

    [Property]
    public void Text_with_three_equal_positions_is_rotated_as_by_the_plain_embedding_bit_for_bit(MultimodalCase item)
    {
        var plain = new RotaryEmbedding(item.HeadDim, item.Layout, item.ThetaBase);
        (int m, int n) = (item.M[0], item.N[0]);
        Assert.Equal(plain.InverseFrequencies, item.Rotary.InverseFrequencies);
        Assert.Equal(plain.Rotate(item.Query, m), item.Rotary.Rotate(item.Query, m, m, m));
        Matrix<double> rows = Matrix<double>.Build.DenseOfRowArrays(item.Query, item.Key);
        Assert.Equal(plain.Rotate(rows, [m, n]), item.Rotary.Rotate(rows, new int[,] { { m, n }, { m, n }, { m, n } }));
    }

    [Property]
    public void Rotating_keeps_the_norm(MultimodalCase item) => Assert.Equal(
        Similarity.Norm(item.Query), Similarity.Norm(Rotate(item, item.Query, item.M)), item.Tolerance);

    [Property]
    public void The_score_depends_on_the_differences_of_the_three_positions_alone(MultimodalCase item)
    {
        double near = Similarity.Dot(Rotate(item, item.Query, item.M), Rotate(item, item.Key, item.N));
        double far = Similarity.Dot(Rotate(item, item.Query, Moved(item.M, item.Shift)), Rotate(item, item.Key, Moved(item.N, item.Shift)));
        Assert.Equal(near, far, item.Tolerance);
    }

    [Property]
    public void Rows_are_rotated_at_their_own_positions(MultimodalCase item)
    {
        Matrix<double> rows = Matrix<double>.Build.DenseOfRowArrays(item.Query, item.Key);
        int[,] ids = { { item.M[0], item.N[0] }, { item.M[1], item.N[1] }, { item.M[2], item.N[2] } };
        Matrix<double> rotated = item.Rotary.Rotate(rows, ids);
        Assert.Equal(Rotate(item, item.Query, item.M), rotated.Row(0));
        Assert.Equal(Rotate(item, item.Key, item.N), rotated.Row(1));
    }

    private static double[] Rotate(MultimodalCase item, double[] vector, int[] ids) => item.Rotary.Rotate(vector, ids[0], ids[1], ids[2]);

    private static int[] Moved(int[] ids, int[] shift) => [.. ids.Zip(shift, (id, by) => id + by)];
}
