using System.Text.Json.Nodes;

namespace RopeCourse.Kernel.Tests;

public sealed class DisplayTests : IDisposable
{
    private readonly RawClient client = new();

    public void Dispose() => client.Dispose();

    [Fact]
    public void A_displayed_value_is_updated_in_its_place_also_by_a_later_cell()
    {
        Message first = Outputs("var place = display(\"working\");\nplace.Update(\"half\");")[0];
        string id = (string)first.Content["transient"]!["display_id"]!;
        Assert.Equal("working", (string?)first.Content["data"]!["text/plain"]);
        Message[] later = Outputs("place.Update(\"done\");");
        Message update = Assert.Single(later);
        Assert.Equal("update_display_data", update.Type);
        Assert.Equal(id, (string?)update.Content["transient"]!["display_id"]);
        Assert.Equal("done", (string?)update.Content["data"]!["text/plain"]);
    }

    [Theory]
    [InlineData("display(1)")]
    [InlineData("1.Display()")]
    [InlineData("\"1\".DisplayAs(\"text/plain\")")]
    [InlineData("DisplayedValue place = display(1);\nplace")]
    public void A_display_in_the_last_line_is_shown_once(string code) =>
        Assert.Equal("1", (string?)Assert.Single(Outputs(code)).Content["data"]!["text/plain"]);

    [Fact]
    public void Html_is_shown_as_it_is()
    {
        foreach (string code in new[] { "HTML(\"<b>bold</b>\")", "display(HTML(\"<b>bold</b>\"));", "HTML(\"<b>bold</b>\").Display();", "\"<b>bold</b>\".DisplayAs(\"text/html\");", "\"<b>bold</b>\".Display(\"text/html\");" })
            Assert.Equal("<b>bold</b>", (string?)Assert.Single(Outputs(code)).Content["data"]!["text/html"]);
    }

    [Fact]
    public void A_wanted_type_is_sent_with_a_text_for_terminals()
    {
        JsonNode data = Outputs("\"$e^x$\".DisplayAs(\"text/latex\");")[0].Content["data"]!;
        Assert.Equal("$e^x$", (string?)data["text/latex"]);
        Assert.Equal("$e^x$", (string?)data["text/plain"]);
        Assert.Equal(["text/plain"], ((JsonObject)Outputs("new[] { 1, 2 }.Display(\"text/plain\");")[0].Content["data"]!).Select(p => p.Key));
    }

    [Fact]
    public void Formulas_and_formatters_of_a_notebook_are_shown()
    {
        Assert.Equal("$x^2$", (string?)Outputs("LaTeX(\"$x^2$\")")[0].Content["data"]!["text/latex"]);
        Assert.Equal("*so*", (string?)Outputs("Markdown(\"*so*\").Display();")[0].Content["data"]!["text/markdown"]);
        JsonNode image = Outputs("Image(new byte[] { 0x89, 80, 78, 71, 1, 2 })")[0].Content["data"]!;
        Assert.Equal("iVBORwEC", (string?)image["image/png"]);
        Assert.Equal("(image/png, 0 KB)", (string?)image["text/plain"]);
        Outputs("record Angle(double Turns);\nFormatter.Register<Angle>((a, writer) => writer.Write($\"<i>{a.Turns} turns</i>\"), \"text/html\");");
        Assert.Equal("<i>0.5 turns</i>", (string?)Outputs("new Angle(0.5)")[0].Content["data"]!["text/html"]);
    }

    [Fact]
    public void What_was_printed_before_a_display_comes_before_it()
    {
        string[] types = [.. Outputs("Console.Write(1);\ndisplay(2);\nConsole.Write(3);").Select(m => m.Type)];
        Assert.Equal(["stream", "display_data", "stream"], types);
    }

    private Message[] Outputs(string code)
    {
        string id = client.Execute(code);
        Message reply = client.Receive(client.Shell);
        Assert.True((string?)reply.Content["status"] == "ok", reply.Content.ToJsonString());
        return [.. client.OutputsOf(id).Where(m => m.Type is not ("status" or "execute_input"))];
    }
}
