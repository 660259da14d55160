using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RopeCourse.Kernel;

/// <summary>Stops cells that were interrupted or that recurse without end. The kernel writes calls of it into each loop and method of a cell.</summary>
/// <remarks>
/// Asking in the code is what keeps the session whole: the runtime's own way to stop a thread
/// (ControlledExecution) may end the process on Unix when it is used more than once.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellInterrupt
{
    private const string Stopped = "The cell was interrupted.";
    private const long Afterwards = 10_000;

    // Flows with the cell's work to whatever threads it is done on, and stays with what the cell leaves behind.
    private static readonly AsyncLocal<CellRun?> Owner = new();

    [ThreadStatic]
    private static CellRun? here;

    private static volatile CellRun? latest;
    private static volatile bool requested;
    private static long requestedAt;

    /// <summary>Returns at once, unless the cell was interrupted.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Poll()
    {
        if (requested)
            Look();
    }

    /// <summary>Does the same at the start of a method, where it also asks for room for another call.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    /// <exception cref="InsufficientExecutionStackException">Methods have called each other too deep; the runtime itself would end the process a little later.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (requested)
            Look();
    }

    /// <summary>Says whose the work is that the calling thread does from now on, and all that it starts.</summary>
    internal static void Begin(CellRun run)
    {
        here = latest = Owner.Value = run;
        // What an interrupted cell left running has had time to ask; looking closer at each turn of a loop costs.
        if (requested && Environment.TickCount64 - Volatile.Read(ref requestedAt) > Afterwards)
            requested = false;
    }

    /// <summary>Lets running code look whether it is meant.</summary>
    internal static void Request()
    {
        Volatile.Write(ref requestedAt, Environment.TickCount64);
        requested = true;
    }

    /// <summary>Gets whether an exception only says that the cell was stopped.</summary>
    internal static bool IsStop(Exception error) => error is OperationCanceledException { Message: Stopped };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Look()
    {
        if (here is { IsInterrupted: true } || (Owner.Value ?? latest) is { IsInterrupted: true })
            throw new OperationCanceledException(Stopped);
    }
}
