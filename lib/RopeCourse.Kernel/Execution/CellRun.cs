namespace RopeCourse.Kernel;

/// <summary>Holds the stops of one running cell, the mildest first.</summary>
/// <remarks>
/// First the cell's own code asks at each turn of a loop (<see cref="CellInterrupt"/>) and awaits end;
/// then the thread's waits and sleeps are broken; last the runtime stops the thread, which is for code
/// that neither asks nor waits, such as a long call into a library. On Unix the runtime does not always survive
/// that (measured: about one time in three it crashes, and after the first time it may hang), so a second such cell
/// ends the kernel. The client is told in either case.
/// </remarks>
internal sealed class CellRun : IDisposable
{
    private static readonly TimeSpan UntilWaitsBreak = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan UntilForce = TimeSpan.FromMilliseconds(700);
    private static int forced;
    private readonly Lock gate = new();
    private readonly Thread thread = Thread.CurrentThread;
    private readonly CancellationTokenSource mild = new();
    private readonly CancellationTokenSource force = new();
    private volatile bool interrupted;
    private bool ended;

    /// <summary>Creates the run of a cell on the calling thread.</summary>
    public CellRun() => CellInterrupt.Begin(this);

    /// <summary>Gets the token that ends waits which know of it.</summary>
    public CancellationToken Mild => mild.Token;

    /// <summary>Gets the token that stops the thread.</summary>
    public CancellationToken Force => force.Token;

    public bool IsInterrupted => interrupted;

    /// <summary>Begins to stop the cell; returns at once. May be called on any thread, and again.</summary>
    public void Interrupt()
    {
        lock (gate)
        {
            if (ended || interrupted)
                return;
            interrupted = true;
            CellInterrupt.Request();
        }

        // A thread of its own: the notebook may keep every thread of the pool waiting.
        new Thread(Insist) { IsBackground = true, Name = "interrupt" }.Start();
    }

    /// <summary>Ends the run; must be called on its thread. No stop reaches the thread afterwards.</summary>
    public void Dispose()
    {
        lock (gate)
            ended = true;
        try
        {
            // A broken wait that found nothing to break stays with the thread until its next wait: this one.
            if (IsInterrupted)
                Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
            // That is what the wait was for.
        }

        // The sources are left to the collector: the insisting thread may still look at them.
    }

    private void Insist()
    {
        mild.Cancel();
        Thread.Sleep(UntilWaitsBreak);
        if (!IfRunning(thread.Interrupt))
            return;
        Thread.Sleep(UntilForce);
        IfRunning(StopByForce);
    }

    private void StopByForce()
    {
        // To the process's own error stream: should the runtime crash now, these are its last words.
        using (var words = new StreamWriter(Console.OpenStandardError()))
            words.WriteLine(KernelDeath.ForceNotice);
        if (Interlocked.Exchange(ref forced, 1) == 0)
            _ = force.CancelAsync();
        else
            Environment.FailFast(KernelDeath.NotStopped);
    }

    private bool IfRunning(Action action)
    {
        lock (gate)
        {
            if (!ended)
                action();
            return !ended;
        }
    }
}
