using System.Text.Json.Nodes;

namespace RopeCourse.Kernel.Tests;

public sealed class AssistanceTests : IDisposable
{
    private readonly RawClient client = new();

    public void Dispose() => client.Dispose();

    [Fact]
    public void Members_are_completed_and_the_span_to_replace_is_named()
    {
        JsonObject reply = Complete("Math.Sq|");
        Assert.Equal("Sqrt", Matches(reply)[0]);
        Assert.Equal(5, (int?)reply["cursor_start"]);
        Assert.Equal(7, (int?)reply["cursor_end"]);
        JsonNode type = reply["metadata"]!["_jupyter_types_experimental"]![0]!;
        Assert.Equal("Sqrt", (string?)type["text"]);
        Assert.Equal("method", (string?)type["type"]);
    }

    [Fact]
    public void Locals_types_and_methods_of_earlier_cells_are_known()
    {
        Run("using System.Globalization;\nint wavelength = 6;\nrecord Pair(int Index, double Speed);\nint Twice(int n) => 2 * n;\nvar pair = new Pair(1, 2.5);");
        Run("string wavelength = \"redeclared\";");
        Assert.Contains("wavelength", Matches(Complete("wavel|")));
        Assert.Contains("Twice", Matches(Complete("var x = Tw|")));
        Assert.Contains("Speed", Matches(Complete("pair.|")));
        Assert.Contains("CultureInfo", Matches(Complete("Culture|")));
        Assert.Contains("ToUpperInvariant", Matches(Complete("wavelength.ToU|")));
    }

    [Fact]
    public void A_cell_that_takes_the_place_of_another_is_the_one_that_counts()
    {
        Run("int mark = 1;");
        Assert.DoesNotContain("ToUpperInvariant", Matches(Complete("mark.ToU|")));
        Run("string mark = \"one\";");
        Assert.Contains("ToUpperInvariant", Matches(Complete("mark.ToU|")));
        Run("int other = 2;");
        Assert.Contains("ToUpperInvariant", Matches(Complete("mark.ToU|")));
        Assert.Contains("other", Matches(Complete("oth|")));
    }

    [Fact]
    public void Locals_of_the_cell_itself_and_extension_methods_are_known()
    {
        Assert.Contains("numbers", Matches(Complete("var numbers = new[] { 1, 2 };\nnum|")));
        Assert.Contains("Select", Matches(Complete("new[] { 1, 2 }.Sel|")));
        Assert.Contains("Display", Matches(Complete("5.Disp|")));
        Assert.Contains("foreach", Matches(Complete("fore|")));
    }

    [Fact]
    public void Names_in_the_case_typed_come_first_and_other_cases_follow()
    {
        string[] matches = Matches(Complete("console|"));
        Assert.Contains("Console", matches);
        Assert.Empty(Matches(Complete("// a comment has no comp|")));
        Assert.Empty(Matches(Complete("\"neither has a text|\"")));
    }

    [Fact]
    public void What_is_offered_can_be_put_in_as_it_is()
    {
        Run("int Add(int alpha, int beta) => alpha + beta;\nint n = 5;");
        Assert.Contains("beta:", Matches(Complete("Add(be|)")));
        string[] members = Matches(Complete("n.|"));
        Assert.Contains("CompareTo", members);
        Assert.Empty(members.Intersect(["byte", "short", "for", "forr", "foreach"]));
        Assert.DoesNotContain("forr", Matches(Complete("fo|")));
        Assert.Contains("for", Matches(Complete("fo|")));
    }

    [Fact]
    public void Places_are_counted_in_code_points()
    {
        JsonObject reply = Complete("var 𝒙 = \"𝄞𝄞\"; Math.Cei|");
        Assert.Equal("Ceiling", Matches(reply)[0]);
        Assert.Equal("var 𝒙 = \"𝄞𝄞\"; Math.".EnumerateRunes().Count(), (int?)reply["cursor_start"]);
    }

    [Fact]
    public void Reference_lines_and_magics_do_not_disturb()
    {
        Assert.Contains("Sqrt", Matches(Complete("#r \"nuget: Some.Package, 1.0\"\n#!csharp\nMath.Sq|")));
    }

    [Fact]
    public void Hovering_shows_the_signature_and_the_documentation()
    {
        JsonObject reply = Inspect("Math.Sq|rt(2)");
        Assert.True((bool?)reply["found"]);
        string text = (string?)reply["data"]!["text/plain"] ?? "";
        Assert.Contains("double Math.Sqrt(double d)", text, StringComparison.Ordinal);
        Assert.Contains("square root", text, StringComparison.Ordinal);
        Assert.StartsWith("```csharp\ndouble Math.Sqrt", (string?)reply["data"]!["text/markdown"], StringComparison.Ordinal);
    }

    [Fact]
    public void Among_the_arguments_the_method_is_shown()
    {
        Assert.Contains("Math.Pow(double x, double y)", (string?)Inspect("Math.Pow(2, |")["data"]!["text/plain"], StringComparison.Ordinal);
        Assert.Contains("StringBuilder", (string?)Inspect("new StringBuilder(|)")["data"]!["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_of_earlier_cells_are_documentation()
    {
        Run("/// <summary>Doubles a number.</summary>\nint Twice(int n) => 2 * n;");
        Assert.Contains("Doubles a number.", (string?)Inspect("Twi|ce(3)")["data"]!["text/plain"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("|")]
    [InlineData("   |  ")]
    [InlineData("// a com|ment")]
    public void Where_nothing_stands_nothing_is_found(string code) => Assert.False((bool?)Inspect(code)["found"]);

    [Fact]
    public void A_question_without_a_place_or_past_the_end_is_answered()
    {
        client.Send(client.Shell, "complete_request", new JsonObject { ["code"] = "Con", ["cursor_pos"] = 99 });
        JsonObject completed = client.Receive(client.Shell).Content;
        Assert.Equal("ok", (string?)completed["status"]);
        Assert.Contains("Console", Matches(completed));
        client.Send(client.Shell, "inspect_request");
        Assert.False((bool?)client.Receive(client.Shell).Content["found"]);
    }

    private static string[] Matches(JsonObject reply) => [.. ((JsonArray)reply["matches"]!).Select(m => (string)m!)];

    private JsonObject Complete(string code) => Ask("complete_request", code);

    private JsonObject Inspect(string code) => Ask("inspect_request", code);

    private JsonObject Ask(string type, string code)
    {
        int cursor = code[..code.IndexOf('|', StringComparison.Ordinal)].EnumerateRunes().Count();
        client.Send(client.Shell, type, new JsonObject { ["code"] = code.Replace("|", "", StringComparison.Ordinal), ["cursor_pos"] = cursor, ["detail_level"] = 0 });
        Message reply = client.Receive(client.Shell);
        Assert.Equal("ok", (string?)reply.Content["status"]);
        return reply.Content;
    }

    private void Run(string code)
    {
        client.Execute(code);
        Message reply = client.Receive(client.Shell);
        Assert.True((string?)reply.Content["status"] == "ok", reply.Content.ToJsonString());
    }
}
