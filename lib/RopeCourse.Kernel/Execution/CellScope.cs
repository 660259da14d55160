namespace RopeCourse.Kernel;

/// <summary>Brings the continuations of one cell's awaits back to the cell thread, until the cell is interrupted.</summary>
internal sealed class CellScope(CellThread thread) : SynchronizationContext
{
    private volatile bool abandoned;

    /// <summary>Gets whether the cell was interrupted: what it still waits for must not run on.</summary>
    public bool IsAbandoned => abandoned;

    public void Abandon() => abandoned = true;

    public override void Post(SendOrPostCallback d, object? state) => thread.Enqueue(this, d, state);

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Current == this)
        {
            d(state);
            return;
        }

        using var done = new ManualResetEventSlim();
        Exception? failure = null;
        Post(
            _ =>
            {
                try
                {
                    d(state);
                }
                catch (Exception error)
                {
                    failure = error;
                }
                finally
                {
                    done.Set();
                }
            },
            null);
        done.Wait();
        if (failure is not null)
            throw new InvalidOperationException("The work sent to the cell's thread failed.", failure);
    }

    public override SynchronizationContext CreateCopy() => this;
}
