using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons.Tests;

public sealed class WordVectorsTests
{
    [Fact]
    public void The_words_are_distinct_and_in_lower_case()
    {
        Assert.InRange(WordVectors.Words.Count, 400, 600);
        Assert.Equal(WordVectors.Words.Count, WordVectors.Words.Distinct().Count());
        Assert.All(WordVectors.Words, word => Assert.Equal(word.ToLowerInvariant(), word));
    }

    [Fact]
    public void Every_vector_has_a_hundred_finite_numbers_and_a_length_above_zero() =>
        Assert.All(WordVectors.Words, word =>
        {
            double[] vector = WordVectors.Of(word);
            Assert.Equal(WordVectors.Dimension, vector.Length);
            Assert.All(vector, value => Assert.True(double.IsFinite(value)));
            Assert.InRange(Norm(vector), 3, 9);
        });

    [Theory]
    [InlineData("dog", "cat", "king")]
    [InlineData("king", "queen", "dog")]
    [InlineData("paris", "france", "seven")]
    [InlineData("seven", "eight", "red")]
    [InlineData("red", "blue", "chased")]
    public void Related_words_are_closer_than_unrelated_ones(string word, string near, string far) =>
        Assert.True(Cosine(word, near) > Cosine(word, far) + 0.1);

    [Fact]
    public void Known_cosines_of_the_source_hold()
    {
        Assert.Equal(0.880, Cosine("dog", "cat"), Tolerance.Printed);
        Assert.Equal(0.751, Cosine("king", "queen"), Tolerance.Printed);
    }

    [Fact]
    public void The_running_sentence_has_all_its_words() =>
        Assert.All(Tokens.Of("The dog chased another dog."), token => Assert.True(WordVectors.Contains(token.Word)));

    [Fact]
    public void A_matrix_has_one_row_a_word_and_equal_rows_for_equal_words()
    {
        Matrix<double> matrix = WordVectors.Matrix("the", "dog", "chased", "another", "dog");
        Assert.Equal((5, 100), (matrix.RowCount, matrix.ColumnCount));
        Assert.Equal(WordVectors.Of("dog"), matrix.Row(1).ToArray());
        Assert.Equal(matrix.Row(1), matrix.Row(4));
        Assert.NotEqual(matrix.Row(0), matrix.Row(3));
    }

    [Fact]
    public void Writing_into_a_vector_leaves_the_next_look_up_alone()
    {
        WordVectors.Of("dog")[0] = 1e9;
        Assert.NotEqual(1e9, WordVectors.Of("dog")[0]);
    }

    [Fact]
    public void The_nearest_word_to_a_words_own_vector_is_that_word()
    {
        Neighbours neighbours = WordVectors.Nearest(WordVectors.Of("dog"), 3);
        Assert.Equal(3, neighbours.Count);
        Assert.Equal("dog", neighbours[0].Word);
        Assert.Equal(1, neighbours[0].Cosine, Tolerance.Sum);
        Assert.Equal("cat", neighbours[1].Word);
        Assert.True(neighbours[1].Cosine > neighbours[2].Cosine);
    }

    [Fact]
    public void The_words_nearest_to_a_word_leave_it_out()
    {
        Neighbours neighbours = WordVectors.Nearest("Dog", 4);
        Assert.Equal(4, neighbours.Count);
        Assert.DoesNotContain(neighbours, neighbour => neighbour.Word == "dog");
        Assert.Contains("cat", neighbours.ToString(), StringComparison.Ordinal);
        Assert.Contains("<table", neighbours.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_word_is_answered_with_the_nearest_in_spelling()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => WordVectors.Of("chasd"));
        Assert.Contains("word is \"chasd\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("chased", error.Message, StringComparison.Ordinal);
        Assert.False(WordVectors.Contains("chasd"));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("99", Assert.Throws<ArgumentException>(() => WordVectors.Nearest(new double[99])).Message, StringComparison.Ordinal);
        Assert.Contains("norm 0", Assert.Throws<ArgumentException>(() => WordVectors.Nearest(new double[100])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => WordVectors.Nearest("dog", 0));
        Assert.Throws<ArgumentException>(() => WordVectors.Matrix());
        Assert.Throws<ArgumentNullException>(() => WordVectors.Of(null!));
    }

    private static double Cosine(string a, string b)
    {
        double[] x = WordVectors.Of(a), y = WordVectors.Of(b);
        return x.Zip(y, (p, q) => p * q).Sum() / (Norm(x) * Norm(y));
    }

    private static double Norm(double[] vector) => Math.Sqrt(vector.Sum(value => value * value));
}
