namespace RopeCourse.Plots.Tests;

/// <summary>Checks the figure of speeds on numbers worked out by hand.</summary>
public sealed class SpeedFigureTests
{
    private static readonly string[] Names = ["loop", "ours", "memory"];

    [Fact]
    public void The_title_compares_the_fastest_way_with_memory()
    {
        Figure figure = SpeedFigures.Throughput(Names, [10, 45, 60], [12, 48, 60], "[1, 2, 3, 4]", "a test");

        Assert.Equal("ours turns either pairing at 75 % of the speed of memory, or more", figure.Title);
        Assert.Equal("ours turns either pairing at 70 % of the speed of memory, or more", SpeedFigures.Throughput(Names, [10, 45, 60], [12, 42.4, 60], "s", "m").Title);
        Assert.Contains("[1, 2, 3, 4] float32; a test", figure.Subtitle, StringComparison.Ordinal);
        Assert.Contains("ours: 45 and 48", figure.AltText, StringComparison.Ordinal);
        Assert.Equal([10.0, 45, 60], ((BarTrace)figure.Chart.Traces[0]).Values);
        Assert.Equal([12.0, 48, 60], ((BarTrace)figure.Chart.Traces[1]).Values);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Contains("splitHalves", Assert.Throws<ArgumentException>(() => SpeedFigures.Throughput(Names, [1, 2, 3], [1, 2], "s", "m")).Message, StringComparison.Ordinal);
        Assert.Contains("interleaved", Assert.Throws<ArgumentException>(() => SpeedFigures.Throughput(Names, [1, double.NaN, 3], [1, 2, 3], "s", "m")).Message, StringComparison.Ordinal);
        Assert.Contains("above 0", Assert.Throws<ArgumentException>(() => SpeedFigures.Throughput(Names, [1, 0, 3], [1, 2, 3], "s", "m")).Message, StringComparison.Ordinal);
        Assert.Contains("machine", Assert.Throws<ArgumentException>(() => SpeedFigures.Throughput(Names, [1, 2, 3], [1, 2, 3], "s", " ")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SpeedFigures.Throughput(["one"], [1], [1], "s", "m"));
    }
}
