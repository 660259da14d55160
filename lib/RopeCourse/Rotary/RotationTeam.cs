using System.Runtime.InteropServices;

namespace RopeCourse;

/// <summary>Turns the pieces of a batch on several threads. A team is used again and again, so that a call allocates nothing.</summary>
/// <remarks>
/// The caller works too, and never waits for a helper that has not begun: if the thread pool is busy, the caller does it all.
/// A helper that comes too late finds the work closed, or helps with the next call.
/// </remarks>
internal sealed class RotationTeam<TElement, T, TStorage> : IThreadPoolWorkItem
    where TElement : unmanaged
    where T : unmanaged
    where TStorage : IStorage<T>
{
    // A helper takes 5 to 20 µs to wake, and one thread turns a megabyte that lies in its cache in 20 µs: below that it is not worth calling.
    private const long BytesAThread = 1024 * 1024;

    private static RotationTeam<TElement, T, TStorage>? s_spare;

    private readonly object _gate = new();
    private BatchPlan _plan;
    private BatchTensor<TElement> _queries;
    private BatchTensor<TElement> _keys;
    private int _pieces;
    private int _next;
    private int _places;
    private int _helpers;

    /// <summary>Chooses a number of threads: as many as there are cores and as the size pays for, and no more than are allowed.</summary>
    public static int Threads(long bytes, int? maxThreads) =>
        (int)Math.Clamp(bytes / BytesAThread, 1, Math.Min(Environment.ProcessorCount, maxThreads ?? int.MaxValue));

    /// <summary>Turns all pieces of the queries and then of the keys, which may be empty.</summary>
    public static void Turn(in BatchPlan plan, int threads, BatchTensor<TElement> queries, BatchTensor<TElement> keys)
    {
        if (threads == 1)
        {
            TurnAll(in plan, queries);
            TurnAll(in plan, keys);
            return;
        }

        RotationTeam<TElement, T, TStorage> team = Interlocked.Exchange(ref s_spare, null) ?? new();
        team.Run(in plan, threads, queries, keys);
        s_spare = team;
    }

    /// <summary>Helps, on a thread of the pool.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        lock (_gate)
        {
            if (_places == 0)
                return;
            _places--;
            _helpers++;
        }

        TakePieces();
        lock (_gate)
        {
            _helpers--;
            Monitor.Pulse(_gate);
        }
    }

    private static void TurnAll(in BatchPlan plan, BatchTensor<TElement> tensor)
    {
        ReadOnlySpan<T> source = MemoryMarshal.Cast<TElement, T>(tensor.Source.Span);
        Span<T> destination = MemoryMarshal.Cast<TElement, T>(tensor.Destination.Span);
        int pieces = plan.Pieces(tensor.Heads);
        for (int piece = 0; piece < pieces; piece++)
            plan.Turn<T, TStorage>(piece, tensor.Heads, source, destination);
    }

    private void Run(in BatchPlan plan, int threads, BatchTensor<TElement> queries, BatchTensor<TElement> keys)
    {
        (_plan, _queries, _keys) = (plan, queries, keys);
        _pieces = plan.Pieces(queries.Heads) + plan.Pieces(keys.Heads);
        _next = -1;
        int helpers = Math.Min(threads, _pieces) - 1;
        lock (_gate)
            _places = Math.Max(0, helpers);
        for (int i = 0; i < helpers; i++)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        TakePieces();
        lock (_gate)
        {
            _places = 0;
            while (_helpers > 0)
                Monitor.Wait(_gate);
        }

        // The team outlives the call; the caller's memory should not.
        (_plan, _queries, _keys) = (default, default, default);
    }

    private void TakePieces()
    {
        ReadOnlySpan<T> queries = MemoryMarshal.Cast<TElement, T>(_queries.Source.Span);
        Span<T> turnedQueries = MemoryMarshal.Cast<TElement, T>(_queries.Destination.Span);
        ReadOnlySpan<T> keys = MemoryMarshal.Cast<TElement, T>(_keys.Source.Span);
        Span<T> turnedKeys = MemoryMarshal.Cast<TElement, T>(_keys.Destination.Span);
        int queryPieces = _plan.Pieces(_queries.Heads);
        for (int piece = Interlocked.Increment(ref _next); piece < _pieces; piece = Interlocked.Increment(ref _next))
        {
            if (piece < queryPieces)
                _plan.Turn<T, TStorage>(piece, _queries.Heads, queries, turnedQueries);
            else
                _plan.Turn<T, TStorage>(piece - queryPieces, _keys.Heads, keys, turnedKeys);
        }
    }
}
