using System.Text.Json;

namespace RopeCourse.Plots.Tests;

public sealed class SliderTests
{
    [Fact]
    public void The_states_become_frames_that_hold_only_what_changes()
    {
        var figure = Charts.Slider("slope a", [("1", Line(1)), ("2", Line(2)), ("5", Line(5))], new() { First = 1 });
        using var json = JsonDocument.Parse(figure.ToJson());
        var frames = json.RootElement.GetProperty("frames");

        Assert.True(figure.IsLive);
        Assert.Equal("Slope 2", figure.Title);
        Assert.Equal(["1", "2", "5"], frames.EnumerateArray().Select(frame => frame.GetProperty("name").GetString()));
        Assert.Equal("Slope 5", frames[2].GetProperty("title").GetString());
        Assert.Equal([0, 5, 10], frames[2].GetProperty("data")[0].GetProperty("y").EnumerateArray().Select(value => value.GetInt32()));
        Assert.False(frames[2].GetProperty("data")[0].TryGetProperty("x", out _));
        Assert.Empty(frames[1].GetProperty("data")[0].EnumerateObject());
    }

    [Fact]
    public void The_axes_hold_all_states_and_never_move()
    {
        var figure = Charts.Slider("slope a", [("1", Line(1)), ("5", Line(5))]);
        using var json = JsonDocument.Parse(figure.ToJson());
        var range = json.RootElement.GetProperty("layout").GetProperty("yaxis").GetProperty("range");

        Assert.True(range[0].GetDouble() <= 0);
        Assert.True(range[1].GetDouble() >= 10);
        Assert.All(json.RootElement.GetProperty("frames").EnumerateArray(), frame => Assert.False(frame.GetProperty("layout").TryGetProperty("yaxis", out _)));
    }

    [Fact]
    public void The_control_is_named_and_starts_at_the_first_state()
    {
        var html = Charts.Slider("base b", [("10", Line(1)), ("100", Line(2))], new() { First = 1, Play = true }).ToHtml();

        Assert.Contains("type=\"range\" min=\"0\" max=\"1\" step=\"1\" value=\"1\"", html, StringComparison.Ordinal);
        Assert.Contains(">base b</label> = <output", html, StringComparison.Ordinal);
        Assert.Contains(">100</output>", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Play\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<button", Charts.Slider("base b", [("10", Line(1)), ("100", Line(2))]).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void States_that_cannot_share_axes_are_refused()
    {
        var text = new FigureText("Title", "Alt text.");
        var two = Charts.Lines(text, new("x"), new("y"), new Series("a", [1, 2]), new Series("b", [1, 2]));
        var bars = Charts.Bars(text, new("x"), new("y"), ["a"], new BarSeries("a", [1]));
        var live = Charts.Slider("a", [("1", Line(1)), ("2", Line(2))]);

        var error = Assert.Throws<ArgumentException>(() => Charts.Slider("a", [("1", Line(1)), ("2", two)]));
        Assert.Contains("states[1] is Line with 2 sets of marks and states[0] is Line with 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Charts.Slider("a", [("1", Line(1)), ("2", bars)]));
        Assert.Throws<ArgumentException>(() => Charts.Slider("a", [("1", Line(1)), ("2", live)]));
        Assert.Throws<ArgumentException>(() => Charts.Slider("a", [("1", Line(1))]));
        Assert.Throws<ArgumentException>(() => Charts.Slider(" ", [("1", Line(1)), ("2", Line(2))]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Charts.Slider("a", [("1", Line(1)), ("2", Line(2))], new() { First = 2 }));
    }

    private static Figure Line(double slope) => Charts.Lines(
        new(FormattableString.Invariant($"Slope {slope}"), "A rising line."), new("x"), new("y"), new Series("line", [0, slope, 2 * slope]));
}
