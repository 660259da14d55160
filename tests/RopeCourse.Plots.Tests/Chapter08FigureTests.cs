using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots.Tests;

/// <summary>Checks the figures of chapter 08 on numbers worked out by hand.</summary>
public sealed class Chapter08FigureTests
{
    private static readonly string[] Sentence = ["The", " dog", " chased", " another", " dog", "."];

    [Fact]
    public void A_phase_of_three_steps_puts_the_crest_three_tokens_back()
    {
        IReadOnlyList<SliderState> states = RotaryScoreFigures.Phase(theta: 1, phases: 7).Chart.Slider!.States;

        Assert.Equal(7, states.Count);
        Assert.Equal("A phase of 3 rad: crests 3 tokens back, then every 6.28 tokens", states[3].Title);
        var marks = (LineTrace)states[3].Chart.Traces[1];
        Assert.Equal(1, marks.Y[3], 1e-12);
        Assert.Equal(Math.Cos(3), marks.Y[0], 1e-12);
        Assert.True(marks.Y.Where((_, r) => r != 3).All(y => y < 1));
    }

    [Fact]
    public void Pairs_in_step_counts_the_rivals_of_the_crest()
    {
        // One wave of 6.28 tokens, crest at 1: the whole distances with cos(r − 1) > 0.9 up to 20 are 7 (0.960), 14 (0.907) and 20 (0.989).
        IReadOnlyList<SliderState> states = RotaryScoreFigures.PairsInStep(200, [1, 16], back: 1, longest: 20).Chart.Slider!.States;

        Assert.Equal("1 pair in step: 3 other distances come near the crest", states[0].Title);
        Assert.Equal("16 pairs in step: no other distance comes near the crest", states[1].Title);
        Assert.All(states, state => Assert.Equal(1, ((LineTrace)state.Chart.Traces[1]).Y[1], 1e-12));
    }

    [Fact]
    public void RoFormers_curve_names_the_distances_between_which_it_rises()
    {
        Figure figure = RotaryScoreFigures.RoFormerCurve(128, [10, 100, 1000, 4096], 10_000, 500_000);

        Assert.Equal("RoFormer’s curve falls, but not everywhere: 4.5 at 1,000, 4.9 at 4,096", figure.Title);
        Assert.EndsWith("at 1,000 and 4,096: 4.5 and 4.9 for b = 10,000, 10.2 and 7.2 for b = 500,000", figure.Subtitle, StringComparison.Ordinal);
        Assert.Contains("Base 500,000: 32.5 at distance 0, 20.9 at 10, 13.7 at 100, 10.2 at 1,000, 7.2 at 4,096.", figure.AltText, StringComparison.Ordinal);
        Assert.Equal("RoFormer’s curve falls: 18.0 at 10, 4.5 at 1,000", RotaryScoreFigures.RoFormerCurve(128, [10, 1000], 10_000).Title);
    }

    [Fact]
    public void Random_and_matching_says_its_numbers()
    {
        string text = RotaryScoreFigures.RandomAndMatching([1, 10, 100], [0.01, -0.02, 0], [1, 0.99, 1.01], [11, 7.6, -0.6]).AltText;

        Assert.Contains("the mean stays between -0.02 and 0.01 and the spread between 0.99 and 1.01", text, StringComparison.Ordinal);
        Assert.Contains("the mean goes from 11 to -0.6", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_previous_token_figure_says_the_smallest_share()
    {
        // Scores 0, −s, −2s … away from the token before: at s = 5 the inner rows give 1/(1 + 2e^−5 + e^−10 + …) = 0.987.
        Figure figure = HeadFigures.PreviousToken(Sentence, [1, 5], Gallery.OneBack, first: 1);

        Assert.True(figure.IsLive);
        Assert.Equal("Sharpness 5: each previous token gets at least 0.987", figure.Title);
        Assert.Equal(2, figure.Chart.Slider!.States.Count);
    }

    [Fact]
    public void Blocks_reports_the_repeated_word()
    {
        Matrix<double> half = Matrix<double>.Build.Dense(6, 6, (m, n) => m == 4 ? (n is 1 or 4 ? 0.5 : 0) : m == n ? 1 : 0);
        Figure figure = HeadFigures.Blocks(Sentence, [0, 50], pair => Gallery.OneBack(pair == 0 ? 5 : 0), _ => half);

        Assert.Equal("From pair 0 on: 0.99 on the previous token, 0.50 on the other “dog”", figure.Chart.Slider!.States[0].Title);
        Assert.Equal("From pair 50 on: 0.20 on the previous token, 0.50 on the other “dog”", figure.Chart.Slider!.States[1].Title);
        Assert.Contains("must occur twice", Assert.Throws<ArgumentException>(() =>
            HeadFigures.Blocks(["a", "b"], [0, 1], _ => Matrix<double>.Build.DenseIdentity(2), _ => Matrix<double>.Build.DenseIdentity(2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_names_both_ends_of_each_line()
    {
        Figure figure = HeadFigures.Shares("Falls", "weight", "position m", [1, 10, 100], ("1 pair", [1, 0.5, 0.003]), ("16 pairs", [0.966, 0.935, 0.933]));

        Assert.Contains("1 pair: 1 at the start, 0.003 at the end; 16 pairs: 0.966 at the start, 0.933 at the end", figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RotaryScoreFigures.Phase(theta: 0));
        // A phase of 7 rad is 0.72 rad and a turn: its first crest is not 7 tokens back.
        Assert.Throws<ArgumentOutOfRangeException>(() => RotaryScoreFigures.Phase(theta: 1, phases: 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => RotaryScoreFigures.PairsInStep(8, [1, 5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RotaryScoreFigures.RoFormerCurve(128, [100, 10], 10_000));
        Assert.Throws<ArgumentException>(() => RotaryScoreFigures.RoFormerCurve(128, [10, 100], 100, 1000, 10_000));
        Assert.Throws<ArgumentException>(() => HeadFigures.PreviousToken(Sentence, [1, 2], _ => Matrix<double>.Build.DenseIdentity(5)));
        Assert.Throws<ArgumentException>(() => HeadFigures.Shares("Falls", "weight", "position m", [1, 2], ("short", [1])));
    }
}
