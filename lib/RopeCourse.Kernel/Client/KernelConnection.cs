using NetMQ;
using NetMQ.Sockets;

namespace RopeCourse.Kernel;

/// <summary>Holds a client's ends of the shell, control and output channels, and the one thread that touches them.</summary>
internal sealed class KernelConnection : IDisposable
{
    private static readonly TimeSpan ReconnectInterval = TimeSpan.FromMilliseconds(10);
    private readonly MessageCodec codec;
    private readonly DealerSocket shell = new();
    private readonly DealerSocket control = new();
    private readonly SubscriberSocket output = new();
    private readonly NetMQQueue<(NetMQSocket Socket, Message Message)> outgoing = new();
    private readonly NetMQPoller poller = [];

    /// <param name="connection">Where the kernel listens.</param>
    /// <param name="onReply">Gets each reply, on the thread of the sockets.</param>
    /// <param name="onOutput">Gets each broadcast, on the thread of the sockets.</param>
    public KernelConnection(ConnectionFile connection, Action<Message> onReply, Action<Message> onOutput)
    {
        codec = new MessageCodec(connection.Key);
        foreach (NetMQSocket socket in new NetMQSocket[] { shell, control, output })
        {
            socket.Options.ReceiveHighWatermark = 0;
            socket.Options.SendHighWatermark = 0;
            socket.Options.Linger = TimeSpan.Zero;
            socket.Options.ReconnectInterval = ReconnectInterval;
        }

        shell.Connect(connection.Address(connection.ShellPort));
        control.Connect(connection.Address(connection.ControlPort));
        output.Connect(connection.Address(connection.IoPubPort));
        output.SubscribeToAnyTopic();

        shell.ReceiveReady += (_, _) => Receive(shell, onReply);
        control.ReceiveReady += (_, _) => Receive(control, onReply);
        output.ReceiveReady += (_, _) => Receive(output, onOutput);
        outgoing.ReceiveReady += (_, _) => SendQueued();
        foreach (ISocketPollable pollable in new ISocketPollable[] { shell, control, output })
            poller.Add(pollable);
        poller.Add(outgoing);
        poller.RunAsync("kernel client", isBackgroundThread: true);
    }

    public void SendShell(Message message) => outgoing.Enqueue((shell, message));

    public void SendControl(Message message) => outgoing.Enqueue((control, message));

    public void Dispose()
    {
        poller.Stop();
        poller.Dispose();
        foreach (NetMQSocket socket in new NetMQSocket[] { shell, control, output })
            socket.Dispose();
        outgoing.Dispose();
    }

    private void Receive(NetMQSocket socket, Action<Message> handle)
    {
        var frames = new NetMQMessage();
        while (socket.TryReceiveMultipartMessage(ref frames))
        {
            if (codec.Decode(frames) is { } message)
                handle(message);
            frames = new NetMQMessage();
        }
    }

    private void SendQueued()
    {
        while (outgoing.TryDequeue(out (NetMQSocket Socket, Message Message) item, TimeSpan.Zero))
            item.Socket.TrySendMultipartMessage(codec.Encode(item.Message));
    }
}
