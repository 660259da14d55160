using System.Diagnostics;

namespace RopeCourse.Kernel;

/// <summary>Keeps the first and the last lines that a process writes to its error stream, and lets go of the rest.</summary>
internal sealed class LastWords
{
    private const int Kept = 100;
    private readonly Lock gate = new();
    private readonly List<string> first = [];
    private readonly Queue<string> last = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LastWords(Process process) => process.ErrorDataReceived += (_, line) => Add(line.Data);

    /// <summary>Waits for the end of the stream, but no longer than a moment: a child of the kernel may hold it open.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync()
    {
        await Task.WhenAny(ended.Task, Task.Delay(TimeSpan.FromMilliseconds(500))).ConfigureAwait(false);
        lock (gate)
            return [.. first, .. last];
    }

    private void Add(string? line)
    {
        if (line is null)
        {
            ended.TrySetResult();
            return;
        }

        lock (gate)
        {
            if (first.Count < Kept)
            {
                first.Add(line);
                return;
            }

            last.Enqueue(line);
            if (last.Count > Kept)
                last.Dequeue();
        }
    }
}
