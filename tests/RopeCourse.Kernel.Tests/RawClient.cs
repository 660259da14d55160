using System.Diagnostics;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace RopeCourse.Kernel.Tests;

/// <summary>A client that shows each message of a kernel as it comes over the wire.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3); // for a machine that runs all suites at once
    private readonly TemporaryFolder? own;

    /// <param name="folder">Where the connection file lies; one that is there already is used again, as by a client that restarts its kernel.</param>
    /// <param name="environment">Variables for the kernel alone.</param>
    public RawClient(string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        if (folder is null)
            own = new TemporaryFolder();
        string path = Path.Combine(folder ?? own!.Path, "connection.json");
        bool isNew = !File.Exists(path);
        while (true)
        {
            if (!File.Exists(path))
                KernelLauncher.NewConnection().Write(path);
            Connection = ConnectionFile.Read(path);
            Process = KernelLauncher.Prepare(new KernelStartOptions { Environment = environment ?? new Dictionary<string, string>() }, path);
            if (OperatingSystem.IsLinux())
                HearInterrupts(Process.StartInfo);
            Process.Start();
            Process.StandardInput.Close();
            // A client has one identity on all its channels: the kernel's questions find it by that.
            Shell = Connect(Connection.ShellPort, "tests");
            Control = Connect(Connection.ControlPort, "tests");
            Stdin = Connect(Connection.StdinPort, "tests");
            Output = new SubscriberSocket();
            Output.Options.ReconnectInterval = TimeSpan.FromMilliseconds(20);
            Output.Connect(Connection.Address(Connection.IoPubPort));
            Output.SubscribeToAnyTopic();
            if (FirstMessage() is { } welcome)
            {
                Welcome = Decode(welcome);
                Starting = Receive(Output);
                break;
            }

            // Between the choice of its ports and its start, another test's connection got one of them.
            Assert.True(isNew && Process.ExitCode == Program.PortTaken, $"the kernel ended with exit code {Process.ExitCode}");
            Dispose(Shell, Control, Stdin, Output, Process);
            File.Delete(path);
        }
    }

    private NetMQMessage? FirstMessage()
    {
        NetMQMessage? frames = null;
        for (DateTime end = DateTime.UtcNow + Patience; DateTime.UtcNow < end && !Process.HasExited;)
        {
            if (Output.TryReceiveMultipartMessage(TimeSpan.FromMilliseconds(100), ref frames))
                return frames;
        }

        Assert.True(Process.HasExited, "no message came");
        return null;
    }

    private static void Dispose(params IDisposable[] all)
    {
        foreach (IDisposable one in all)
            one.Dispose();
    }

    // A test run in the background of a shell ignores the interrupt signal, and so would its children.
    private static void HearInterrupts(ProcessStartInfo start)
    {
        start.ArgumentList.Insert(0, start.FileName);
        start.ArgumentList.Insert(0, "--default-signal=INT");
        start.FileName = "env";
    }

    public ConnectionFile Connection { get; }

    public Process Process { get; }

    public DealerSocket Shell { get; }

    public DealerSocket Control { get; }

    public DealerSocket Stdin { get; }

    public SubscriberSocket Output { get; }

    public Message Welcome { get; }

    /// <summary>Gets the kernel's word that it is starting, which only its first client hears.</summary>
    public Message Starting { get; }

    public DealerSocket Connect(int port, string? identity = null)
    {
        var socket = new DealerSocket();
        if (identity is not null)
            socket.Options.Identity = System.Text.Encoding.ASCII.GetBytes(identity);
        socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(20);
        socket.Options.Linger = TimeSpan.Zero;
        socket.Connect(Connection.Address(port));
        return socket;
    }

    public string Send(DealerSocket socket, string type, JsonObject? content = null, string? key = null, Message? parent = null)
    {
        Message message = Message.Create(type, content ?? [], parent, "tests");
        socket.SendMultipartMessage(new MessageCodec(key ?? Connection.Key).Encode(message));
        return message.Id;
    }

    public string Execute(string code, bool silent = false, bool storeHistory = true, bool stopOnError = true) => Send(
        Shell,
        "execute_request",
        new JsonObject { ["code"] = code, ["silent"] = silent, ["store_history"] = storeHistory, ["stop_on_error"] = stopOnError });

    public Message Receive(NetMQSocket socket)
    {
        NetMQMessage? frames = null;
        Assert.True(socket.TryReceiveMultipartMessage(Patience, ref frames), "no message came");
        return Decode(frames!);
    }

    private Message Decode(NetMQMessage frames) => Assert.IsType<Message>(new MessageCodec(Connection.Key).Decode(frames));

    /// <summary>Reads broadcasts up to the idle status of a request.</summary>
    public IReadOnlyList<Message> OutputsOf(string id)
    {
        var messages = new List<Message>();
        do
        {
            Message message = Receive(Output);
            if (message.ParentId == id)
                messages.Add(message);
        }
        while (messages.Count == 0 || (string?)messages[^1].Content["execution_state"] != "idle");
        return messages;
    }

    public static bool IsSilent(NetMQSocket socket)
    {
        NetMQMessage? frames = null;
        return !socket.TryReceiveMultipartMessage(TimeSpan.FromMilliseconds(300), ref frames);
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        Process.WaitForExit();
        Dispose(Process, Shell, Control, Stdin, Output);
        own?.Dispose();
    }
}
