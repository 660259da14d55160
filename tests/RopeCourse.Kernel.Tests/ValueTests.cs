using System.Text.Json.Nodes;

namespace RopeCourse.Kernel.Tests;

public sealed class ValueTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    private const string ByName = """
        class TypeFormatterSourceAttribute(Type source) : Attribute { public Type FormatterSourceType => source; public string[] PreferredMimeTypes { get; set; } }
        class NamedFormatter(string mime, Func<object, string> write)
        {
            public string MimeType => mime;
            public bool Format(object value, System.IO.TextWriter writer) { writer.Write(write(value)); return true; }
        }
        """;

    private readonly KernelProcess kernel = fixture.Kernel;

    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("12", "12")]
    [InlineData("1.25", "1.25")]
    [InlineData("1.25f", "1.25")]
    [InlineData("true", "True")]
    [InlineData("'c'", "c")]
    [InlineData("DayOfWeek.Monday", "Monday")]
    [InlineData("10m", "10")]
    [InlineData("double.NaN", "NaN")]
    public async Task Words_and_numbers_are_plain_text(string code, string text)
    {
        JsonObject data = await DataAsync(code);
        Assert.Equal(text, (string?)data["text/plain"]);
        Assert.Single(data);
    }

    [Theory]
    [InlineData("new { A = 1, B = \"two\" }", "<table>")]
    [InlineData("new[] { 1, 2, 3 }", "[ 1, 2, 3 ]")]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1 }", "<table>")]
    [InlineData("new List<(int, int)> { (1, 2) }", "<table>")]
    public async Task Objects_and_sequences_are_tables_with_plain_text_beside(string code, string html)
    {
        JsonObject data = await DataAsync(code);
        Assert.Contains(html, (string?)data["text/html"], StringComparison.Ordinal);
        Assert.NotEqual("", (string?)data["text/plain"]);
    }

    [Fact]
    public async Task A_public_ToHtml_is_used_with_ToString_beside()
    {
        JsonObject data = await DataAsync("class Figure { public string ToHtml() => \"<b>figure</b>\"; public override string ToString() => \"a figure\"; }\nnew Figure()");
        Assert.Equal("<b>figure</b>", (string?)data["text/html"]);
        Assert.Equal("a figure", (string?)data["text/plain"]);
    }

    [Theory]
    [InlineData("class Other { public string ToHtml(int depth) => \"no\"; }\nnew Other()")]
    [InlineData("class Other { public static string ToHtml() => \"no\"; }\nnew Other()")]
    [InlineData("class Other { public int ToHtml() => 7; }\nnew Other()")]
    public async Task Another_ToHtml_is_not(string code) => Assert.NotEqual("no", (string?)(await DataAsync(code))["text/html"]);

    [Fact]
    public async Task A_formatter_source_is_found_by_name_and_wins_over_ToHtml()
    {
        JsonObject data = await DataAsync(ByName + """
            class Source { public IEnumerable CreateTypeFormatters() { yield return new NamedFormatter("text/html", v => "<i>by name</i>"); } }
            [TypeFormatterSource(typeof(Source))] class Picture { public string ToHtml() => "not this"; public override string ToString() => "a picture"; }
            new Picture()
            """);
        Assert.Equal("<i>by name</i>", (string?)data["text/html"]);
        Assert.Equal("a picture", (string?)data["text/plain"]);
    }

    [Fact]
    public async Task Preferred_types_are_all_sent_and_json_is_json()
    {
        JsonObject data = await DataAsync(ByName + """
            class Source
            {
                public IEnumerable CreateTypeFormatters()
                {
                    yield return new NamedFormatter("text/html", v => "<i>html</i>");
                    yield return new NamedFormatter("application/vnd.plotly.v1+json", v => "{\"data\":[1]}");
                }
            }
            [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "text/html", "application/vnd.plotly.v1+json" })] class Base { public override string ToString() => "plain"; }
            class Derived : Base { }
            new Derived()
            """);
        Assert.Equal("<i>html</i>", (string?)data["text/html"]);
        Assert.Equal(1, (int?)data["application/vnd.plotly.v1+json"]?["data"]?[0]);
        Assert.Equal("plain", (string?)data["text/plain"]);
    }

    [Fact]
    public async Task A_formatter_that_throws_is_an_error_that_names_the_type()
    {
        CellError error = await kernel.FailAsync("class Broken\n{\n    public string ToHtml() => throw new InvalidOperationException(\"no ink\");\n}\nnew Broken()");
        Assert.Equal("The value of type Broken could not be shown: no ink", error.Message);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public async Task A_named_formatter_that_throws_is_an_error_that_names_the_type()
    {
        CellError error = await kernel.FailAsync(ByName + """
            class Source { public IEnumerable CreateTypeFormatters() { yield return new NamedFormatter("text/html", v => throw new InvalidOperationException("no paper")); } }
            [TypeFormatterSource(typeof(Source))] class Torn { }
            new Torn()
            """);
        Assert.Contains("type Torn could not be shown", error.Message, StringComparison.Ordinal);
        Assert.Contains("no paper", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sequence_that_throws_is_an_error() =>
        Assert.False((await kernel.ExecuteAsync("Enumerable.Range(0, 3).Select(i => 1 / i)", Kernels.Cancellation)).Succeeded);

    [Fact]
    public async Task No_output_has_a_carriage_return()
    {
        JsonObject data = await DataAsync("new { A = 1 }");
        Assert.DoesNotContain('\r', data.ToJsonString().Replace("\\r", "\r", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_null_can_be_displayed() =>
        Assert.Equal("<null>", Assert.Single((await kernel.RunAsync("((string)null).Display();")).Outputs).Data("text/plain"));

    private async Task<JsonObject> DataAsync(string code) =>
        Assert.IsType<JsonObject>((await kernel.RunAsync(code)).Outputs.Single(o => Kernels.Type(o) == "execute_result")["data"]);
}
