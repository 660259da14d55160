using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>A learned table gives back its rows, adds them, and ends where its training ended.</summary>
[Properties(Arbitrary = [typeof(Cases)], Replay = "20170612,20210421", MaxTest = 50)]
public sealed class LearnedEmbeddingTests
{
    private static readonly LearnedEmbedding Three = new(Matrix<double>.Build.DenseOfRowArrays([1, 2], [3, 4], [5, 6]));

    [Fact]
    public void Three_positions_are_looked_up_and_added_by_hand()
    {
        Assert.Equal((3, 2), (Three.MaxPositions, Three.ModelDim));
        Assert.Equal([3, 4], Three.Encode(1));
        Assert.Equal([3, 4, 5, 6], Three.Table(2, startPosition: 1).ToRowMajorArray());
        Matrix<double> tokens = Matrix<double>.Build.DenseOfRowArrays([10, 20], [30, 40]);
        Assert.Equal([11, 22, 33, 44], Three.AddTo(tokens).ToRowMajorArray());
        Assert.Equal([13, 24, 35, 46], Three.AddTo(tokens, startPosition: 1).ToRowMajorArray());
        Assert.Equal([10, 20, 30, 40], tokens.ToRowMajorArray());
    }

    [Fact]
    public void The_table_is_a_copy()
    {
        Matrix<double> table = Matrix<double>.Build.Dense(2, 2, 1);
        var learned = new LearnedEmbedding(table);
        table[0, 0] = 9;
        learned.Encode(0)[1] = 9;
        learned.Table(2)[0, 0] = 9;
        Assert.Equal([1, 1], learned.Encode(0));
    }

    [Property]
    public void A_table_of_sinusoids_adds_what_the_sinusoidal_encoding_adds(RotationCase item)
    {
        var encoding = new SinusoidalEncoding(item.HeadDim, item.ThetaBase);
        var learned = new LearnedEmbedding(encoding.Table(12));
        Matrix<double> tokens = Sample.Matrix(5, item.HeadDim, item.Seed);
        int start = item.M % 8;
        Assert.Equal(tokens + encoding.Table(5, start), learned.AddTo(tokens, start));
        Assert.Equal(encoding.Encode(start), learned.Encode(start));
    }
}
