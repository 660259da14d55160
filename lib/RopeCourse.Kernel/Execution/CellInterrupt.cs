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
    private static volatile bool requested;

    /// <summary>Gets or sets whether running cell code is to stop, on whatever thread it runs.</summary>
    internal static bool Requested
    {
        get => requested;
        set => requested = value;
    }

    /// <summary>Returns at once, unless the cell was interrupted.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Poll()
    {
        if (requested)
            Stop();
    }

    /// <summary>Does the same at the start of a method, where it also asks for room for another call.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    /// <exception cref="InsufficientExecutionStackException">Methods have called each other too deep; the runtime itself would end the process a little later.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (requested)
            Stop();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Stop() => throw new OperationCanceledException(Stopped);

    /// <summary>Gets whether an exception only says that the cell was stopped.</summary>
    internal static bool IsStop(Exception error) => error is OperationCanceledException { Message: Stopped };
}
