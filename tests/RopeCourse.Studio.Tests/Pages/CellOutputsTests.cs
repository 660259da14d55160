using System.Text.Json.Nodes;
using RopeCourse.Studio.Pages;

namespace RopeCourse.Studio.Tests.Pages;

public sealed class CellOutputsTests
{
    [Fact]
    public void Html_stands_as_it_is_and_wins_over_the_rest()
    {
        var html = CellOutputs.Render([SampleNotebook.Result(("text/plain", "words"), ("image/png", "aGk="), ("text/html", "<b>bold</b>"))]);

        Assert.Contains("<b>bold</b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("words", html, StringComparison.Ordinal);
        Assert.DoesNotContain("aGk=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_wins_over_words_and_is_described_by_them()
    {
        var html = CellOutputs.Render([SampleNotebook.Result(("text/plain", "Four \"waves\""), ("image/png", "aG\nk=\"><script>"))]);

        Assert.Contains("src=\"data:image/png;base64,aGk=script\"", html, StringComparison.Ordinal);
        Assert.Contains("alt=\"Four &quot;waves&quot;\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_escaped()
    {
        var html = CellOutputs.Render([SampleNotebook.Result(("text/plain", "<script>alert(1)</script>"))]);

        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_as_a_list_of_lines_is_joined()
    {
        var output = new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { ["text/plain"] = new JsonArray("one\n", "two") } };

        Assert.Contains("<samp>one\ntwo</samp>", CellOutputs.Render([output]), StringComparison.Ordinal);
    }

    [Fact]
    public void Pieces_of_one_stream_are_one_block()
    {
        var html = CellOutputs.Render([SampleNotebook.Stream("a\n"), SampleNotebook.Stream("b\n"), SampleNotebook.Stream("c\n", "stderr")]);

        Assert.Contains("<div class=\"output text\"><pre><samp>a\nb</samp></pre></div>", html, StringComparison.Ordinal);
        Assert.Contains("<div class=\"output text stderr\"><pre><samp>c</samp></pre></div>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_shows_name_message_and_traceback_without_colour_codes()
    {
        var html = CellOutputs.Render([SampleNotebook.Error("Bad<T>", "it \u001b[1mfailed\u001b[0m", "\u001b[31mat\u001b[0m line 1", "var <x>")]);

        Assert.Contains("<strong>Bad&lt;T&gt;</strong>: it failed", html, StringComparison.Ordinal);
        Assert.Contains("<pre>at line 1\nvar &lt;x&gt;</pre>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u001b[38;5;196mred\u001b[0m", "red")]
    [InlineData("\u001b]8;;http://x\u0007link\u001b]8;;\u0007", "link")]
    [InlineData("10%\r50%\r100%\ndone", "100%\ndone")]
    [InlineData("a\r\nb\0\u0008c", "a\nbc")]
    public void Terminal_codes_are_removed(string text, string expected) =>
        Assert.Equal(expected, RopeCourse.Studio.Pages.Markup.Ansi.Strip(text));

    [Fact]
    public void Unknown_shapes_are_left_out() =>
        Assert.Equal("", CellOutputs.Render([[], new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { ["application/x"] = 1 } }]));
}
