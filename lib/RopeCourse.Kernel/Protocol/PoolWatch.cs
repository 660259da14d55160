namespace RopeCourse.Kernel;

/// <summary>Keeps the thread pool able to answer, whatever a notebook does with it: the sockets need it to receive an interrupt.</summary>
/// <remarks>
/// The pool begins with as many threads as there are cores, and adds one or two a second. A cell that blocks more of them than that, as forty
/// times <c>Task.Run(() => Thread.Sleep(…))</c> does, would leave the kernel deaf for as long. So a small task is queued now and then;
/// while it has waited too long, the pool gets more threads at each beat, twice as many as at the one before. A parallel loop takes up
/// every thread that it can get, but lets other work in between: it is given none.
/// </remarks>
internal sealed class PoolWatch : IThreadPoolWorkItem
{
    private const int Patience = 4;
    private const int MostThreads = 512;
    private volatile bool answered = true;
    private (int Workers, int Ports)? usual;
    private int missed;

    /// <summary>Looks whether the pool has answered since the last beat.</summary>
    public void Beat()
    {
        if (!answered)
        {
            if (++missed >= Patience)
                Widen(4 << Math.Min(missed - Patience, 5));
            return;
        }

        if (usual is { } before)
            ThreadPool.SetMinThreads(before.Workers, before.Ports);
        usual = null;
        missed = 0;
        answered = false;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <inheritdoc/>
    public void Execute() => answered = true;

    private void Widen(int by)
    {
        ThreadPool.GetMinThreads(out int workers, out int ports);
        usual ??= (workers, ports);
        int threads = Math.Min(Math.Max(workers, ThreadPool.ThreadCount) + by, MostThreads);
        if (threads > workers)
            ThreadPool.SetMinThreads(threads, ports);
    }
}
