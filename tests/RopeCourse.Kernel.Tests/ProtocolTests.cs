using System.Diagnostics;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace RopeCourse.Kernel.Tests;

public sealed class ProtocolTests : IDisposable
{
    private readonly RawClient client = new();

    public void Dispose() => client.Dispose();

    [Fact]
    public void A_subscriber_is_welcomed_also_the_second_one()
    {
        Assert.Equal("iopub_welcome", client.Welcome.Type);
        using var second = new SubscriberSocket(client.Connection.Address(client.Connection.IoPubPort).Insert(0, ">"));
        second.SubscribeToAnyTopic();
        Assert.Equal("iopub_welcome", client.Receive(second).Type);
    }

    [Fact]
    public void That_it_is_starting_is_said_once_and_to_the_first_who_listens()
    {
        Assert.Equal(("status", "starting", ""), (client.Starting.Type, (string?)client.Starting.Content["execution_state"], client.Starting.ParentId));
        using var second = new SubscriberSocket(client.Connection.Address(client.Connection.IoPubPort).Insert(0, ">"));
        second.SubscribeToAnyTopic();
        Assert.Equal("iopub_welcome", client.Receive(second).Type);
        Assert.True(RawClient.IsSilent(second));
    }

    [Fact]
    public void The_kernel_says_what_it_speaks()
    {
        string id = client.Send(client.Shell, "kernel_info_request");
        Message reply = client.Receive(client.Shell);
        Assert.Equal("kernel_info_reply", reply.Type);
        Assert.Equal(id, reply.ParentId);
        Assert.Equal("5.4", (string?)reply.Content["protocol_version"]);
        JsonNode language = reply.Content["language_info"]!;
        Assert.Equal(["C#", "text/x-csharp", ".cs", "csharp"], new[] { "name", "mimetype", "file_extension", "pygments_lexer" }.Select(name => (string?)language[name]));
        Assert.Equal(["busy", "idle"], client.OutputsOf(id).Select(m => (string?)m.Content["execution_state"]));
    }

