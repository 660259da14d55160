namespace RopeCourse.Tests;

/// <summary>Counts the bytes that a call allocates once it has run before.</summary>
internal static class Allocations
{
    /// <summary>Runs the call to warm up, then counts; the least of several counts, because a collection in between may empty the pool of arrays.</summary>
    public static long Of(Action call)
    {
        long least = long.MaxValue;
        for (int run = 0; run < 8; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (run >= 3)
                least = Math.Min(least, bytes);
        }

        return least;
    }
}
