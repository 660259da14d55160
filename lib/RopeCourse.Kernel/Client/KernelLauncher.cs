using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace RopeCourse.Kernel;

/// <summary>Starts kernel processes on free ports of this machine.</summary>
internal static class KernelLauncher
{
    /// <summary>Makes a connection of its own: loopback, five free ports, a random key.</summary>
    public static ConnectionFile NewConnection()
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        try
        {
            foreach (TcpListener listener in listeners)
                listener.Start();
            int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
            return new ConnectionFile
            {
                Ip = "127.0.0.1",
                Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
                ShellPort = ports[0],
                ControlPort = ports[1],
                IoPubPort = ports[2],
                StdinPort = ports[3],
                HeartbeatPort = ports[4],
            };
        }
        finally
        {
            foreach (TcpListener listener in listeners)
                listener.Dispose();
        }
    }

    /// <summary>Prepares the process; the caller starts it when its events are set.</summary>
    /// <exception cref="FileNotFoundException">The kernel's program is not beside this library.</exception>
    public static Process Prepare(KernelStartOptions options, string connectionFile)
    {
        KernelProgram program = KernelProgram.Find();
        if (!File.Exists(Path.Combine(program.Folder, Path.ChangeExtension(KernelProgram.Library, ".runtimeconfig.json"))))
            throw new FileNotFoundException($"The kernel in {program.Folder} is not complete; build RopeCourse.Kernel again.");
        var start = new ProcessStartInfo(program.Host, program.Arguments(program.Folder, connectionFile).Skip(1))
        {
            WorkingDirectory = options.WorkingDirectory ?? Environment.CurrentDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in KernelProgram.Environment.Concat(options.Environment))
            start.Environment[name] = value;
        start.Environment["JPY_PARENT_PID"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return new Process { StartInfo = start, EnableRaisingEvents = true };
    }
}
