namespace RopeCourse.Plots.Tests;

/// <summary>Checks the figures of counted, divided and coded positions on inputs where the answer can be counted.</summary>
public sealed class PositionFigureTests
{
    private static readonly BinaryTable Binary = BinaryEncoding.Table(16, 4);

    private static readonly BinaryTable Gray = BinaryEncoding.GrayTable(16, 4);

    [Fact]
    public void The_hypercube_names_the_step_that_changes_all_bits()
    {
        Assert.StartsWith("From 7 to 8, 4 bits change", BinaryFigures.HypercubePath(Binary).Title, StringComparison.Ordinal);
        Assert.Contains("each step changes one bit", BinaryFigures.HypercubePath(Gray).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void The_jump_is_dashed_and_a_gray_path_has_none()
    {
        Assert.Contains("\"dash\":\"dash\"", BinaryFigures.HypercubePath(Binary).ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"dash\":\"dash\"", BinaryFigures.HypercubePath(Gray).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_position_is_no_path()
    {
        Assert.Contains("1 positions", Assert.Throws<ArgumentException>(() => BinaryFigures.HypercubePath(BinaryEncoding.Table(1, 4))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => BinaryFigures.HypercubePath(null!));
    }

    [Fact]
    public void The_distances_name_the_farthest_position_one_bit_away()
    {
        // One bit from 0000: binary 1, 2, 4, 8; in Gray code 1, 3, 7, 15.
        var figure = BinaryFigures.DistancesFrom(Binary, Gray);

        Assert.Equal("Position 8 is one bit from 0 in binary, position 15 in Gray code", figure.Title);
        Assert.True(figure.IsLive);
    }

    [Fact]
    public void Distances_need_two_tables_of_one_size()
    {
        Assert.Throws<ArgumentException>(() => BinaryFigures.DistancesFrom(Binary, BinaryEncoding.GrayTable(8, 4)));
        Assert.Throws<ArgumentException>(() => BinaryFigures.DistancesFrom(Binary, BinaryEncoding.GrayTable(16, 5)));
        Assert.Throws<ArgumentException>(() => BinaryFigures.DistancesFrom(BinaryEncoding.Table(2, 1), BinaryEncoding.GrayTable(2, 1)));
        Assert.Throws<ArgumentException>(() => BinaryFigures.DistancesFrom(BinaryEncoding.Table(33, 6), BinaryEncoding.GrayTable(33, 6)));
    }

    [Fact]
    public void A_fraction_of_the_length_is_named_for_a_token_in_the_middle()
    {
        var figure = PositionFigures.Fractions(["The", " dog", " chased", " another", " dog", "."], 16);

        Assert.Equal("In a text of 6 tokens, “chased” at position 2 has the code 0.4", figure.Title);
        Assert.True(figure.IsLive);
    }

    [Fact]
    public void Fractions_need_two_tokens_and_room_to_grow()
    {
        Assert.Throws<ArgumentException>(() => PositionFigures.Fractions(["The"], 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => PositionFigures.Fractions(["The", "dog"], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PositionFigures.Fractions(["The", "dog"], 65));
    }
}
