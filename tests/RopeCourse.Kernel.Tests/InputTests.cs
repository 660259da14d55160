using System.Text.Json.Nodes;

namespace RopeCourse.Kernel.Tests;

public sealed class InputTests : IDisposable
{
    [Fact]
    public void Input_works_after_its_encoding_was_set()
    {
        client.OutputsOf(client.Execute("Console.InputEncoding = System.Text.Encoding.UTF8;"));
        client.Receive(client.Shell);
        string id = Execute("Console.ReadLine()");
        Answer("typed");
        Assert.Equal("typed", (string?)client.OutputsOf(id).Single(m => m.Type == "execute_result").Content["data"]!["text/plain"]);
    }

    [Fact]
    public void Only_the_client_that_was_asked_answers_and_only_this_question()
    {
        using NetMQ.Sockets.DealerSocket other = client.Connect(client.Connection.StdinPort, "another");
        Execute("Console.ReadLine()");
        Message old = client.Receive(client.Stdin);
        client.Send(client.Control, "interrupt_request");
        Assert.Equal("Interrupted", (string?)client.Receive(client.Shell).Content["ename"]);
        string id = Execute("Console.ReadLine()");
        Message question = client.Receive(client.Stdin);
        client.Send(client.Stdin, "input_reply", new JsonObject { ["value"] = "old" }, parent: old);
        client.Send(other, "input_reply", new JsonObject { ["value"] = "other" }, parent: question);
        client.Send(client.Stdin, "input_reply", new JsonObject { ["value"] = 5 }, parent: question);
        Thread.Sleep(300);
        client.Send(client.Stdin, "input_reply", new JsonObject { ["value"] = "mine" }, parent: question);
        Assert.Equal("mine", (string?)client.OutputsOf(id).Single(m => m.Type == "execute_result").Content["data"]!["text/plain"]);
    }

    private readonly RawClient client = new();

    public void Dispose() => client.Dispose();

    [Fact]
    public void A_cell_reads_what_the_user_types()
    {
        string id = Execute("Console.Write(\"Name? \");\nvar name = Console.ReadLine();\nvar rest = Console.In.Read();\n$\"{name}/{(char)rest}/{Console.ReadLine()}\"");
        Answer("Ada");
        Answer("xyz");
        IReadOnlyList<Message> outputs = client.OutputsOf(id);
        Assert.Equal("Name? ", (string?)outputs.Single(m => m.Type == "stream").Content["text"]);
        Assert.Equal("Ada/x/yz", (string?)outputs.Single(m => m.Type == "execute_result").Content["data"]!["text/plain"]);
    }

    [Fact]
    public void An_empty_line_is_a_line_and_all_letters_arrive()
    {
        string id = Execute("$\"[{Console.ReadLine()}][{Console.ReadLine()}]\"");
        Answer("");
        Answer("żółw 𝄞");
        Assert.Equal("[][żółw 𝄞]", (string?)client.OutputsOf(id).Single(m => m.Type == "execute_result").Content["data"]!["text/plain"]);
    }

    [Fact]
    public void A_cell_that_waits_for_input_can_be_interrupted()
    {
        Execute("int kept = 4;\nConsole.ReadLine()");
        Message question = client.Receive(client.Stdin);
        Assert.Equal("input_request", question.Type);
        client.Send(client.Control, "interrupt_request");
        Assert.Equal("Interrupted", (string?)client.Receive(client.Shell).Content["ename"]);

        // An answer that comes too late is nobody's.
        client.Send(client.Stdin, "input_reply", new JsonObject { ["value"] = "late" }, parent: question);
        string id = Execute("$\"{kept}{Console.ReadLine()}\"");
        Answer("!");
        Assert.Equal("4!", (string?)client.OutputsOf(id).Single(m => m.Type == "execute_result").Content["data"]!["text/plain"]);
    }

    [Fact]
    public void A_client_that_takes_no_input_is_not_asked()
    {
        client.Execute("Console.ReadLine()");
        Message reply = client.Receive(client.Shell);
        Assert.Equal("error", (string?)reply.Content["status"]);
        Assert.Contains("takes no input", (string?)reply.Content["evalue"], StringComparison.Ordinal);
        Assert.True(RawClient.IsSilent(client.Stdin));
    }

    private string Execute(string code) => client.Send(
        client.Shell,
        "execute_request",
        new JsonObject { ["code"] = code, ["silent"] = false, ["store_history"] = true, ["stop_on_error"] = true, ["allow_stdin"] = true });

    private void Answer(string text)
    {
        Message question = client.Receive(client.Stdin);
        Assert.Equal("input_request", question.Type);
        Assert.False((bool?)question.Content["password"]);
        client.Send(client.Stdin, "input_reply", new JsonObject { ["value"] = text }, parent: question);
    }
}
