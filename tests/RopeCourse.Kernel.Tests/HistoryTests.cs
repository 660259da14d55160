using System.Text.Json.Nodes;

namespace RopeCourse.Kernel.Tests;

public sealed class HistoryTests : IDisposable
{
    private readonly RawClient client = new();

    public HistoryTests()
    {
        foreach (string code in new[] { "int x = 1;", "x + 1", "x + 1", "Math.PI" })
            client.Execute(code);
        client.Execute("\"not kept\"", storeHistory: false);
        for (int i = 0; i < 5; i++)
            Assert.Equal("ok", (string?)client.Receive(client.Shell).Content["status"]);
    }

    public void Dispose() => client.Dispose();

    [Fact]
    public void The_last_cells_are_told_with_their_numbers() =>
        Assert.Equal("[[1,3,\"x + 1\"],[1,4,\"Math.PI\"]]", Ask(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2, ["output"] = false }));

    [Fact]
    public void A_range_ends_before_its_stop_and_outputs_come_where_wanted() =>
        Assert.Equal("[[1,1,[\"int x = 1;\",null]],[1,2,[\"x + 1\",\"2\"]]]", Ask(new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 1, ["stop"] = 3, ["output"] = true }));

    [Fact]
    public void An_earlier_session_is_empty() =>
        Assert.Equal("[]", Ask(new JsonObject { ["hist_access_type"] = "range", ["session"] = -1, ["start"] = 0, ["stop"] = 9 }));

    [Fact]
    public void A_pattern_is_searched_and_doubles_are_left_out_where_wanted()
    {
        Assert.Equal("[[1,2,\"x + 1\"],[1,3,\"x + 1\"]]", Ask(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "x*", ["n"] = 9 }));
        Assert.Equal("[[1,3,\"x + 1\"]]", Ask(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "x ? 1", ["unique"] = true }));
    }

    [Fact]
    public void User_expressions_are_evaluated_beside_the_cell()
    {
        client.Send(client.Shell, "execute_request", new JsonObject
        {
            ["code"] = "int y = 20;",
            ["user_expressions"] = new JsonObject { ["sum"] = "x + y", ["bad"] = "nobody", ["thrown"] = "int.Parse(\"z\")" },
        });
        JsonNode values = client.Receive(client.Shell).Content["user_expressions"]!;
        Assert.Equal("ok", (string?)values["sum"]!["status"]);
        Assert.Equal("21", (string?)values["sum"]!["data"]!["text/plain"]);
        Assert.Equal("CS0103", (string?)values["bad"]!["ename"]);
        Assert.Equal("System.FormatException", (string?)values["thrown"]!["ename"]);
        client.Execute("x + y");
        Assert.Equal(6, (int?)client.Receive(client.Shell).Content["execution_count"]);
    }

    private string Ask(JsonObject content)
    {
        client.Send(client.Shell, "history_request", content);
        return client.Receive(client.Shell).Content["history"]!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
