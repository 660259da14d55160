using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>What holds for every rotation that fades with the distance.</summary>
[Properties(Arbitrary = [typeof(RelativeCases)], Replay = "20170612,20210421", MaxTest = 200)]
public sealed class XPosTests
{
    [Fact]
    public void One_pair_is_known_by_hand()
    {
        // ζ_0 = 0.4/1.4 = 2/7. At position 512 the query is multiplied by 2/7 and the key by 7/2; the angle is 512 radians.
        var xpos = new XPos(new RotaryEmbedding(2, PairLayout.Interleaved));
        (double sin, double cos) = Math.SinCos(512);
        Near.Equal([2 / 7.0], xpos.Zeta, Tolerances.Double);
        Near.Equal([2 / 7.0 * cos, 2 / 7.0 * sin], xpos.RotateQuery([1, 0], 512), Tolerances.Double);
        Near.Equal([3.5 * cos, 3.5 * sin], xpos.RotateKey([1, 0], 512), Tolerances.Double);
        Near.Equal([cos, sin], xpos.RotateKey([1, 0], 512, centre: 512), Tolerances.Double);
        Assert.Equal((512, 0.4), (xpos.ScaleBase, xpos.Gamma));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    public void The_centre_is_half_the_length_rounded_up(int length, double expected) => Assert.Equal(expected, XPos.Centre(length));

    [Property]
    public void The_score_depends_on_the_distance_alone(XPosCase item)
    {
        (int m, int n, int shift) = (item.Rotation.M, item.Rotation.N, item.Rotation.Shift);
        Assert.Equal(Score(item, m, n), Score(item, m + shift, n + shift), Tolerance(item));
    }

    [Property]
    public void The_centre_changes_no_score(XPosCase item) =>
        Assert.Equal(Score(item, item.Rotation.M, item.Rotation.N), Score(item, item.Rotation.M, item.Rotation.N, item.Centre), Tolerance(item));

    [Property]
    public void A_score_is_below_a_bound_that_falls_strictly_with_the_distance(XPosCase item)
    {
        int distance = Math.Abs(item.Rotation.M - item.Rotation.N);
        Assert.True(Math.Abs(Score(item, distance, 0)) <= Bound(item, distance) + Tolerance(item));
        Assert.True(FadingBound(item, distance + 1) < FadingBound(item, distance));
        // Over B positions every pair fades to its ζ_i, the first one most and the last one least.
        double left = FadingBound(item, distance + item.ScaleBase) / FadingBound(item, distance);
        Assert.InRange(left, item.XPos.Zeta[0] - Tolerances.Double, item.XPos.Zeta[^1] + Tolerances.Double);
    }

    [Property]
    public void At_the_centre_it_is_the_plain_rotation(XPosCase item)
    {
        double[] plain = item.Rotation.Rotary.Rotate(item.Rotation.Query, item.Centre);
        Assert.Equal(plain, item.XPos.RotateQuery(item.Rotation.Query, item.Centre, item.Centre));
        Assert.Equal(plain, item.XPos.RotateKey(item.Rotation.Query, item.Centre, item.Centre));
    }

    [Property]
    public void Coordinates_beyond_the_rotary_dim_stay_bit_for_bit(XPosCase item) =>
        Assert.Equal(item.Rotation.Query[item.Rotation.RotaryDim..], item.XPos.RotateQuery(item.Rotation.Query, item.Rotation.M)[item.Rotation.RotaryDim..]);

    [Property]
    public void Rows_are_centred_on_all_tokens_and_start_at_the_start_position(XPosCase item)
    {
        int start = item.Rotation.M;
        double centre = XPos.Centre(start + 2);
        Matrix<double> rows = Matrix<double>.Build.DenseOfRowArrays(item.Rotation.Query, item.Rotation.Key);
        Assert.Equal(item.XPos.RotateQuery(item.Rotation.Key, start + 1, centre), item.XPos.RotateQueries(rows, start).Row(1));
        Assert.Equal(item.XPos.RotateKey(item.Rotation.Query, start, centre), item.XPos.RotateKeys(rows, start).Row(0));
    }

    private static double Score(XPosCase item, int m, int n, double centre = 0) =>
        Similarity.Dot(item.XPos.RotateQuery(item.Rotation.Query, m, centre), item.XPos.RotateKey(item.Rotation.Key, n, centre));

    /// <summary>The size of all that is added up in a score, scaled by the distance: errors are in proportion to it.</summary>
    private static double Tolerance(XPosCase item) =>
        Tolerances.Rotation(item.Rotation.Reach) * Bound(item, item.Rotation.M - item.Rotation.N);

    private static double Bound(XPosCase item, double distance) =>
        FadingBound(item, distance) + item.Rotation.Query.Zip(item.Rotation.Key, (q, k) => Math.Abs(q * k)).Skip(item.Rotation.RotaryDim).Sum();

    private static double FadingBound(XPosCase item, double distance) => item.XPos.Zeta.Select((zeta, i) =>
    {
        (int a, int b) = item.Rotation.Rotary.Pair(i);
        (double[] q, double[] k) = (item.Rotation.Query, item.Rotation.Key);
        return Math.Pow(zeta, distance / item.ScaleBase) * double.Hypot(q[a], q[b]) * double.Hypot(k[a], k[b]);
    }).Sum();
}
