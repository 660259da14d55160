using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots.Tests;

/// <summary>Checks that titles state what the numbers show, on inputs where the answer can be counted.</summary>
public sealed class DomainFigureTests
{
    [Fact]
    public void Hamming_steps_names_the_largest_jump()
    {
        Assert.EndsWith("from 7 to 8, 4 bits change", BinaryFigures.HammingSteps(BinaryEncoding.Table(16, 4)).Title, StringComparison.Ordinal);
        Assert.Equal("Each step changes exactly 1 bit", BinaryFigures.HammingSteps(BinaryEncoding.GrayTable(16, 4)).Title);
    }

    [Fact]
    public void A_gray_table_is_not_said_to_halve_its_speed()
    {
        Assert.StartsWith("Bit i has period 2^(i+1)", BinaryFigures.SquareWaves(BinaryEncoding.Table(16, 4)).Title, StringComparison.Ordinal);
        Assert.DoesNotContain("2^(i+1)", BinaryFigures.SquareWaves(BinaryEncoding.GrayTable(16, 4)).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cube_tells_counting_from_Gray()
    {
        Assert.Contains("from 3 to 4, 3 bits change", BinaryFigures.HypercubePath(BinaryEncoding.Table(8, 3)).Title, StringComparison.Ordinal);
        Assert.Contains("each step changes one bit", BinaryFigures.GrayPath().Title, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => BinaryFigures.HypercubePath(BinaryEncoding.Table(32, 5)));
    }

    [Fact]
    public void Tables_too_long_to_read_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BinaryFigures.BitTable(BinaryEncoding.Table(129, 8)));
        Assert.Throws<ArgumentException>(() => BinaryFigures.SquareWaves(BinaryEncoding.Table(16, 9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SinusoidalFigures.Heatmap(new SinusoidalEncoding(8), 257));
        Assert.Throws<ArgumentOutOfRangeException>(() => SinusoidalFigures.Waves(new SinusoidalEncoding(8), 16, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => RotaryFigures.Phasor(1));
    }

    [Fact]
    public void Waves_names_the_factor_between_neighbours()
    {
        // d = 16 and b = 10,000: b^(2/d) = 10^(1/2) = 3.162…
        Assert.Contains("3.16", SinusoidalFigures.Waves(new SinusoidalEncoding(16)).Title, StringComparison.Ordinal);
        Assert.Contains("6.28, 35.33, 1,117", SinusoidalFigures.Waves(new SinusoidalEncoding(32), 64, 0, 3, 9).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void The_base_slider_counts_the_pairs_that_turn()
    {
        // d = 32, b = 10,000: wavelengths 2π·10^(i/4) = 6.3, 11.2, 19.9, 35.3, 62.8 …; four are below 48.
        Assert.Equal("Base 10,000: 4 of 16 pairs turn at least once in 48 positions", FrequencyFigures.BaseSlider().Title);
    }

    [Fact]
    public void Twins_share_a_height_and_no_more()
    {
        // Half a wave of 16 positions is 8: 2 and 6 mirror each other, sin 45° = 0.707.
        Figure figure = SinusoidalFigures.TwinsOnTheCircle(wavelength: 16, position: 2);
        Assert.StartsWith("2 and 6 are at the same height", figure.Title, StringComparison.Ordinal);
        Assert.Contains("both have the sine 0.707", figure.AltText, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SinusoidalFigures.TwinsOnTheCircle(wavelength: 16, position: 4));
    }

    [Fact]
    public void Step_lengths_are_level_for_pairs_and_jump_for_bits()
    {
        // From 15 to 16 five bits flip: √5 = 2.24.
        string text = SinusoidalFigures.StepLengths(BinaryEncoding.Table(17, 5), new SinusoidalEncoding(8)).AltText;
        Assert.Contains("jump between 1 and 2.24", text, StringComparison.Ordinal);
        Assert.Contains("a level line at 0.964", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Permutation_says_whether_the_order_mattered()
    {
        int[] order = [2, 0, 1];
        string[] tokens = ["man", "bites", "dog"];
        var weights = Gallery.Weights(3);
        var moved = Gallery.Permuted(weights, order);
        var other = moved.Clone();
        other[0, 0] += 0.25;

        Assert.Equal("Another order moves the weights and changes none of them", AttentionFigures.Permutation(weights, moved, tokens, order).Title);
        Assert.Equal("Another order changes the weights, by up to 0.25", AttentionFigures.Permutation(weights, other, tokens, order).Title);
        Assert.Throws<ArgumentException>(() => AttentionFigures.Permutation(weights, moved, tokens, [0, 0, 1]));
    }

    [Fact]
    public void Weights_names_the_largest_and_tells_two_equal_words_apart()
    {
        var weights = Matrix<double>.Build.DenseOfArray(new[,] { { 0.4, 0.6 }, { 0.1, 0.9 } });

        Assert.Equal("“dog” at 1 gives its largest weight, 0.9, to “dog” at 1", AttentionFigures.Weights(weights, [" dog", " dog"]).Title);
        Assert.Equal("My finding", AttentionFigures.Weights(weights, ["a", "b"], "My finding").Title);
        Assert.Throws<ArgumentException>(() => AttentionFigures.Weights(weights, ["a"]));
    }

    [Fact]
    public void Norms_names_where_the_position_wins()
    {
        Assert.Equal("From position 2 on the position is longer than the word: at 2, 2 times", EmbeddingFigures.Norms(["a", "b", "c"], [5, 5, 5], [0, 5, 10]).Title);
        Assert.StartsWith("At each position", EmbeddingFigures.Norms(["a"], [5], [1]).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Projection_finds_the_plane_that_holds_the_points()
    {
        // Three points on one line of space: the first component holds all of the spread.
        var vectors = Matrix<double>.Build.DenseOfArray(new double[,] { { 0, 0, 0 }, { 1, 1, 0 }, { 5, 5, 0 } });
        var figure = EmbeddingFigures.Projection(["a", "b", "c"], vectors);

        Assert.Equal("In this plane “a” and “b” lie closest together", figure.Title);
        Assert.Contains("100 % of the spread", figure.Subtitle, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => EmbeddingFigures.Projection(["a", "b"], vectors));
    }

    [Fact]
    public void The_phasor_turns_by_one_radian_a_token() =>
        Assert.Equal("Position 3 turns the vector by 3 rad (171.9°); its length stays 1", RotaryFigures.Phasor().Title);
}
