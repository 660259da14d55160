using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons.Tests;

public sealed class AnswersTests
{
    [Fact]
    public void Whole_numbers_words_and_truth_are_equal_or_not()
    {
        Assert.True(Answers.Integer(8, 8).IsRight);
        Assert.Equal("expected 8, got 7", Answers.Integer(8, 7).Complaint);
        Assert.Equal("expected true, got false", Answers.Truth(true, false).Complaint);
        Assert.Equal("expected \"dog\", got nothing (null)", Answers.Text("dog", null).Complaint);
        Assert.Equal("expected [1, 2], got [1, 3]", Answers.Integers([1, 2], [1, 3]).Complaint);
        Assert.Equal("expected 2 numbers, got 1", Answers.Integers([1, 2], [1]).Complaint);
    }

    [Fact]
    public void A_number_may_be_off_by_rounding()
    {
        Comparison close = Answers.Number()(1, 1 + 1e-12);
        Assert.True(close.IsRight);
        Assert.InRange(close.Difference!.Value, 1e-13, 1e-11);
        Assert.Equal("expected 1, got 1.5 (difference 0.5)", Answers.Number()(1, 1.5).Complaint);
        Assert.False(Answers.Number()(1, 1 + 1e-6).IsRight);
        Assert.True(Answers.Number(1e-3)(1, 1 + 1e-6).IsRight);
    }

    [Fact]
    public void Not_a_number_is_said_in_words() =>
        Assert.Equal("expected 1, got NaN", Answers.Number()(1, double.NaN).Complaint);

    [Fact]
    public void Lists_name_the_place_the_length_or_what_is_missing()
    {
        Assert.Equal("expected 2, got 3 at index 1 (largest difference 2)", Answers.Numbers()([1, 2, 5], [1, 3, 7]).Complaint);
        Assert.Equal("expected 3 numbers, got 2", Answers.Numbers()([1, 2, 5], [1, 2]).Complaint);
        Assert.Equal("expected [1, 2], got nothing (null)", Answers.Numbers()([1, 2], null).Complaint);
        Assert.Equal("expected 2, got NaN at index 1", Answers.Numbers()([1, 2], [1, double.NaN]).Complaint);
    }

    [Fact]
    public void Matrices_name_the_place_or_the_shape()
    {
        Matrix<double> expected = Matrix<double>.Build.DenseOfRowArrays([1, 2], [3, 4]);
        Assert.True(Answers.Matrix()(expected, expected.Clone()).IsRight);
        Assert.Equal("expected 2, got 3 at row 0, column 1 (largest difference 1)", Answers.Matrix()(expected, expected.Transpose()).Complaint);
        Assert.Equal("expected a matrix of 2 by 2, got a matrix of 1 by 2", Answers.Matrix()(expected, expected.SubMatrix(0, 1, 0, 2)).Complaint);
        Assert.Equal("expected a matrix of 2 by 2, got nothing (null)", Answers.Matrix()(expected, null).Complaint);
    }

    [Property]
    public bool Every_list_equals_itself(double[] values) => Answers.Numbers()(values, [.. values]).IsRight;
}
