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
    [InlineData("new System.Numerics.Complex(1, -2)", "<1; -2>")]
    [InlineData("new DateOnly(2024, 1, 2)", "2024-01-02")]
    [InlineData("new TimeOnly(3, 4, 5)", "03:04:05")]
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
    public async Task A_matrix_has_rows_and_columns()
    {
        JsonObject data = await DataAsync("new object[,] { { 1, \"<b>\" }, { 30, 4 } }");
        Assert.Equal("<table><tbody><tr><td>1</td><td>&lt;b&gt;</td></tr><tr><td>30</td><td>4</td></tr></tbody></table>", (string?)data["text/html"]);
        Assert.Equal(" 1  <b>\n30    4", (string?)data["text/plain"]);
        JsonObject large = await DataAsync("new int[50, 3]");
        Assert.EndsWith("<tr><td>0</td><td>0</td><td>0</td></tr><tr><td>…</td><td>…</td><td>…</td></tr></tbody></table>", (string?)large["text/html"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Task.FromResult(5)", "Task<int> (RanToCompletion). Write await before it to have its value.")]
    [InlineData("Task.CompletedTask", "Task (RanToCompletion). Write await before it to wait for its end.")]
    [InlineData("Task.FromException<int>(new Exception(\"boo\"))", "Task<int> (Faulted: boo). Write await before it to have its value.")]
    [InlineData("(Func<int, Dictionary<string, double[]>>)(n => null)", "Func<int, Dictionary<string, double[]>>")]
    [InlineData("System.Text.Json.Nodes.JsonNode.Parse(\"{\\\"a\\\":[1]}\")", "{\n  \"a\": [\n    1\n  ]\n}")]
    public async Task What_would_be_a_tree_of_inner_properties_is_told_in_words(string code, string text)
    {
        JsonObject data = await DataAsync(code);
        Assert.Equal(text, (string?)data["text/plain"]);
        Assert.InRange(((string)data["text/html"]!).Length, 1, 3000);
    }

    [Fact]
    public async Task A_task_that_is_the_value_is_not_warned_about_as_well()
    {
        CellResult result = await kernel.RunAsync("async Task<int> LateAsync() { await Task.Delay(1); return 1; }\nLateAsync()");
        Assert.Equal("", result.Stream("stderr"));
        result = await kernel.RunAsync("LateAsync();\n1");
        Assert.Contains("CS4014", result.Stream("stderr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_and_a_data_table_are_shown_escaped()
    {
        Assert.StartsWith("<pre>System.Exception: a &lt;b&gt;", (string?)(await DataAsync("try { throw new Exception(\"a <b>\\nc\"); } catch (Exception e) { return e; }"))["text/html"], StringComparison.Ordinal);
        JsonObject table = await DataAsync("var table = new System.Data.DataTable();\ntable.Columns.Add(\"Name\");\ntable.Rows.Add(\"<i>\");\ntable");
        Assert.Equal("<table><thead><tr><th>Name</th></tr></thead><tbody><tr><td>&lt;i&gt;</td></tr></tbody></table>", (string?)table["text/html"]);
    }

    [Theory]
    [InlineData("Microsoft.Data.Analysis", "DataFrame", "<table><thead><tr><th>N</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>", """
        public class DataFrame { public Column[] Columns => [new()]; public Rows Rows => new(); public object this[long row, int column] => "<b>"; }
        public class Column { public string Name => "N"; }
        public class Rows { public long Count => 1; }
        """)]
    [InlineData("Plotly.NET", "GenericChart", "<div>drawn</div>", "public class GenericChart { public static string toChartHTML(GenericChart chart) => \"<div>drawn</div>\"; }")]
    [InlineData("Newtonsoft.Json.Linq", "JToken", "<pre>17</pre>", "public class JToken { public override string ToString() => \"[17]\"; }")]
    [InlineData("MathNet.Numerics.LinearAlgebra", "Matrix<int>", "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>", "public class Matrix<T> { public int[,] ToArray() => new[,] { { 1, 2 } }; }")]
    public async Task Values_of_known_packages_are_shown_as_their_own_extensions_do(string space, string type, string html, string code)
    {
        using var feed = new PackageFeed();
        feed.Pack(space, "1.0.0", $"namespace {space};\n{code}");
        await using KernelProcess own = await feed.StartAsync();
        CellResult result = await own.RunAsync($"#r \"nuget: {space}, 1.0.0\"\nnew {space}.{type}()");
        Assert.Contains(html, result.Outputs.Single(o => Kernels.Type(o) == "execute_result").Data("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebooks_own_html_for_a_word_or_number_is_used()
    {
        await kernel.RunAsync("Formatter.Register<DateTime>(d => $\"<i>{d:yyyy}</i>\", \"text/html\");");
        JsonObject data = await DataAsync("new DateTime(2020, 1, 2)");
        Assert.Equal("<i>2020</i>", (string?)data["text/html"]);
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
