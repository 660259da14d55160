using System.Diagnostics.CodeAnalysis;

namespace RopeCourse.Kernel;

/// <summary>Runs all user code on the one thread that calls <see cref="Run"/>: requests in their order, and the continuations of awaits between and during them.</summary>
/// <remarks>
/// An interrupt may stop this thread between any two instructions of a running cell.
/// The queues are therefore touched in <c>finally</c> blocks only, where the runtime does not stop a thread.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process; a late continuation may still signal it.")]
internal sealed class CellThread
{
    private readonly Lock gate = new();
    private readonly Queue<Action> jobs = new();
    private readonly Queue<(CellScope Scope, SendOrPostCallback Callback, object? State)> continuations = new();
    private readonly AutoResetEvent wake = new(false);
    private bool stopped;

    /// <summary>Gets or sets what happens to an exception that a continuation throws (an <c>async void</c> method, for one).</summary>
    public Action<Exception> OnUnobserved { get; set; } = static _ => { };

    /// <summary>Queues a request behind those that came before it.</summary>
    public void Enqueue(Action job)
    {
        lock (gate)
            jobs.Enqueue(job);
        wake.Set();
    }

    /// <summary>Queues the rest of an awaiting method.</summary>
    public void Enqueue(CellScope scope, SendOrPostCallback callback, object? state)
    {
        try
        {
        }
        finally
        {
            lock (gate)
                continuations.Enqueue((scope, callback, state));
            wake.Set();
        }
    }

    /// <summary>Takes away and returns the requests that wait.</summary>
    public IReadOnlyList<Action> TakeWaiting()
    {
        lock (gate)
        {
            Action[] waiting = [.. jobs];
            jobs.Clear();
            return waiting;
        }
    }

    /// <summary>Lets <see cref="Run"/> return when its current request is done.</summary>
    public void Stop()
    {
        lock (gate)
            stopped = true;
        wake.Set();
    }

    /// <summary>Works until <see cref="Stop"/>.</summary>
    public void Run()
    {
        while (true)
        {
            if (TryContinue())
                continue;
            Action? job;
            lock (gate)
            {
                if (stopped)
                    return;
                jobs.TryDequeue(out job);
            }

            if (job is not null)
                job();
            else
                wake.WaitOne();
        }
    }

    /// <summary>Runs continuations until the task is done. The calling thread must be that of <see cref="Run"/>.</summary>
    public void PumpUntil(Task task)
    {
        if (task.IsCompleted)
            return;
        task.ContinueWith(static (_, state) => ((AutoResetEvent)state!).Set(), wake, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            if (!TryContinue())
                wake.WaitOne();
        }
    }

    private bool TryContinue()
    {
        bool found = false;
        (CellScope Scope, SendOrPostCallback Callback, object? State) next = default;
        try
        {
        }
        finally
        {
            lock (gate)
                found = continuations.TryDequeue(out next);
        }

        if (!found || next.Scope.IsAbandoned)
            return found;
        SynchronizationContext? outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(next.Scope);
        try
        {
            next.Callback(next.State);
        }
        catch (Exception error)
        {
            OnUnobserved(error);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }

        return true;
    }
}
