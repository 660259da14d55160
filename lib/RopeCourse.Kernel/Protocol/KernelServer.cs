using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace RopeCourse.Kernel;

/// <summary>Owns the five sockets of a kernel and the one thread that touches them.</summary>
internal sealed class KernelServer : IDisposable
{
    private readonly MessageCodec codec;
    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly RouterSocket shell = new();
    private readonly RouterSocket control = new();
    private readonly RouterSocket stdin = new();
    private readonly RouterSocket heartbeat = new();
    private readonly XPublisherSocket output = new();
    private readonly ConcurrentQueue<(NetMQSocket Socket, Message Message)> outgoing = new();
    private readonly NetMQQueue<bool> bell = new();
    private const int MostAtOnce = 2_000_000;
    private const long MostWaiting = 64_000_000;
    private int rung;
    private long waiting;
    private int socketsThread;
    private readonly NetMQPoller poller = [];
    private readonly Action<Message> onShell;
    private readonly Action<Message> onControl;
    private bool hasStarted;

    /// <exception cref="NetMQException">A port is taken.</exception>
    public KernelServer(ConnectionFile connection, Action<Message> onShell, Action<Message> onControl, Action<Message> onStdin)
    {
        this.onShell = onShell;
        this.onControl = onControl;
        codec = new MessageCodec(connection.Key);
        foreach (NetMQSocket socket in new NetMQSocket[] { shell, control, stdin, heartbeat, output })
        {
            // No message may be lost: not to a slow reader (no high-water mark), not to the process's end (linger).
            socket.Options.SendHighWatermark = 0;
            socket.Options.ReceiveHighWatermark = 0;
            socket.Options.Linger = TimeSpan.FromSeconds(1);
        }

        // A client that connects anew under its old name takes the place of its dead connection.
        foreach (RouterSocket socket in new[] { shell, control, stdin })
            socket.Options.RouterHandover = true;

        output.Options.XPubVerbose = true; // each subscriber is welcomed, also the second one
        heartbeat.Bind(connection.Address(connection.HeartbeatPort));
        shell.Bind(connection.Address(connection.ShellPort));
        control.Bind(connection.Address(connection.ControlPort));
        stdin.Bind(connection.Address(connection.StdinPort));
        output.Bind(connection.Address(connection.IoPubPort));

        shell.ReceiveReady += (_, _) => Receive(shell, this.onShell);
        control.ReceiveReady += (_, _) => Receive(control, this.onControl);
        stdin.ReceiveReady += (_, _) => Receive(stdin, onStdin);
        heartbeat.ReceiveReady += (_, _) => Echo();
        output.ReceiveReady += (_, _) => Welcome();
        bell.ReceiveReady += (_, _) => SendQueued();
        foreach (ISocketPollable pollable in new ISocketPollable[] { shell, control, stdin, heartbeat, output })
            poller.Add(pollable);
        poller.Add(bell);
        poller.RunAsync("jupyter sockets", isBackgroundThread: true);
    }

    /// <summary>Broadcasts to every client; the request that caused it is named as parent.</summary>
    public void Publish(string type, JsonObject content, Message? parent, JsonObject? metadata = null) =>
        Send(output, Message.Create(type, content, parent, session, [Encoding.UTF8.GetBytes(type)], metadata));

    /// <summary>Answers the sender of a request that came through the shell.</summary>
    public void ReplyOnShell(string type, JsonObject content, Message request) => Reply(shell, type, content, request);

    /// <summary>Answers the sender of a request that came through the control channel.</summary>
    public void ReplyOnControl(string type, JsonObject content, Message request) => Reply(control, type, content, request);

    /// <summary>Makes a question to the sender of a request, whose name its answer repeats. Clients use one identity for the shell and for stdin.</summary>
    public Message Question(string type, JsonObject content, Message request) => Message.Create(type, content, request, session, request.Identities);

    /// <summary>Asks it. The answer may come before this method has returned.</summary>
    public void AskOnStdin(Message question) => Send(stdin, question);

