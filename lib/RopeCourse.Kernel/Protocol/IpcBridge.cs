using System.Net;
using System.Net.Sockets;

namespace RopeCourse.Kernel;

/// <summary>Joins Unix domain sockets to the loopback ports on which the kernel listens, byte for byte.</summary>
/// <remarks>NetMQ speaks TCP alone; what travels over either kind of socket is the same.</remarks>
internal sealed class IpcBridge : IDisposable
{
    private readonly List<(Socket Listener, string Path)> doors = [];
    private readonly CancellationTokenSource end = new();

    /// <summary>Opens a socket file a channel, which its owner alone may use.</summary>
    /// <param name="outside">What the client was told: <c>ip</c> is the beginning of the files' names, the ports their ends.</param>
    /// <param name="inside">Where the kernel listens.</param>
    public IpcBridge(ConnectionFile outside, ConnectionFile inside)
    {
        foreach ((int name, int port) in outside.Ports.Zip(inside.Ports))
        {
            string path = $"{outside.Ip}-{name}";
            File.Delete(path); // of a kernel that was killed
            var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            listener.Listen();
            doors.Add((listener, path));
            _ = WelcomeAsync(listener, port);
        }
    }

    public void Dispose()
    {
        end.Cancel();
        foreach ((Socket listener, string path) in doors)
        {
            listener.Dispose();
            File.Delete(path);
        }

        end.Dispose();
    }

    private async Task WelcomeAsync(Socket listener, int port)
    {
        CancellationToken token = end.Token;
        try
        {
            while (true)
            {
                Socket client = await listener.AcceptAsync(token).ConfigureAwait(false);
                _ = JoinAsync(client, port, token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The door is closed.
        }
    }

    private static async Task JoinAsync(Socket client, int port, CancellationToken token)
    {
        try
        {
            using (client)
            using (var kernel = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true })
            {
                await kernel.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), token).ConfigureAwait(false);
                using var outside = new NetworkStream(client);
                using var inside = new NetworkStream(kernel);
                // One side gone, the other is of no use.
                await Task.WhenAny(outside.CopyToAsync(inside, token), inside.CopyToAsync(outside, token)).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException or IOException)
        {
            // A client that goes away is no fault.
        }
    }
}
