using System.Diagnostics.CodeAnalysis;

namespace RopeCourse.Kernel;

/// <summary>Runs all user code on one thread: requests in their order, and the continuations of awaits between and during them.</summary>
/// <remarks>
/// A forced interrupt may stop this thread between any two instructions of a running cell.
/// The queues are therefore touched in <c>finally</c> blocks only, where the runtime does not stop a thread.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process; a late continuation may still signal it.")]
internal sealed class CellThread
{
    private readonly Lock gate = new();
    private readonly Queue<Action> jobs = new();
    private readonly Queue<(CellScope Scope, SendOrPostCallback Callback, object? State)> continuations = new();
    private readonly AutoResetEvent wake = new(false);
    private readonly ManualResetEventSlim ended = new();
    private volatile Thread? thread;
    private volatile bool waitsForWork;
    private bool replace;
    private int overdue;
    private bool stopped;

    /// <summary>Gets or sets what happens to an exception that a continuation throws (an <c>async void</c> method, for one).</summary>
    public Action<Exception> OnUnobserved { get; set; } = static _ => { };

    /// <summary>Gets or sets what runs a continuation between requests, so that it can be stopped; it says whether that was not needed.</summary>
    public Func<Action, bool> Between { get; set; } = static work =>
    {
        work();
        return true;
    };

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

    /// <summary>Works until <see cref="Stop"/>, on a thread of its own.</summary>
    public void Run()
    {
        StartThread();
        ended.Wait();
    }

    /// <summary>Gives the next request a fresh thread: one that was stopped by force cannot be stopped so again.</summary>
    public void Replace() => replace = true;

    /// <summary>Runs continuations until the task is done. Only the cell thread may call it.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public void PumpUntil(Task task, CancellationToken interrupt)
    {
        if (task.IsCompleted)
            return;
        task.ContinueWith(static (_, state) => ((AutoResetEvent)state!).Set(), wake, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        using CancellationTokenRegistration registration = interrupt.Register(static state => ((AutoResetEvent)state!).Set(), wake);
        while (!task.IsCompleted)
        {
            interrupt.ThrowIfCancellationRequested();
            if (!TryContinue())
                WaitForWork();
        }
    }

    /// <summary>Runs waiting continuations on another thread if the cell thread blocks, as in <c>FetchAsync().Result</c>: it would wait for itself for ever.</summary>
    /// <remarks>To be called now and then; a continuation must have waited since the last call.</remarks>
    public void RescueBlocked()
    {
        if (waitsForWork || thread is not { } worker || (worker.ThreadState & ThreadState.WaitSleepJoin) == 0)
        {
            overdue = 0;
            return;
        }

        lock (gate)
        {
            for (int count = continuations.Count; overdue > 0 && count > 0; count--)
            {
                (CellScope Scope, SendOrPostCallback Callback, object? State) next = continuations.Dequeue();
                ThreadPool.QueueUserWorkItem(_ => Continue(next));
            }

            overdue = continuations.Count;
        }
    }

    private void StartThread()
    {
        thread = new Thread(Work) { IsBackground = true, Name = "cells" };
        thread.Start();
    }

    private void Work()
    {
        while (true)
        {
            if (TryTake(out (CellScope Scope, SendOrPostCallback Callback, object? State) next))
            {
                if (!Between(() => Continue(next)))
                    next.Scope.Abandon();
                continue;
            }

            Action? job;
            lock (gate)
            {
                if (stopped)
                    break;
                jobs.TryDequeue(out job);
            }

            if (job is null)
            {
                WaitForWork();
                continue;
            }

            job();
            if (replace)
            {
                replace = false;
                StartThread();
                return;
            }
        }

        ended.Set();
    }

    private void WaitForWork()
    {
        waitsForWork = true;
        try
        {
            wake.WaitOne();
        }
        catch (ThreadInterruptedException)
        {
            // Meant for a wait of the notebook's own code; the caller looks again what there is to do.
        }
        finally
        {
            waitsForWork = false;
        }
    }

    private bool TryContinue()
    {
        bool found = TryTake(out (CellScope Scope, SendOrPostCallback Callback, object? State) next);
        if (found)
            Continue(next);
        return found;
    }

    private bool TryTake(out (CellScope Scope, SendOrPostCallback Callback, object? State) next)
    {
        bool found = false;
        next = default;
        try
        {
        }
        finally
        {
            lock (gate)
                found = continuations.TryDequeue(out next);
        }

        return found;
    }

    private void Continue((CellScope Scope, SendOrPostCallback Callback, object? State) next)
    {
        if (next.Scope.IsAbandoned)
            return;
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
    }
}
