using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>The norm of compressed vectors, and the random weights to try things with.</summary>
public sealed class RmsNormTests
{
    [Fact]
    public void A_vector_of_3_and_4_is_known_by_hand()
    {
        // The mean square is 12.5; with 12.5 more as epsilon the root is 5.
        Near.Equal([0.6, 1.6], RmsNorm.Compute([3, 4], [1, 2], epsilon: 12.5), Tolerances.Double);
        Near.Equal([3 / Math.Sqrt(12.5 + 1e-6), 4 / Math.Sqrt(12.5 + 1e-6)], RmsNorm.Compute([3, 4], [1, 1]), Tolerances.Double);
    }

    [Fact]
    public void Each_row_is_a_vector_of_its_own()
    {
        Matrix<double> rows = Sample.Matrix(3, 5, 1);
        double[] weight = Sample.Doubles(5, 2);
        Matrix<double> normalised = RmsNorm.Compute(rows, weight);
        for (int row = 0; row < 3; row++)
            Assert.Equal(RmsNorm.Compute(rows.Row(row).ToArray(), weight), normalised.Row(row));
    }

    [Fact]
    public void Floats_agree_at_every_length_and_in_place()
    {
        for (int length = 1; length <= 257; length++)
        {
            (float[] vector, float[] weight) = (Sample.Floats(length, length), Sample.Floats(length, length + 1));
            double[] expected = RmsNorm.Compute([.. vector.Select(value => (double)value)], [.. weight.Select(value => (double)value)], 0.01);
            var separate = new float[length];
            RmsNorm.Compute(vector, weight, separate, 0.01);
            RmsNorm.Compute(vector, weight, vector, 0.01);
            Near.Equal(expected, separate, Tolerances.FloatAttention);
            Assert.Equal(separate, vector);
        }
    }

    [Fact]
    public void A_zero_vector_stays_zero() => Assert.Equal([0, 0], RmsNorm.Compute([0, 0], [1, 1]));

    [Fact]
    public void Random_weights_have_variance_1_over_in_and_follow_the_seed()
    {
        Matrix<double> weights = new RandomWeights(1).Next(200, 100);
        Assert.All(weights.Enumerate(), weight => Assert.InRange(Math.Abs(weight), 0, Math.Sqrt(3.0 / 100)));
        // 20,000 draws: the mean of squares of an even distribution is known to within 1 in 100.
        Assert.Equal(1, 100 * weights.Enumerate().Average(weight => weight * weight), 0.02);
        Assert.Equal(AttentionProjections.Random(4, 2, 1, 2, seed: 5).Output, AttentionProjections.Random(4, 2, 1, 2, seed: 5).Output);
        Assert.NotEqual(AttentionProjections.Random(4, 2, 1, 2, seed: 5).Output, AttentionProjections.Random(4, 2, 1, 2, seed: 6).Output);
    }
}
