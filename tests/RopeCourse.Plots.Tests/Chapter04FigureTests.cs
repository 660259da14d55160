using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots.Tests;

/// <summary>Checks the figures of shifted codes and of their dot products on inputs where the answer is known.</summary>
public sealed class Chapter04FigureTests
{
    private static readonly SinusoidalEncoding Doubling = new(8, 16);

    [Fact]
    public void The_best_factor_is_the_cosine_of_the_angle()
    {
        // 3 of 16 positions are 67.5°: cosine 0.383, sine 0.924.
        var figure = ShiftFigures.Leftover(wavelength: 16, offset: 3);

        Assert.Contains("0.383·sin(pθ)", figure.Subtitle, StringComparison.Ordinal);
        Assert.Contains("0.924 high", figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partner_of_the_same_frequency_misses_nothing_and_others_miss()
    {
        var json = ShiftFigures.Partners(wavelength: 16, offset: 3).ToJson();

        Assert.Contains("cosine\\u003cbr\\u003emisses 0\"", Escaped(json), StringComparison.Ordinal);
        Assert.Contains("an eighth ahead\\u003cbr\\u003emisses 0\"", Escaped(json), StringComparison.Ordinal);
        Assert.Contains("twice the frequency\\u003cbr\\u003emisses 0.", Escaped(json), StringComparison.Ordinal);
        Assert.Contains("square of the sine\\u003cbr\\u003emisses 0.", Escaped(json), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_hand_turns_by_k_times_its_frequency()
    {
        // Frequencies 1, 1/2, 1/4, 1/8 and k = 2: 2 rad = 114.6°, and half of it each time.
        var figure = ShiftFigures.Hands(Doubling, offset: 2, positions: 5);

        Assert.True(figure.IsLive);
        Assert.Equal("From 1 to 3: 114.6°, 57.3°, 28.6°, 14.3°, as always", figure.Title);
    }

    [Fact]
    public void Hands_need_a_few_pairs()
    {
        Assert.Throws<ArgumentNullException>(() => ShiftFigures.Hands(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShiftFigures.Hands(new SinusoidalEncoding(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShiftFigures.Hands(new SinusoidalEncoding(14)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShiftFigures.Hands(Doubling, offset: 0));
    }

    [Fact]
    public void The_blocks_are_counted()
    {
        var figure = ShiftFigures.Blocks(modelDim: 12);
        var nonZero = new SinusoidalEncoding(12, 64).ShiftMatrix(3).Enumerate().Count(value => value != 0);

        Assert.Equal($"Moving on by 3: {nonZero} of 144 numbers are not 0, four a pair", figure.Title);
        Assert.Equal(24, nonZero);
    }

    [Fact]
    public void A_figure_of_all_pairs_has_equal_diagonals()
    {
        using var json = JsonDocument.Parse(DotProductFigures.AllPairs(new SinusoidalEncoding(128), positions: 16).ToJson());
        double[][] rows = [.. json.RootElement.GetProperty("data")[0].GetProperty("z").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetDouble()).ToArray())];

        Assert.Equal(16, rows.Length);
        Assert.All(Enumerable.Range(0, 16), m => Assert.All(Enumerable.Range(0, 16), n => Assert.Equal(rows[0][Math.Abs(m - n)], rows[m][n])));
        Assert.Equal(0.97, rows[0][1], 3);
    }

    [Fact]
    public void The_curve_over_the_distance_counts_its_rises()
    {
        var figure = DotProductFigures.ByDistance(new SinusoidalEncoding(128), furthest: 1000);

        Assert.Contains("0.970 at 1, 0.669 at 10, 0.477 at 100, 0.159 at 1,000", figure.AltText, StringComparison.Ordinal);
        Assert.EndsWith("479 of 999 steps go up", figure.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void The_matrix_between_moves_the_brightest_diagonal_before_the_query()
    {
        var figure = DotProductFigures.Between(new SinusoidalEncoding(128), 12, 4, Matrix<double>.Build.DenseIdentity(128));
        using var json = JsonDocument.Parse(figure.ToJson());
        double[] row = [.. json.RootElement.GetProperty("data")[0].GetProperty("z")[7].EnumerateArray().Select(cell => cell.GetDouble())];

        // The first state is k = −3: position 7 answers best to position 4.
        Assert.Contains("the one 3 before it", figure.Title, StringComparison.Ordinal);
        Assert.Equal(4, Array.IndexOf(row, row.Max()));
        Assert.Contains("it must be 128 × 128", Assert.Throws<ArgumentException>(() => DotProductFigures.Between(new SinusoidalEncoding(128), 12, 4, Matrix<double>.Build.DenseIdentity(4))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_keeps_each_panel_apart_and_names_outer_axes_only()
    {
        var one = Charts.Scatter(new("One", "One point."), new("x"), new("y"), new PointSet("p", [1], [2]));
        using var json = JsonDocument.Parse(Charts.Grid(new("Four", "Four panels of one point."), 2, ("a", one), ("b", one), ("c", one), ("d", one)).ToJson());
        var layout = json.RootElement.GetProperty("layout");
        double[] Domain(string axis) => [.. layout.GetProperty(axis).GetProperty("domain").EnumerateArray().Select(end => end.GetDouble())];

        Assert.True(Domain("xaxis")[1] < Domain("xaxis2")[0]);
        Assert.True(Domain("yaxis3")[1] < Domain("yaxis")[0]);
        Assert.False(layout.GetProperty("xaxis").TryGetProperty("title", out _));
        Assert.True(layout.GetProperty("xaxis3").TryGetProperty("title", out _));
        Assert.False(layout.GetProperty("yaxis2").TryGetProperty("title", out _));
    }

    [Fact]
    public void A_grid_of_maps_over_the_same_words_writes_them_once()
    {
        string[] words = ["dog", "king"];
        var map = Charts.HeatMaps(
            new("One", "One map."),
            new("key"),
            new("query"),
            new() { ShowValues = true, NumberSize = 10 },
            new HeatPanel("", Matrix<double>.Build.DenseIdentity(2)) { RowLabels = words, ColumnLabels = words });
        using var json = JsonDocument.Parse(Charts.Grid(new("Four", "Four maps."), 2, ("a", map), ("b", map), ("c", map), ("d", map)).ToJson());
        var layout = json.RootElement.GetProperty("layout");

        Assert.Equal(2, layout.GetProperty("yaxis").GetProperty("ticktext").GetArrayLength());
        Assert.Equal(0, layout.GetProperty("yaxis2").GetProperty("ticktext").GetArrayLength());
        Assert.False(layout.GetProperty("xaxis").GetProperty("showticklabels").GetBoolean());
        Assert.False(layout.GetProperty("xaxis3").TryGetProperty("showticklabels", out _));
        Assert.All(json.RootElement.GetProperty("data").EnumerateArray(), trace =>
        {
            Assert.False(trace.GetProperty("showscale").GetBoolean());
            Assert.Equal(10, trace.GetProperty("textfont").GetProperty("size").GetInt32());
        });
    }

    [Fact]
    public void A_grid_refuses_what_is_no_panel_of_the_plane()
    {
        var live = ShiftFigures.Blocks();
        var waves = SinusoidalFigures.Waves(new SinusoidalEncoding(8), 16);

        Assert.Contains("slider", Assert.Throws<ArgumentException>(() => Charts.Grid(new("a", "b c"), 1, ("", live))).Message, StringComparison.Ordinal);
        Assert.Contains("4 panels", Assert.Throws<ArgumentException>(() => Charts.Grid(new("a", "b c"), 1, ("", waves))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Charts.Grid(new("a", "b c"), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Charts.Grid(new("a", "b c"), 5, ("", waves)));
    }

    // The writer may leave "<" as it is or escape it; both mean the same.
    private static string Escaped(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal);
}
