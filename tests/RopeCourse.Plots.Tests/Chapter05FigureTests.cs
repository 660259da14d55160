using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots.Tests;

/// <summary>Checks the figures of chapter 05 on inputs where the answer can be counted.</summary>
public sealed class Chapter05FigureTests
{
    [Fact]
    public void The_sum_in_the_plane_is_measured_in_the_title()
    {
        // (2, 0) + (sin 0, cos 0) = (2, 1): √5 = 2.24 long, atan(1/2) = 27° off.
        Figure figure = AddingFigures.InThePlane([2, 0], first: 0);
        Assert.Equal("At position 0 the token is 2.24 long instead of 2, and 27° off", figure.Title);
        Assert.True(figure.IsLive);
        Assert.Throws<ArgumentException>(() => AddingFigures.InThePlane([0, 0]));
        Assert.Throws<ArgumentException>(() => AddingFigures.InThePlane([1, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AddingFigures.InThePlane([1, 0], positions: 4, first: 4));
    }

    [Fact]
    public void A_sum_of_length_0_has_no_direction_and_is_drawn_all_the_same() =>
        Assert.Contains("0.00 long", AddingFigures.InThePlane([0, -1], first: 0).Title, StringComparison.Ordinal);

    [Fact]
    public void The_nearest_of_the_neighbours_is_named_for_each_position()
    {
        Matrix<double> moved = Matrix<double>.Build.DenseOfArray(new[,] { { 0.4, 0.5, 0.3 }, { 0.4, 0.3, 0.45 } });
        Figure Draw(int first) => AddingFigures.Neighbours("king", ["prince", "queen", "father"], [0.8, 0.7, 0.6], [0, 200], moved, first);
        Assert.Equal("Of these, “queen” is nearest to “king” at position 0, then “prince”", Draw(0).Title);
        Assert.Equal("Of these, “father” is nearest to “king” at position 200, then “prince”", Draw(1).Title);
        Assert.Throws<ArgumentException>(() => AddingFigures.Neighbours("king", ["prince", "queen"], [0.8], [0, 1], moved));
        Assert.Throws<ArgumentException>(() => AddingFigures.Neighbours("king", ["prince", "queen", "father"], [0.8, 0.7, 0.6], [0], moved));
    }

    [Fact]
    public void One_code_on_two_words_at_right_angles_makes_them_alike()
    {
        // (1, 0) and (0, 1) have the cosine 0; with (1, 1) added, (2, 1)·(1, 2) / 5 = 0.8.
        Figure figure = AddingFigures.SamePlace(["dog", "king"], Matrix<double>.Build.DenseIdentity(2), [1, 1], 7);
        Assert.EndsWith("“dog” and “king” go from 0.00 to 0.80", figure.Title, StringComparison.Ordinal);
        Assert.Contains("all at position 7", figure.ToJson(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => AddingFigures.SamePlace(["dog", "king"], Matrix<double>.Build.DenseIdentity(2), [1, 1, 1], 7));
    }

    [Fact]
    public void The_largest_of_the_four_terms_is_named_with_its_size()
    {
        Matrix<double>[] terms = [.. new[] { 1.0, 3, -4, 2 }.Select(value => Matrix<double>.Build.Dense(3, 3, value))];
        Figure figure = AddingFigures.FourTerms(terms, ["the", "dog", "."]);
        Assert.Equal("Position–content is the largest of the four terms: 4.00", figure.Title);
        Assert.Throws<ArgumentException>(() => AddingFigures.FourTerms(terms[..3], ["the", "dog", "."]));
        Assert.Throws<ArgumentException>(() => AddingFigures.FourTerms(terms, ["the", "dog"]));
    }

    [Fact]
    public void The_four_maps_share_one_scale()
    {
        Matrix<double>[] terms = [.. new[] { 1.0, 3, -4, 2 }.Select(value => Matrix<double>.Build.Dense(3, 3, value))];
        string json = AddingFigures.FourTerms(terms, ["the", "dog", "."]).ToJson();
        Assert.Equal(4, json.Split("\"zmax\":4").Length - 1);
        Assert.Equal(4, json.Split("\"zmin\":-4").Length - 1);
    }

    [Fact]
    public void Shares_are_parts_of_a_hundred()
    {
        Matrix<double> spreads = Matrix<double>.Build.DenseOfArray(new[,] { { 1.0, 1, 1, 3 }, { 7, 1, 1, 1 } });
        Assert.Equal("Words times 0.5: position–position spreads most, 50 % of the four", AddingFigures.TermShares([0.5, 2], spreads).Title);
        Assert.Equal("Words times 2: content–content spreads most, 70 % of the four", AddingFigures.TermShares([0.5, 2], spreads, first: 1).Title);
        Assert.Throws<ArgumentException>(() => AddingFigures.TermShares([0.5, 2], spreads * 0));
        Assert.Throws<ArgumentException>(() => AddingFigures.TermShares([0.5], spreads));
    }

    [Fact]
    public void A_shift_repeats_after_as_many_places_as_there_are_numbers()
    {
        // (1, 2, 0): at distance 0 the product is 5, at 1 it is (1, 2, 0)·(2, 0, 1) = 2; both over √3.
        Figure figure = OperationFigures.CyclicShift([1, 2, 0], [1, 2, 0], 7);
        Assert.StartsWith("After 3 places the key is back", figure.Title, StringComparison.Ordinal);
        Assert.Contains("2.89 at distance 0, 1.15 at distance 1, 1.15 at distance 2, 2.89 at distance 3", figure.AltText, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => OperationFigures.CyclicShift([1, 2], [1], 7));
    }
}
