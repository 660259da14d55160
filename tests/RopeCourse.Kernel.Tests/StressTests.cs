using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace RopeCourse.Kernel.Tests;

/// <summary>What a broken or hostile client, and a long session, must not do to a kernel.</summary>
public sealed class StressTests : IDisposable
{
    private static readonly string[] Kinds = ["execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_open", "comm_msg", "comm_info_request", "kernel_info_request", "debug_request", "input_reply", "", "no_request"];
    private readonly RawClient client = new();

    public void Dispose() => client.Dispose();

    [Fact]
    public void Ten_thousand_broken_messages_change_nothing()
    {
        var random = new Random(4);
        var codec = new MessageCodec(client.Connection.Key);
        Run("int kept = 11;");
        DealerSocket[] sockets = [client.Shell, client.Control, client.Stdin];
        for (int i = 0; i < 10_000; i++)
            sockets[random.Next(3)].SendMultipartMessage(Broken(random, codec));

        // All have been dropped or answered when the question after them is answered.
        string id = client.Send(client.Shell, "kernel_info_request");
        while (client.Receive(client.Shell).ParentId != id)
        {
        }

        Assert.Equal("11", Run("kept"));
    }

    [Theory]
    [InlineData("""{"value":"\ud800"}""", "input_reply")]
    [InlineData("""{"value":5}""", "input_reply")]
    [InlineData("""{"comm_id":"\ud800"}""", "comm_open")]
    [InlineData("""{"command":"\ud800"}""", "debug_request")]
    [InlineData("{}", "\\ud800")]
    [InlineData("""{"code":"\ud800"}""", "execute_request")]
    public void Half_a_character_or_a_wrong_kind_of_value_does_not_stop_the_sockets(string content, string type)
    {
        byte[][] parts = [.. new[] { $$"""{"msg_id":"broken","msg_type":"{{type}}","username":"\ud800"}""", "{}", "{}", content }.Select(Encoding.UTF8.GetBytes)];
        using var hmac = System.Security.Cryptography.IncrementalHash.CreateHMAC(System.Security.Cryptography.HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(client.Connection.Key));
        foreach (byte[] part in parts)
            hmac.AppendData(part);
        byte[] signature = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
        foreach (DealerSocket socket in new[] { client.Stdin, client.Shell, client.Control })
        {
            var frames = new NetMQMessage();
            foreach (byte[] frame in (byte[][])["<IDS|MSG>"u8.ToArray(), signature, .. parts])
                frames.Append(frame);
            socket.SendMultipartMessage(frames);
        }

        AnswersStill();
    }

    [Fact]
    public void An_output_that_cannot_be_sent_does_not_stop_the_sockets()
    {
        Run("\"{\\\"a\\\":\\\"\\\\ud800\\\"}\".DisplayAs(\"application/json\");");
        AnswersStill();
    }

