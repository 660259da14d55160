using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RopeCourse;

/// <summary>Asks the processor for memory that will be needed soon. It is a hint: nothing is read, no address can be wrong.</summary>
internal static class Prefetch
{
    private const int LineBytes = 64;

    /// <summary>Asks for the lines that lie so many bytes after a place; they may lie beyond the end of an array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Lines<T>(ref T place, nint ahead, nint bytes)
    {
        // Not pinned: should the memory move now, other lines are fetched, and nothing else comes of it.
        byte* line = (byte*)Unsafe.AsPointer(ref place) + ahead;
        if (Sse.IsSupported)
        {
            for (byte* end = line + bytes; line < end; line += LineBytes)
                Sse.Prefetch0(line);
        }
    }
}
