using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots.Tests;

public sealed class ChartsTests
{
    // Five significant digits are kept, so that a number is off by at most half a unit of the fifth.
    private const double RoundingShare = 0.5e-4;

    private static readonly FigureText Text = new("Title", "Alt text.");
    private static readonly Axis X = new("position m", "tokens");
    private static readonly Axis Y = new("value");

    [Property]
    public void Each_number_arrives_with_five_digits(NonEmptyArray<NormalFloat> numbers)
    {
        double[] values = [.. numbers.Get.Select(number => number.Get)];
        if (values.Any(value => Math.Abs(value) > 1e100)) return;

        using var json = JsonDocument.Parse(Charts.Lines(Text, X, Y, new Series("a", values)).ToJson());
        var drawn = json.RootElement.GetProperty("data")[0].GetProperty("y").EnumerateArray().Select(value => value.GetDouble());

        Assert.All(values.Zip(drawn), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= RoundingShare * Math.Abs(pair.First) + double.Epsilon));
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_number_that_is_none_is_refused_at_the_edge(double bad, string spelled)
    {
        var lines = Assert.Throws<ArgumentException>(() => Charts.Lines(Text, X, Y, new Series("a", [1, bad])));
        var heat = Assert.Throws<ArgumentException>(() => Charts.HeatMap(Text, X, Y, Matrix<double>.Build.Dense(1, 2, bad)));

        Assert.Contains($"series[0].Y[1] is {spelled}", lines.Message, StringComparison.Ordinal);
        Assert.Contains($"panels[0].Values[0, 0] is {spelled}", heat.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Charts.Scatter(Text, X, Y, new PointSet("a", [bad], [1])));
        Assert.Throws<ArgumentException>(() => Charts.Bars(Text, X, Y, ["a"], new BarSeries("a", [bad])));
        Assert.Throws<ArgumentException>(() => Charts.Vectors(Text, X, Y, new Arrow("a", bad, 0)));
        Assert.Throws<ArgumentException>(() => Charts.Path3D(Text, X, Y, Y, [[0, 0, bad]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Charts.Polar(Text, Y, ("a", bad, 1)));
    }

    [Fact]
    public void Lengths_that_differ_are_refused_with_both_numbers()
    {
        var error = Assert.Throws<ArgumentException>(() => Charts.Lines(Text, X, Y, new Series("a", [1, 2, 3], [1, 2])));

        Assert.Contains("series[0].Y has 2 entries and series[0].X has 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Charts.Bars(Text, X, Y, ["a", "b"], new BarSeries("s", [1])));
        Assert.Throws<ArgumentException>(() => Charts.Scatter(Text, X, Y, new PointSet("a", [1, 2], [1, 2]) { Labels = ["one"] }));
        Assert.Throws<ArgumentException>(() => Charts.HeatMaps(Text, X, Y, new(), new HeatPanel("", Matrix<double>.Build.Dense(2, 2)) { RowLabels = ["a"] }));
        Assert.Throws<ArgumentException>(() => Charts.Path3D(Text, X, Y, Y, [[0, 0]]));
    }

    [Fact]
    public void Nothing_to_draw_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Charts.Lines(Text, X, Y));
        Assert.Throws<ArgumentException>(() => Charts.Lines(Text, X, Y, new Series("a", [])));
        Assert.Throws<ArgumentException>(() => Charts.Scatter(Text, X, Y));
        Assert.Throws<ArgumentException>(() => Charts.Vectors(Text, X, Y));
        Assert.Throws<ArgumentException>(() => Charts.Path3D(Text, X, Y, Y, []));
    }

    [Fact]
    public void An_axis_says_what_it_shows_and_runs_upwards()
    {
        Assert.Equal("position m (tokens)", X.Title);
        Assert.Equal("value", Y.Title);
        Assert.Throws<ArgumentException>(() => Charts.Lines(Text, new(" "), Y, new Series("a", [1, 2])));
        Assert.Throws<ArgumentException>(() => Charts.Lines(Text, X with { Min = 2, Max = 1 }, Y, new Series("a", [1, 2])));
        Assert.Throws<ArgumentException>(() => Charts.Lines(Text, X, Y with { Log = true }, new Series("a", [0, 2])));
    }

    [Fact]
    public void Repeated_words_keep_their_own_rows()
    {
        string[] words = ["the", "dog", "the"];
        using var json = JsonDocument.Parse(Charts.HeatMaps(Text, X, Y, new(), new HeatPanel("", Matrix<double>.Build.Dense(3, 3)) { RowLabels = words, ColumnLabels = words }).ToJson());
        var axis = json.RootElement.GetProperty("layout").GetProperty("yaxis");

        Assert.Equal(words, axis.GetProperty("ticktext").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal([0, 1, 2], axis.GetProperty("tickvals").EnumerateArray().Select(value => value.GetInt32()));
        Assert.Equal([2.5, -0.5], axis.GetProperty("range").EnumerateArray().Select(value => value.GetDouble()));
    }

    [Fact]
    public void Diverging_colours_are_centred_on_zero()
    {
        using var json = JsonDocument.Parse(Charts.HeatMap(Text, X, Y, Matrix<double>.Build.DenseOfArray(new double[,] { { -1, 4 } }), new() { Scale = HeatScale.Diverging }).ToJson());
        var trace = json.RootElement.GetProperty("data")[0];

        Assert.Equal(-4, trace.GetProperty("zmin").GetDouble());
        Assert.Equal(4, trace.GetProperty("zmax").GetDouble());
    }

    [Fact]
    public void Lines_differ_in_more_than_colour()
    {
        using var json = JsonDocument.Parse(Charts.Lines(Text, X, Y, [.. Enumerable.Range(0, 4).Select(i => new Series($"{i}", [0, i]))]).ToJson());
        var dashes = json.RootElement.GetProperty("data").EnumerateArray().Select(trace => trace.GetProperty("line").GetProperty("dash").GetString());

        Assert.Equal(["solid", "dashdot", "longdash", "dot"], dashes);
    }

    [Fact]
    public void What_is_wrong_is_dashed()
    {
        var json = Charts.Lines(Text, X, Y, new Series("bad", [1, 2]) { Color = CourseColors.Wrong }).ToJson();

        Assert.Contains("\"color\":\"#000000\",\"width\":2.2,\"dash\":\"dash\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_axis_places_words_by_exponents()
    {
        using var json = JsonDocument.Parse(Charts.Lines(Text, X, Y with { Log = true }, new Series("a", [1, 100]), new Series("b", [1, 10000])).ToJson());
        var labels = json.RootElement.GetProperty("layout").GetProperty("annotations").EnumerateArray();

        Assert.Equal([2, 4], labels.Select(label => label.GetProperty("y").GetDouble()).Order());
    }
}
