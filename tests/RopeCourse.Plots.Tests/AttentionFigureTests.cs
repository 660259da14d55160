using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots.Tests;

/// <summary>Checks the figures of chapter 01 on numbers worked out by hand.</summary>
public sealed class AttentionFigureTests
{
    private static readonly string[] Words = ["dog", "bites", "man"];

    [Fact]
    public void Orders_without_a_mask_leaves_each_word_where_it_was()
    {
        List<SliderState> states = [.. AttentionFigures.Orders(Gallery.Plane, Words).Chart.Slider!.States];

        Assert.Equal(6, states.Count);
        foreach (SliderState state in states)
        {
            for (int word = 0; word < Words.Length; word++)
            {
                Assert.Equal(Point(states[0], word).X, Point(state, word).X, 1e-12);
                Assert.Equal(Point(states[0], word).Y, Point(state, word).Y, 1e-12);
            }
        }
    }

    [Fact]
    public void Orders_with_a_mask_gives_the_first_word_its_own_vector_and_the_last_what_it_had_without()
    {
        List<SliderState> masked = [.. AttentionFigures.Orders(Gallery.Plane, Words, causal: true).Chart.Slider!.States];
        SliderState full = AttentionFigures.Orders(Gallery.Plane, Words).Chart.Slider!.States[0];

        // The first state reads dog, bites, man; the last one man, bites, dog.
        Assert.Equal((2.0, 0.0), Point(masked[0], 0));
        Assert.Equal((-1.0, 2.0), Point(masked[^1], 2));
        Assert.Equal(Point(full, 2).X, Point(masked[0], 2).X, 1e-12);
        Assert.Equal(Point(full, 0).X, Point(masked[^1], 0).X, 1e-12);
        Assert.NotEqual(Point(full, 1).X, Point(masked[0], 1).X, 1e-3);
    }

    [Fact]
    public void Turning_query_names_the_token_that_it_points_at()
    {
        // A query (3, 0) scores 6, 3 and −3 over √2: e^4.243, e^2.121 and e^−2.121, so 69.6, 8.34 and 0.12, and 69.6 of 78.1 is 89 %.
        Assert.Equal("With the query at 0°, 89 % of the output is “dog”", AttentionFigures.TurningQuery(Gallery.Plane, Words).Chart.Slider!.States[0].Title);
        Assert.Throws<ArgumentException>(() => AttentionFigures.TurningQuery(Matrix<double>.Build.Dense(3, 3), Words));
        Assert.Throws<ArgumentException>(() => AttentionFigures.Orders(Gallery.Plane, ["dog", "man"]));
    }

    [Fact]
    public void What_a_mask_hides_has_neither_colour_nor_number()
    {
        var weights = Matrix<double>.Build.DenseOfArray(new[,] { { 1, 0 }, { 0.25, 0.75 } });
        string masked = AttentionFigures.Weights(weights, Words[..2]).ToJson();

        Assert.Contains("\"z\":[[1,null],[0.25,0.75]]", masked, StringComparison.Ordinal);
        Assert.Contains("\"text\":[[\"1.00\",\"\"],[\"0.25\",\"0.75\"]]", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("null", AttentionFigures.Weights(weights.Transpose(), Words[..2]).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_output_stays_in_the_triangle_of_the_tips()
    {
        var triangle = (LineTrace)AttentionFigures.TurningQuery(Gallery.Plane, Words).Chart.Traces[0];

        Assert.Equal([2, 1, -1, 2], triangle.X);
        Assert.Equal([0, 1, 2, 0], triangle.Y);
    }

    [Fact]
    public void First_token_share_says_its_numbers()
    {
        // Equal vectors share equally: 1/2 at position 1, 1/3 at 2, 1/4 at 3.
        var equal = Matrix<double>.Build.Dense(4, 2, 1);
        Figure figure = AttentionFigures.FirstTokenShare(ScaledDotProductAttention.Compute(equal, equal, equal, causal: true).Weights);

        Assert.Contains("0.500 at position 1, 0.333 at 2, 0.3333 at 2, 0.2500 at 3", figure.Subtitle, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => AttentionFigures.FirstTokenShare(Matrix<double>.Build.Dense(2, 2)));
    }

    private static (double X, double Y) Point(SliderState state, int word)
    {
        var trace = (LineTrace)state.Chart.Traces[word];
        return (trace.X[0], trace.Y[0]);
    }
}
