using System.Text.Json;

namespace RopeCourse.Plots.Tests;

/// <summary>Checks that the figures of chapter 07 state what the numbers show.</summary>
public sealed class Chapter07FigureTests
{
    [Fact]
    public void The_hands_name_the_pair_that_has_come_round()
    {
        // 44 radians are 7 turns and 1.01 degrees; 63 radians are 10.03 turns, and 6.3 radians one turn and 0.96 degrees.
        Assert.Equal("Position 44: pair 0 is nearly back, pair 1 is not", PairFigures.Hands().Title);
        Assert.Equal("Position 63: pairs 0 and 1 are nearly back, pair 2 is not", PairFigures.Hands(first: 63).Title);
        // 57 radians are 9.07 turns, 26° off; pair 3 has hardly moved, and that is no return.
        Assert.Equal("Position 10: pair 0 has turned 1.6 times, pair 3 0.002 times", PairFigures.Hands(first: 10).Title);
        Assert.Equal("Position 57: pair 0 has turned 9.1 times, pair 3 0.009 times", PairFigures.Hands(first: 57).Title);
        Assert.Equal("Position 0: all hands point the same way", PairFigures.Hands(first: 0).Title);
        Assert.True(PairFigures.Hands().IsLive);
        Assert.Throws<ArgumentOutOfRangeException>(() => PairFigures.Hands(first: 64));
    }

    [Fact]
    public void The_pairings_list_the_coordinates_that_turn_together()
    {
        string whole = PairFigures.Pairings().AltText;
        Assert.Contains("0 with 1, 2 with 3, 4 with 5, 6 with 7", whole, StringComparison.Ordinal);
        Assert.Contains("0 with 4, 1 with 5, 2 with 6, 3 with 7", whole, StringComparison.Ordinal);
        string part = PairFigures.Pairings(8, 4).AltText;
        Assert.Contains("0 with 2, 1 with 3", part, StringComparison.Ordinal);
        Assert.Contains("4 to 7 have no partner", part, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PairFigures.Pairings(8, 3));
    }

    [Fact]
    public void Wanted_and_yours_judges_what_a_learner_gives()
    {
        static (int, int) Right(PairLayout layout, int headDim, int rotaryDim, int pair) => new RotaryEmbedding(headDim, layout, rotaryDim: rotaryDim).Pair(pair);
        static Figure Draw(Func<PairLayout, int, int, int, (int, int)> yours) => PairFigures.WantedAndYours(PairLayout.SplitHalves, 12, 8, yours);

        Assert.Equal("Your pairs are the wanted ones", Draw(Right).Title);
        Assert.Equal("0 of your 4 pairs are as wanted", Draw((_, headDim, _, pair) => (pair, pair + (headDim / 2))).Title);
        Assert.Equal("1 of your 4 pairs are as wanted", Draw((_, _, _, pair) => (pair, 4)).Title);
        Assert.Equal("The lower row is yours to fill", Draw((_, _, _, _) => throw new NotImplementedException()).Title);
        Assert.Equal("Your function threw DivideByZeroException at pair 0", Draw((_, _, _, _) => throw new DivideByZeroException()).Title);
        // A coordinate outside of the head cannot be drawn; the figure must still appear.
        using var json = JsonDocument.Parse(Draw((_, _, _, pair) => (pair, pair + 99)).ToJson());
        Assert.Equal("0 of your 4 pairs are as wanted", Draw((_, _, _, pair) => (pair, pair + 99)).Title);
    }

    [Fact]
    public void The_matrices_count_what_is_not_zero()
    {
        // Four numbers a pair: 4 · 4 of 64.
        Assert.StartsWith("16 of 64 numbers", PairFigures.Matrices().Title, StringComparison.Ordinal);
        Assert.StartsWith("64 of 1024 numbers", PairFigures.Matrices(32).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lengths_name_the_swing()
    {
        Assert.Equal("Mixed pairing is no rotation: the length swings between 1.5 and 6.0", PairFigures.Lengths([5, 5, 5], [5, 1.5, 6]).Title);
        Assert.Throws<ArgumentException>(() => PairFigures.Lengths([5, 5], [5]));
    }

    [Fact]
    public void A_forgotten_start_makes_two_equal_words_alike()
    {
        string[] tokens = [" dog", " sees", " dog", "."];
        Assert.Equal("Start position forgotten: each “dog” weighs the same again", AttentionFigures.ForgottenStart(tokens, [0.1, 0.2, 0.3, 0.4], [0.3, 0.2, 0.3, 0.2]).Title);
        Assert.Equal("Start position forgotten: the weights are others", AttentionFigures.ForgottenStart(tokens, [0.1, 0.2, 0.3, 0.4], [0.3, 0.2, 0.1, 0.4]).Title);
        Assert.Contains("0.100 and 0.300; without it 0.300 and 0.300", AttentionFigures.ForgottenStart(tokens, [0.1, 0.2, 0.3, 0.4], [0.3, 0.2, 0.3, 0.2]).AltText, StringComparison.Ordinal);
    }
}
