using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots.Tests;

/// <summary>Checks the figures of chapter 06 on angles that can be worked out by hand.</summary>
public sealed class Chapter06FigureTests
{
    private static readonly double[] East = [1, 0];

    private static readonly double[] North = [0, 1];

    [Fact]
    public void Turned_tokens_names_the_angle_between_the_equal_words()
    {
        // "dog" at 0 and at 2: 2θ apart, 2 rad = 114.6°; at θ = 0 not at all.
        Figure figure = RotaryFigures.TurnedTokens([East, North, East], ["dog", "bites", "dog"]);

        Assert.Equal("θ = 1: “dog” at 0 and “dog” at 2 point 115° apart", figure.Title);
        Assert.Equal("θ = 0: “dog” at 0 and “dog” at 2 point the same way", figure.Chart.Slider!.States[0].Title);
    }

    [Fact]
    public void Turned_tokens_needs_a_word_that_occurs_twice_and_vectors_of_the_plane()
    {
        Assert.Contains("occur twice", Assert.Throws<ArgumentException>(() => RotaryFigures.TurnedTokens([East, North], ["dog", "man"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RotaryFigures.TurnedTokens([East, [1, 2, 3]], ["dog", "dog"]));
        Assert.Throws<ArgumentException>(() => RotaryFigures.TurnedTokens([East], ["dog", "dog"]));
    }

    [Fact]
    public void Every_turned_token_keeps_its_length()
    {
        Figure figure = RotaryFigures.TurnedTokens([East, North, East], ["dog", "bites", "dog"]);
        foreach (SliderState state in figure.Chart.Slider!.States)
        {
            foreach (LineTrace arrow in state.Chart.Traces.OfType<LineTrace>().Where(trace => trace.Name.Contains(" at ", StringComparison.Ordinal)))
                Assert.Equal(1, Math.Sqrt((arrow.X[1] * arrow.X[1]) + (arrow.Y[1] * arrow.Y[1])), 1e-12);
        }
    }

    [Fact]
    public void Turned_axes_land_on_cosine_and_sine()
    {
        Assert.Contains("(1, 0) lands on (0.540, 0.841), (0, 1) on (-0.841, 0.540)", RotaryFigures.TurnedAxes(1).AltText, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => RotaryFigures.TurnedAxes(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => RotaryFigures.TurnedAxes(double.NaN));
    }

    [Fact]
    public void Moving_both_changes_neither_angle_nor_score()
    {
        // From east to north are 90°; a key one before turns one radian less: 90° − 57.3° = 32.7°, cosine sin 1 = 0.841.
        List<SliderState> states = [.. RotaryFigures.MovedTogether(East, North, relative: -1).Chart.Slider!.States];

        Assert.Equal("Query at 1, key at 0: 32.7° from query to key, score 0.841", states[0].Title);
        Assert.All(states, state => Assert.EndsWith("32.7° from query to key, score 0.841", state.Title, StringComparison.Ordinal));
    }

    [Fact]
    public void A_walking_key_draws_a_cosine()
    {
        Figure figure = RotaryFigures.ScoreOverKey(East, East, m: 4);
        LineTrace points = figure.Chart.Traces.OfType<LineTrace>().Last(trace => trace.Name == "score");

        Assert.Equal(9, points.X.Length);
        Assert.All(points.X.Zip(points.Y), point => Assert.Equal(Math.Cos(point.First - 4), point.Second, 1e-4));
        Assert.Equal("Key at 4, n − m = 0: 0.0° from query to key, score 1.000", figure.Chart.Slider!.States[4].Title);
        Assert.Throws<ArgumentException>(() => RotaryFigures.ScoreOverKey([0, 0], East));
    }

    [Fact]
    public void The_score_table_is_constant_along_its_diagonals()
    {
        var rows = ((HeatTrace)RotaryFigures.ScoreTable(East, North, positions: 5).Chart.Traces[0]).Rows;
        for (int m = 1; m < 5; m++)
        {
            for (int n = 1; n < 5; n++)
                Assert.Equal(rows[m - 1][n - 1], rows[m][n], 1e-12);
        }

        // (R_0 q)·(R_1 k) with k a quarter turn ahead: cos(90° + 1 rad) = −sin 1, and the other way + sin 1.
        Assert.Equal(-Math.Sin(1), rows[0][1], 1e-12);
        Assert.Equal(Math.Sin(1), rows[1][0], 1e-12);
    }

    [Fact]
    public void The_other_sign_is_the_mirror_image()
    {
        var lines = RotaryFigures.BothSigns(East, North, reach: 3).Chart.Traces.OfType<LineTrace>().ToList();

        Assert.Equal(lines[0].Y, lines[1].Y.Reverse());
        // The key is 90° ahead, so a key 1.57 positions before agrees best: of whole positions, 2 before.
        Assert.Equal("Turned the other way, the best key moves from −2 to +2", RotaryFigures.BothSigns(East, North, reach: 3).Title);
    }

    [Fact]
    public void A_moved_text_keeps_its_output_only_with_plain_values()
    {
        Matrix<double> x = Gallery.Plane;
        List<SliderState> states = [.. RotaryFigures.MovedText(x, x, x, token: 0).Chart.Slider!.States];
        (double X, double Y) Tip(SliderState state, string name)
        {
            var arrow = state.Chart.Traces.OfType<LineTrace>().Single(trace => trace.Name == name);
            return (arrow.X[1], arrow.Y[1]);
        }

        foreach (int start in new[] { 1, 5, 12 })
        {
            Assert.Equal(Tip(states[0], "plain").X, Tip(states[start], "plain").X, 1e-12);
            Assert.Equal(Tip(states[0], "plain").Y, Tip(states[start], "plain").Y, 1e-12);
            var (before, after) = (Tip(states[0], "turned"), Tip(states[start], "turned"));
            Assert.Equal((before.X * Math.Cos(start)) - (before.Y * Math.Sin(start)), after.X, 1e-12);
            Assert.Equal((before.X * Math.Sin(start)) + (before.Y * Math.Cos(start)), after.Y, 1e-12);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => RotaryFigures.MovedText(x, x, x, token: 3));
        Assert.Throws<ArgumentException>(() => RotaryFigures.MovedText(x, x, Matrix<double>.Build.Dense(3, 4), token: 0));
    }

    [Fact]
    public void One_hand_comes_round_at_44()
    {
        // 44 − 14π = 0.0177; the returns before it are 6, 19 and 25.
        Figure figure = RotaryFigures.ComesRound(50);

        Assert.Equal("Position 44 points within 0.0177 rad of position 0, after 7 turns", figure.Title);
        Assert.Contains("at 6, 19, 25, 44", figure.AltText, StringComparison.Ordinal);
    }
}