    [Theory]
    [InlineData("kernel_info_request", "kernel_info_reply")]
    [InlineData("comm_info_request", "comm_info_reply")]
    [InlineData("is_complete_request", "is_complete_reply")]
    public void What_needs_no_session_is_answered_on_the_control_channel_while_a_cell_runs(string request, string reply)
    {
        client.Execute("System.Threading.Thread.Sleep(60_000);");
        string id = client.Send(client.Control, request, new JsonObject { ["code"] = "1" });
        Message answer = client.Receive(client.Control);
        Assert.Equal((reply, id), (answer.Type, answer.ParentId));
        Assert.DoesNotContain("error", answer.Content.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_connects_anew_under_its_name_is_answered()
    {
        for (int turn = 0; turn < 20; turn++)
        {
            using DealerSocket socket = client.Connect(client.Connection.ShellPort, "comes again");
            string id = client.Send(socket, "kernel_info_request");
            Assert.Equal(id, client.Receive(socket).ParentId);
        }
    }

    [Fact]
    public void Each_message_of_a_comm_that_is_not_there_has_its_statuses()
    {
        foreach (string type in new[] { "comm_open", "comm_msg", "comm_close" })
        {
            IReadOnlyList<Message> outputs = client.OutputsOf(client.Send(client.Shell, type, new JsonObject { ["comm_id"] = "a", ["data"] = new JsonObject() }));
            Assert.Equal(type == "comm_close" ? ["status", "status"] : ["status", "comm_close", "status"], outputs.Select(m => m.Type));
        }
    }

    [Fact]
    public void The_cell_that_failed_is_idle_before_those_behind_it_are_aborted()
    {
        string failed = client.Execute("System.Threading.Thread.Sleep(300); throw new Exception();");
        string aborted = client.Execute("1");
        IReadOnlyList<Message> outputs = client.OutputsOf(failed);
        Assert.Equal("idle", (string?)outputs[^1].Content["execution_state"]);
        Assert.Equal(["busy", "idle"], client.OutputsOf(aborted).Select(m => (string?)m.Content["execution_state"]));
        client.Receive(client.Shell);
        Assert.Equal("aborted", (string?)client.Receive(client.Shell).Content["status"]);
    }

    [Fact]
    public void A_raw_string_that_has_not_ended_is_incomplete()
    {
        client.Send(client.Shell, "is_complete_request", new JsonObject { ["code"] = "var s = \"\"\"\nabc" });
        Assert.Equal("incomplete", (string?)client.Receive(client.Shell).Content["status"]);
    }

    [Fact]
    public void A_cell_is_answered_in_the_order_of_the_protocol()
    {
        string id = client.Execute("Console.WriteLine(\"hello\");\n5.Display();\n6 * 7");
        Message reply = client.Receive(client.Shell);
        IReadOnlyList<Message> outputs = client.OutputsOf(id);

        Assert.Equal(["status", "execute_input", "stream", "display_data", "execute_result", "status"], outputs.Select(m => m.Type));
        Assert.Equal("busy", (string?)outputs[0].Content["execution_state"]);
        Assert.Equal(1, (int?)outputs[1].Content["execution_count"]);
        Assert.Equal("hello\n", (string?)outputs[2].Content["text"]);
        Assert.Equal("42", (string?)outputs[4].Content["data"]?["text/plain"]);
        Assert.Equal(1, (int?)outputs[4].Content["execution_count"]);
        Assert.Equal("execute_reply", reply.Type);
        Assert.Equal("ok", (string?)reply.Content["status"]);
        Assert.Equal(1, (int?)reply.Content["execution_count"]);
        Assert.Equal(id, reply.ParentId);
    }

    [Fact]
    public void An_error_is_broadcast_and_replied()
    {
        string id = client.Execute("throw new Exception(\"boo\");");
        Message reply = client.Receive(client.Shell);
        Message error = client.OutputsOf(id).Single(m => m.Type == "error");
        Assert.Equal("error", (string?)reply.Content["status"]);
        foreach (JsonObject content in new[] { reply.Content, error.Content })
        {
            Assert.Equal("System.Exception", (string?)content["ename"]);
            Assert.Equal("boo", (string?)content["evalue"]);
            Assert.NotEmpty((JsonArray)content["traceback"]!);
        }

        Assert.Equal(1, (int?)error.Metadata["line"]);
    }

    [Fact]
    public void Output_comes_while_the_cell_still_runs()
    {
        string id = client.Execute("Console.Write(\"early\");\nSystem.Threading.Thread.Sleep(60_000);");
        Message message = client.Receive(client.Output);
        while (message.Type != "stream")
            message = client.Receive(client.Output);
        Assert.Equal("early", (string?)message.Content["text"]);
        client.Send(client.Control, "interrupt_request");
        Assert.Equal("ok", (string?)client.Receive(client.Control).Content["status"]);
        Assert.Equal("Interrupted", (string?)client.Receive(client.Shell).Content["ename"]);
        Assert.Contains(client.OutputsOf(id), m => m.Type == "error");
    }

    [Fact]
    public void A_message_with_a_wrong_signature_is_dropped()
    {
        client.Send(client.Shell, "execute_request", new JsonObject { ["code"] = "Environment.Exit(9);" }, key: "not the key");
        client.Send(client.Control, "shutdown_request", key: "");
        Assert.True(RawClient.IsSilent(client.Shell));
        Assert.True(RawClient.IsSilent(client.Output));
        client.Execute("1 + 1");
        Assert.Equal(1, (int?)client.Receive(client.Shell).Content["execution_count"]);
        Assert.False(client.Process.HasExited);
    }

    [Fact]
    public void Frames_that_are_no_message_are_dropped()
    {
        var random = new Random(1);
        var codec = new MessageCodec(client.Connection.Key);
        for (int i = 0; i < 1000; i++)
        {
            NetMQMessage frames = codec.Encode(Message.Create("execute_request", new JsonObject { ["code"] = "Environment.Exit(9);" }, null, "tests"));
            int index = random.Next(frames.FrameCount);
            byte[] garbage = new byte[random.Next(40)];
            random.NextBytes(garbage);
            var broken = new NetMQMessage(frames.Select((frame, at) => at == index ? new NetMQFrame(garbage) : frame).Take(random.Next(1, 9)));
            client.Shell.SendMultipartMessage(broken);
        }

        client.Send(client.Shell, "kernel_info_request");
        Assert.Equal("kernel_info_reply", client.Receive(client.Shell).Type);
    }

    [Fact]
    public void Signed_nonsense_does_not_end_the_kernel()
    {
        foreach (string type in new[] { "execute_request", "is_complete_request", "complete_request", "comm_open", "interrupt_request", "history_request" })
            client.Send(client.Shell, type, new JsonObject { ["code"] = new JsonArray(), ["cursor_pos"] = "x", ["silent"] = 3, ["comm_id"] = new JsonObject() });
        client.Send(client.Control, "interrupt_request", new JsonObject { ["x"] = 1 });
        client.Send(client.Shell, "kernel_info_request");
        Message reply = client.Receive(client.Shell);
        while (reply.Type != "kernel_info_reply")
            reply = client.Receive(client.Shell);
        Assert.False(client.Process.HasExited);
    }

    [Fact]
    public void The_heart_beats_while_a_cell_runs()
    {
        client.Execute("while (true) { }");
        using DealerSocket heart = client.Connect(client.Connection.HeartbeatPort);
        for (byte beat = 1; beat < 5; beat++)
        {
            heart.SendFrame([beat, 0, 255]);
            Assert.True(heart.TryReceiveFrameBytes(TimeSpan.FromSeconds(30), out byte[]? echo));
            Assert.Equal([beat, 0, 255], echo!);
        }
    }

    [Fact]
    public void A_silent_cell_shows_and_counts_nothing()
    {
        string silent = client.Execute("int hidden = 5; hidden", silent: true);
        Assert.Equal(0, (int?)client.Receive(client.Shell).Content["execution_count"]);
        Assert.All(client.OutputsOf(silent), m => Assert.Equal("status", m.Type));
        client.Execute("hidden", storeHistory: false);
        Assert.Equal(0, (int?)client.Receive(client.Shell).Content["execution_count"]);
        client.Execute("hidden");
        Assert.Equal(1, (int?)client.Receive(client.Shell).Content["execution_count"]);
    }

    [Fact]
    public void Cells_that_wait_behind_a_failed_one_are_aborted_unless_the_client_says_otherwise()
    {
        client.Execute("System.Threading.Thread.Sleep(500); throw new Exception();");
        client.Execute("1");
        client.Send(client.Shell, "kernel_info_request");
        Assert.Equal(["error", "aborted", "ok"], Enumerable.Range(0, 3).Select(_ => (string?)client.Receive(client.Shell).Content["status"]));
        client.Execute("System.Threading.Thread.Sleep(500); throw new Exception();", stopOnError: false);
        client.Execute("1");
        Assert.Equal(["error", "ok"], Enumerable.Range(0, 2).Select(_ => (string?)client.Receive(client.Shell).Content["status"]));
    }

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("for (int i = 0; i < 3; i++) {", "incomplete")]
    [InlineData("int x = = 3;", "invalid")]
    public void A_client_can_ask_whether_a_cell_is_complete(string code, string status)
    {
        client.Send(client.Shell, "is_complete_request", new JsonObject { ["code"] = code });
        Assert.Equal(status, (string?)client.Receive(client.Shell).Content["status"]);
    }

    [Fact]
    public void Requests_that_this_kernel_cannot_serve_are_answered_politely()
    {
        client.Send(client.Shell, "comm_info_request");
        Assert.Empty((JsonObject)client.Receive(client.Shell).Content["comms"]!);
        client.Send(client.Control, "debug_request", new JsonObject { ["seq"] = 7, ["command"] = "initialize", ["type"] = "request" });
        Message refusal = client.Receive(client.Control);
        Assert.Equal("debug_reply", refusal.Type);
        Assert.Equal(7, (int?)refusal.Content["request_seq"]);
        Assert.False((bool?)refusal.Content["success"]);
        Assert.Equal("This kernel has no debugger.", (string?)refusal.Content["message"]);
        client.Send(client.Shell, "strange_request");
        Assert.Equal("strange_reply", client.Receive(client.Shell).Type);
        foreach (string type in new[] { "comm_open", "comm_msg" })
        {
            string comm = client.Send(client.Shell, type, new JsonObject { ["comm_id"] = "c1", ["target_name"] = "nobody", ["data"] = new JsonObject() });
            Message closed = client.OutputsOf(comm).Single(m => m.Type != "status");
            Assert.Equal("comm_close", closed.Type);
            Assert.Equal("c1", (string?)closed.Content["comm_id"]);
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_shutdown_is_confirmed_and_ends_the_process_cleanly(bool onControl, bool restart)
    {
        DealerSocket socket = onControl ? client.Control : client.Shell;
        if (onControl)
            client.Execute("while (true) { }"); // a cell that runs does not hold it up
        client.Send(socket, "shutdown_request", new JsonObject { ["restart"] = restart });
        Message reply = client.Receive(socket);
        Assert.Equal("shutdown_reply", reply.Type);
        Assert.Equal(restart, (bool?)reply.Content["restart"]);
        Assert.True(client.Process.WaitForExit(10_000));
        Assert.Equal(0, client.Process.ExitCode);
    }

    [Fact]
    public void Two_clients_get_their_own_replies_and_all_broadcasts()
    {
        using DealerSocket other = client.Connect(client.Connection.ShellPort);
        string first = client.Execute("1");
        string second = client.Send(other, "execute_request", new JsonObject { ["code"] = "2" });
        Assert.Equal(first, client.Receive(client.Shell).ParentId);
        Assert.Equal(second, client.Receive(other).ParentId);
        Assert.Contains(client.OutputsOf(second), m => m.Type == "execute_result");
    }

    [Fact]
    public void The_interrupt_signal_stops_the_cell_and_not_the_kernel()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no interrupt signal; clients send the message there");
        string id = client.Execute("int kept = 3; Console.Write(\"on\"); while (true) { }");
        while (client.Receive(client.Output) is not { Type: "stream" } input || input.ParentId != id)
        {
        }

        using (Process kill = Process.Start("kill", ["-INT", client.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        Assert.Equal("Interrupted", (string?)client.Receive(client.Shell).Content["ename"]);
        string next = client.Execute("kept");
        Assert.Contains(client.OutputsOf(next), m => m.Type == "execute_result");
    }
}
