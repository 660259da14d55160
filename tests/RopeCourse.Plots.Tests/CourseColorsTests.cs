using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Xunit;

namespace RopeCourse.Plots.Tests;

public sealed class CourseColorsTests
{
    [Property]
    public bool A_phase_is_a_colour(NormalFloat turns) => Regex.IsMatch(CourseColors.Phase(turns.Get), "^#[0-9A-F]{6}$");

    [Fact]
    public void A_phase_comes_round_after_a_whole_turn()
    {
        Assert.Equal(CourseColors.Phase(0), CourseColors.Phase(1));
        Assert.Equal(CourseColors.Phase(0.25), CourseColors.Phase(-1.75));
        Assert.Equal(CourseColors.Phase(0.5), CourseColors.OfPosition(4, 8));
        Assert.NotEqual(CourseColors.Phase(0), CourseColors.Phase(0.5));
    }

    [Fact]
    public void The_ends_of_the_palettes_are_their_first_and_last_colours()
    {
        Assert.Equal("#440154", CourseColors.Magnitude(0));
        Assert.Equal("#FDE725", CourseColors.Magnitude(1));
        Assert.Equal("#F4F1EC", CourseColors.Diverging(0.5));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_outside_0_to_1_is_refused(double share)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CourseColors.Magnitude(share));
        Assert.Throws<ArgumentOutOfRangeException>(() => CourseColors.Diverging(share));
    }

    [Fact]
    public void A_position_among_none_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CourseColors.OfPosition(0, 0));

    [Fact]
    public void Colours_without_a_meaning_are_none_of_those_with_one() =>
        Assert.Empty(CourseColors.Sequence.Intersect(
            [CourseColors.Query, CourseColors.Key, CourseColors.Value, CourseColors.PositionEncoding, CourseColors.TokenEmbedding, CourseColors.Wrong]));
}
