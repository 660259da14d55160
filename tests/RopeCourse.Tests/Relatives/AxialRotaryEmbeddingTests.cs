using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>What holds for every rotation by rows and columns, and what tells the variants apart.</summary>
[Properties(Arbitrary = [typeof(RelativeCases)], Replay = "20170612,20210421", MaxTest = 200)]
public sealed class AxialRotaryEmbeddingTests
{
    public static TheoryData<AxialRotaryEmbedding> Variants =>
    [
        AxialRotaryEmbedding.Pixtral(8),
        AxialRotaryEmbedding.Llama4(8),
        AxialRotaryEmbedding.Qwen2Vision(8),
        AxialRotaryEmbedding.LucidrainsLanguage(8),
        AxialRotaryEmbedding.LucidrainsPixel(8),
    ];

    [Fact]
    public void A_quarter_turn_by_the_column_is_known_by_hand()
    {
        // Pair 0 follows the row at π/2, pair 1 the column at π/4: at (1, 2) both turn by a right angle, at (1, 0) the first alone.
        var rotary = new AxialRotaryEmbedding(
            PairLayout.Interleaved, [AxialRotaryEmbedding.RowAxis, AxialRotaryEmbedding.ColumnAxis], [Math.PI / 2, Math.PI / 4]);
        Near.Equal([Math.PI / 2, Math.PI / 2], rotary.Angles(row: 1, column: 2), Tolerances.Double);
        Near.Equal([0, 1, 0, 1], rotary.Rotate([1, 0, 1, 0], row: 1, column: 2), Tolerances.Double);
        Near.Equal([0, 1, 1, 0], rotary.Rotate([1, 0, 1, 0], row: 1, column: 0), Tolerances.Double);
        Assert.Equal((4, PairLayout.Interleaved, PatchNumbering.FromZero, false), (rotary.HeadDim, rotary.Layout, rotary.Numbering, rotary.HasClassToken));
    }

    [Fact]
    public void Variants_differ_in_axes_frequencies_and_numbers()
    {
        // Base 10,000 and eight coordinates: 1, 1/10, 1/100, 1/1000 over a whole head; 1, 1/100 over half of one.
        Near.Equal([1, 0.01, 0.1, 0.001], AxialRotaryEmbedding.Pixtral(8).InverseFrequencies, Tolerances.Double);
        Near.Equal([1, 0.01, 1, 0.01], AxialRotaryEmbedding.Llama4(8).InverseFrequencies, Tolerances.Double);
        Assert.Equal([0, 0, 1, 1], AxialRotaryEmbedding.Pixtral(8).AxisOfPair);
        Assert.Equal([1, 1, 0, 0], AxialRotaryEmbedding.Llama4(8).AxisOfPair);
        Assert.Equal([0, 0, 1, 1], AxialRotaryEmbedding.Qwen2Vision(8).AxisOfPair);
        Assert.Equal(PairLayout.SplitHalves, AxialRotaryEmbedding.Qwen2Vision(8).Layout);
        Near.Equal([Math.PI, Math.PI], AxialRotaryEmbedding.LucidrainsPixel(4).InverseFrequencies, Tolerances.Double);
        Near.Equal([Math.PI, 5 * Math.PI], AxialRotaryEmbedding.LucidrainsPixel(8).InverseFrequencies.Take(2), Tolerances.Double);
        Assert.Equal([0, 1, 2], Enumerable.Range(0, 3).Select(patch => AxialRotaryEmbedding.Pixtral(4).Coordinate(patch, 3)));
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(patch => AxialRotaryEmbedding.Llama4(4).Coordinate(patch, 3)));
        Assert.Equal([-1, 0, 1], Enumerable.Range(0, 3).Select(patch => AxialRotaryEmbedding.LucidrainsPixel(4).Coordinate(patch, 3)));
        Assert.Equal(-1, AxialRotaryEmbedding.LucidrainsPixel(4).Coordinate(0, 1));
    }

    [Theory]
    [MemberData(nameof(Variants), DisableDiscoveryEnumeration = true)]
    public void A_grid_rotates_each_patch_at_its_row_and_column(AxialRotaryEmbedding rotary)
    {
        const int height = 3;
        const int width = 4;
        int tokens = height * width + (rotary.HasClassToken ? 1 : 0);
        Matrix<double> rows = Sample.Matrix(tokens, rotary.HeadDim, 7);
        Matrix<double> rotated = rotary.RotateGrid(rows, height, width);
        Matrix<double> angles = rotary.GridAngles(height, width);
        for (int token = 0; token < height * width; token++)
        {
            double row = rotary.Coordinate(token / width, height);
            double column = rotary.Coordinate(token % width, width);
            Assert.Equal(rotary.Rotate(rows.Row(token).ToArray(), row, column), rotated.Row(token));
            Assert.Equal(rotary.Angles(row, column), angles.Row(token));
        }

        if (rotary.HasClassToken)
        {
            Assert.Equal(rows.Row(tokens - 1), rotated.Row(tokens - 1));
            Assert.Equal(0, angles.Row(tokens - 1).AbsoluteMaximum());
        }
    }

    [Fact]
    public void Arrays_are_copied_in_and_out()
    {
        int[] axes = [0, 1];
        double[] frequencies = [1, 2];
        var rotary = new AxialRotaryEmbedding(PairLayout.Interleaved, axes, frequencies);
        (axes[0], frequencies[0]) = (1, 9);
        (rotary.AxisOfPair[1], rotary.InverseFrequencies[1]) = (0, 9);
        Assert.Equal([0, 1], rotary.AxisOfPair);
        Assert.Equal([1, 2], rotary.InverseFrequencies);
    }

    [Property]
    public void Rotating_keeps_the_norm(AxialCase item) => Assert.Equal(
        Similarity.Norm(item.Query), Similarity.Norm(item.Rotary.Rotate(item.Query, item.M.Row, item.M.Column)), item.Tolerance);

    [Property]
    public void The_score_depends_on_the_differences_of_rows_and_columns_alone(AxialCase item)
    {
        double near = Score(item, item.M, item.N);
        double far = Score(item, Moved(item.M, item.Shift), Moved(item.N, item.Shift));
        Assert.Equal(near, far, item.Tolerance);
    }

    [Property]
    public void A_step_along_one_axis_leaves_the_pairs_of_the_other_alone(AxialCase item)
    {
        double[] here = item.Rotary.Rotate(item.Query, item.M.Row, item.M.Column);
        double[] below = item.Rotary.Rotate(item.Query, item.M.Row + 1, item.M.Column);
        for (int i = 0; i < item.AxisOfPair.Length; i++)
        {
            (int a, int b) = new RotaryEmbedding(item.HeadDim, item.Layout).Pair(i);
            Assert.Equal(item.AxisOfPair[i] == AxialRotaryEmbedding.ColumnAxis, (here[a], here[b]) == (below[a], below[b]));
        }
    }

    private static double Score(AxialCase item, (int Row, int Column) m, (int Row, int Column) n) => Similarity.Dot(
        item.Rotary.Rotate(item.Query, m.Row, m.Column), item.Rotary.Rotate(item.Key, n.Row, n.Column));

    private static (int Row, int Column) Moved((int Row, int Column) place, (int Row, int Column) shift) =>
        (place.Row + shift.Row, place.Column + shift.Column);
}
