using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>What holds for every rotation. The seed is fixed, so that a failure on one machine is a failure on all.</summary>
[Properties(Arbitrary = [typeof(Cases)], Replay = "20170612,20210421", MaxTest = 200)]
public sealed class RotaryPropertyTests
{
    [Property]
    public void Rotating_keeps_the_norm(RotationCase item)
    {
        double expected = Similarity.Norm(item.Query);
        Assert.Equal(expected, Similarity.Norm(item.Rotary.Rotate(item.Query, item.M)), item.Tolerance);
    }

    [Property]
    public void Rotating_keeps_the_norm_of_every_pair(RotationCase item)
    {
        double[] rotated = item.Rotary.Rotate(item.Query, item.M);
        for (int i = 0; i < item.RotaryDim / 2; i++)
        {
            (int a, int b) = item.Rotary.Pair(i);
            Assert.Equal(double.Hypot(item.Query[a], item.Query[b]), double.Hypot(rotated[a], rotated[b]), Tolerances.Double);
        }
    }

    [Property]
    public void The_score_depends_on_the_distance_alone(RotationCase item)
    {
        double near = Score(item, item.M, item.N);
        double far = Score(item, item.M + item.Shift, item.N + item.Shift);
        Assert.Equal(near, far, item.Tolerance);
    }

    [Property]
    public void The_score_is_that_of_a_key_turned_by_n_minus_m(RotationCase item)
    {
        double relative = Similarity.Dot(item.Query, item.Rotary.Rotate(item.Key, item.N - item.M));
        Assert.Equal(Score(item, item.M, item.N), relative, item.Tolerance);
    }

    [Property]
    public void Two_rotations_are_one_by_the_sum(RotationCase item)
    {
        double[] twice = item.Rotary.Rotate(item.Rotary.Rotate(item.Query, item.M), item.N);
        Near.Equal(item.Rotary.Rotate(item.Query, item.M + item.N), twice, Tolerances.Rotation(item.Reach));
    }

    [Property]
    public void Rotating_back_restores_the_vector(RotationCase item)
    {
        double[] back = item.Rotary.Rotate(item.Rotary.Rotate(item.Query, item.M), -item.M);
        Near.Equal(item.Query, back, Tolerances.Rotation(item.Reach));
    }

    [Property]
    public void Position_0_changes_nothing(RotationCase item)
    {
        Assert.Equal(item.Query, item.Rotary.Rotate(item.Query, 0));
        float[] source = Sample.Floats(item.HeadDim, item.Seed);
        var rotated = new float[item.HeadDim];
        item.Rotary.Rotate(source, 0, rotated);
        Assert.Equal(source, rotated);
    }

    [Property]
    public void Pairings_agree_under_the_permutation(RotationCase item)
    {
        var interleaved = new RotaryEmbedding(item.RotaryDim, PairLayout.Interleaved, item.ThetaBase);
        var split = new RotaryEmbedding(item.RotaryDim, PairLayout.SplitHalves, item.ThetaBase);
        double[] x = item.Query[..item.RotaryDim];
        int[] toSplit = PairPermutation.ToSplitHalves(item.RotaryDim);
        int[] toInterleaved = PairPermutation.ToInterleaved(item.RotaryDim);
        double[] throughSplit = Pick(split.Rotate(Pick(x, toSplit), item.M), toInterleaved);
        Assert.Equal(interleaved.Rotate(x, item.M), throughSplit);
    }

    [Property]
    public void Coordinates_beyond_the_rotary_dim_stay_bit_for_bit(RotationCase item)
    {
        Assert.Equal(item.Query[item.RotaryDim..], item.Rotary.Rotate(item.Query, item.M)[item.RotaryDim..]);
        float[] source = Sample.Floats(item.HeadDim, item.Seed);
        source[^1] = item.RotaryDim < item.HeadDim ? float.NaN : source[^1];
        var rotated = new float[item.HeadDim];
        item.Rotary.Rotate(source, item.M, rotated);
        Assert.Equal(source.Skip(item.RotaryDim).Select(BitConverter.SingleToInt32Bits),
            rotated.Skip(item.RotaryDim).Select(BitConverter.SingleToInt32Bits));
    }

    [Property(MaxTest = 50)]
    public void The_matrix_does_what_rotating_does(RotationCase item)
    {
        Vector<double> product = item.Rotary.Matrix(item.M) * Vector<double>.Build.Dense(item.Query);
        Near.Equal(item.Rotary.Rotate(item.Query, item.M), product, Tolerances.Double);
    }

    [Property]
    public void Rows_start_at_the_start_position(RotationCase item)
    {
        Matrix<double> rows = Matrix<double>.Build.DenseOfRowArrays(item.Query, item.Key);
        Matrix<double> rotated = item.Rotary.Rotate(rows, item.M);
        Assert.Equal(item.Rotary.Rotate(item.Query, item.M), rotated.Row(0));
        Assert.Equal(item.Rotary.Rotate(item.Key, item.M + 1), rotated.Row(1));
        Assert.Equal(rotated, item.Rotary.Rotate(rows, [item.M, item.M + 1]));
    }

    private static double Score(RotationCase item, int m, int n) =>
        Similarity.Dot(item.Rotary.Rotate(item.Query, m), item.Rotary.Rotate(item.Key, n));

    private static double[] Pick(double[] values, int[] index) => [.. index.Select(i => values[i])];
}