    [Fact]
    public void A_flood_of_output_keeps_the_kernel_small_and_its_heart_beating()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "memory is read from /proc");
        client.Execute("while (true) display(new string('y', 500_000));");
        using var heart = new RequestSocket(client.Connection.Address(client.Connection.HeartbeatPort).Insert(0, ">"));
        for (int beat = 0; beat < 20; beat++)
        {
            heart.SendFrame("beat");
            Assert.True(heart.TryReceiveFrameString(TimeSpan.FromSeconds(30), out string? back));
            Assert.Equal("beat", back);
            NetMQMessage? drained = null;
            for (DateTime until = DateTime.UtcNow.AddMilliseconds(150); DateTime.UtcNow < until;)
                client.Output.TryReceiveMultipartMessage(TimeSpan.FromMilliseconds(10), ref drained);
        }

        client.Process.Refresh();
        Assert.InRange(client.Process.WorkingSet64 >> 20, 1, 2500);
        client.Send(client.Control, "interrupt_request");
        Assert.Equal("Interrupted", (string?)client.Receive(client.Shell).Content["ename"]);
    }

    [Fact]
    public void Bytes_that_are_no_messages_at_all_are_survived()
    {
        var random = new Random(5);
        Run("int kept = 12;");
        for (int i = 0; i < 100; i++)
        {
            using var socket = new TcpClient();
            socket.Connect(IPAddress.Loopback, client.Connection.Ports[random.Next(5)]);
            byte[] noise = new byte[random.Next(1, 2000)];
            random.NextBytes(noise);
            if (i % 3 == 0)
                Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").CopyTo(noise = new byte[200], 0);
            socket.GetStream().Write(noise);
        }

        Assert.Equal("12", Run("kept"));
        Assert.False(client.Process.HasExited);
    }

    [Fact]
    public void Clients_that_come_and_go_leave_no_socket_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "open files are counted in /proc");
        ComeAndGo(20);
        int before = Sockets();
        Assert.InRange(before, 5, 60);
        ComeAndGo(200);
        for (int wait = 0; wait < 100 && Sockets() > before + 5; wait++)
            Thread.Sleep(100);
        Assert.InRange(Sockets(), 0, before + 5);
    }

    [Fact]
    public void A_thousand_cells_of_the_same_code_leave_the_memory_flat()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "memory is read from /proc");
        Cells(200);
        long before = Resident();
        Cells(1000);
        long after = Resident();
        TestContext.Current.SendDiagnosticMessage($"resident: {before} MB, then {after} MB");
        Assert.InRange(after, 0, before * 1.2);
    }

    private void AnswersStill()
    {
        foreach (DealerSocket socket in new[] { client.Shell, client.Control })
        {
            string id = client.Send(socket, "kernel_info_request");
            while (client.Receive(socket).ParentId != id)
            {
            }
        }
    }

    private static NetMQMessage Broken(Random random, MessageCodec codec)
    {
        var content = new JsonObject
        {
            ["code"] = random.Next(3) switch { 0 => "Environment.Exit(9);", 1 => new JsonArray(1, 2), _ => null },
            ["cursor_pos"] = random.Next(2) == 0 ? -5 : "x",
            ["silent"] = 3,
            ["user_expressions"] = new JsonArray(),
            ["comm_id"] = new JsonObject(),
            ["pattern"] = "[*?",
            ["hist_access_type"] = random.Next(2) == 0 ? "search" : 7,
        };
        bool signed = random.Next(2) == 0 && (string?)(content["code"] as JsonValue) != "Environment.Exit(9);";
        Message message = Message.Create(Kinds[random.Next(Kinds.Length)], content, null, "tests");
        NetMQMessage frames = codec.Encode(message);
        if (signed)
            return frames;
        byte[] noise = new byte[random.Next(60)];
        random.NextBytes(noise);
        int at = random.Next(frames.FrameCount);
        return new NetMQMessage(frames.Select((frame, i) => i == at ? new NetMQFrame(noise) : frame).Take(random.Next(1, 9)));
    }

    private void ComeAndGo(int count)
    {
        for (int i = 0; i < count; i++)
        {
            using DealerSocket shell = client.Connect(client.Connection.ShellPort);
            using var output = new SubscriberSocket(">" + client.Connection.Address(client.Connection.IoPubPort));
            output.SubscribeToAnyTopic();
            client.Send(shell, "kernel_info_request");
            Assert.Equal("kernel_info_reply", client.Receive(shell).Type);
        }
    }

    private void Cells(int count)
    {
        for (int i = 0; i < count; i++)
            Run("var numbers = Enumerable.Range(0, 100).Select(n => n * 2).ToArray();\nint Total(int[] values) => values.Sum();\nTotal(numbers)");
    }

    private int Sockets() => Directory.GetFiles($"/proc/{client.Process.Id}/fd").Count(file => new FileInfo(file).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);

    private long Resident() => long.Parse(
        File.ReadLines($"/proc/{client.Process.Id}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    private string? Run(string code)
    {
        string id = client.Execute(code);
        Message reply = client.Receive(client.Shell);
        while (reply.ParentId != id)
            reply = client.Receive(client.Shell);
        Assert.True((string?)reply.Content["status"] == "ok", reply.Content.ToJsonString());
        return (string?)client.OutputsOf(id).LastOrDefault(m => m.Type == "execute_result")?.Content["data"]!["text/plain"];
    }
}