    /// <summary>Sends what is queued, then closes the sockets; later messages are dropped.</summary>
    public void Dispose()
    {
        using (var sent = new ManualResetEventSlim())
        {
            if (poller.IsRunning)
            {
                poller.Run(() =>
                {
                    while (!outgoing.IsEmpty)
                        SendQueued();
                    sent.Set();
                });
                sent.Wait(TimeSpan.FromSeconds(2));
                poller.StopAsync();
            }
        }

        poller.Dispose();
        foreach (NetMQSocket socket in new NetMQSocket[] { shell, control, stdin, heartbeat, output })
            socket.Dispose();
        bell.Dispose();
        NetMQConfig.Cleanup(block: true);
    }

    private void Reply(RouterSocket socket, string type, JsonObject content, Message request) =>
        Send(socket, Message.Create(type, content, request, session, request.Identities));

    /// <summary>Queues a message; the thread of the sockets is woken for the first one that waits, since waking it costs more than a message.</summary>
    private void Send(NetMQSocket socket, Message message)
    {
        WaitForRoom();
        Interlocked.Add(ref waiting, message.Weight);
        outgoing.Enqueue((socket, message));
        Ring();
    }

    private void Ring()
    {
        if (Interlocked.Exchange(ref rung, 1) == 0)
            bell.Enqueue(true);
    }

    /// <summary>Holds up a cell that shows things faster than they can be sent; else they would fill the memory.</summary>
    private void WaitForRoom()
    {
        bool interrupted = false;
        while (Volatile.Read(ref waiting) > MostWaiting && poller.IsRunning && Environment.CurrentManagedThreadId != socketsThread)
        {
            try
            {
                Thread.Sleep(1);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true; // the message is still to be sent; the next wait breaks instead
            }
        }

        if (interrupted)
            Thread.CurrentThread.Interrupt();
    }

    private void Receive(RouterSocket socket, Action<Message> handle)
    {
        var frames = new NetMQMessage();
        if (!socket.TryReceiveMultipartMessage(ref frames))
            return;
        try
        {
            if (codec.Decode(frames) is { Type.Length: > 0 } message)
                handle(message);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException)
        {
            // Signed, but no message that can be read: dropped, as one with a wrong signature is. The sockets' thread must live.
        }
    }

    private void Echo()
    {
        var frames = new NetMQMessage();
        if (heartbeat.TryReceiveMultipartMessage(ref frames))
            heartbeat.TrySendMultipartMessage(frames);
    }

    private void Welcome()
    {
        if (!output.TryReceiveFrameBytes(out byte[]? frame) || frame is not [1, .. byte[] topic])
            return;
        string subscription = Encoding.UTF8.GetString(topic);
        var content = new JsonObject { ["subscription"] = subscription };
        output.TrySendMultipartMessage(codec.Encode(Message.Create("iopub_welcome", content, null, session, [topic])));
        if (hasStarted)
            return;
        // Sent before somebody listens it would be lost; the Notebook waits for it when it has started a dead kernel anew.
        hasStarted = true;
        Publish("status", new JsonObject { ["execution_state"] = "starting" }, null);
    }

    private void SendQueued()
    {
        socketsThread = Environment.CurrentManagedThreadId;
        bell.TryDequeue(out _, TimeSpan.Zero);
        Interlocked.Exchange(ref rung, 0);
        // Not all at once: while a cell floods its output, requests must be received too.
        for (long sent = 0; sent < MostAtOnce && outgoing.TryDequeue(out (NetMQSocket Socket, Message Message) item); sent += item.Message.Weight)
        {
            Interlocked.Add(ref waiting, -item.Message.Weight);
            item.Socket.TrySendMultipartMessage(Encode(item.Message));
        }

        if (!outgoing.IsEmpty)
            Ring();
    }

    private NetMQMessage Encode(Message message)
    {
        try
        {
            return codec.Encode(message);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // Half a character, for one, has no UTF-8; whoever waits for the message learns at least that much.
            JsonObject content = message.Type is "display_data" or "update_display_data" or "execute_result" or "stream"
                ? new JsonObject { ["name"] = "stderr", ["text"] = $"An output could not be sent: {error.Message}\n" }
                : Replies.Refused(error.GetType().FullName!, $"The answer could not be sent: {error.Message}");
            string type = message.Type.EndsWith("_reply", StringComparison.Ordinal) ? message.Type : "stream";
            var parent = new JsonObject { ["msg_id"] = message.ParentId, ["msg_type"] = "execute_request" };
            return codec.Encode(new Message { Identities = message.Identities, Header = Message.NewHeader(type, session), ParentHeader = parent, Content = content });
        }
    }
}
