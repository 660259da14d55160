using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using NetMQ;

namespace RopeCourse.Kernel;

/// <summary>Starts the kernel, <c>RopeCourse.Kernel --connection-file path</c>, or makes it known to Jupyter: <c>RopeCourse.Kernel install</c>.</summary>
internal static class Program
{
    /// <summary>The exit code that says "a port of the connection file is taken; choose others".</summary>
    public const int PortTaken = 98;

    private static JupyterKernel? kernel;
    private static int exiting;

    public static int Main(string[] arguments)
    {
        if (arguments is not ["--connection-file" or "-f", var path])
            return KernelCommands.Run(arguments);

        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        WarmUp.Start();
        try
        {
            kernel = new JupyterKernel(ConnectionFile.Read(path), new LastCell(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine(error.Message);
            return 2;
        }
        catch (NetMQException error)
        {
            Console.Error.WriteLine($"A port of the connection file {path} cannot be used: {error.Message}");
            return PortTaken;
        }

        ParentWatch.Start(Exit);
        TextWriter realError = Console.Error;
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            kernel.Interrupt();
        });
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            Exit();
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OnProcessExit(realError);
        ExceptionHandling.SetUnhandledExceptionHandler(static error =>
        {
            // Code that a cell left running on another thread must not end the session.
            kernel?.Report(error, "on a thread of the notebook's own");
            return true;
        });
        kernel.Run();
        Exit();
        return 0;
    }

    /// <summary>Ends the process after the last message has been sent, whatever the cell thread does.</summary>
    public static void Exit()
    {
        if (Interlocked.Exchange(ref exiting, 1) != 0)
        {
            Thread.Sleep(Timeout.Infinite);
            return;
        }

        new Thread(static () =>
        {
            Thread.Sleep(TimeSpan.FromSeconds(4));
            Environment.FailFast("The kernel was asked to end and could not.");
        })
        { IsBackground = true }.Start();
        kernel!.Dispose();
        Environment.Exit(0);
    }

    private static void OnProcessExit(TextWriter realError)
    {
        if (Interlocked.Exchange(ref exiting, 1) != 0)
            return;
        // Nobody asked for the end: the cell did. What it wrote before goes out, and the parent process learns why.
        realError.WriteLine($"{KernelDeath.ExitNotice}{Environment.ExitCode}");
        kernel!.SayExit(Environment.ExitCode);
        kernel.Dispose();
    }
}
