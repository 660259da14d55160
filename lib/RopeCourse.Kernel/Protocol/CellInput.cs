using System.Collections.Concurrent;

namespace RopeCourse.Kernel;

/// <summary>Reads for a cell what the user of its client types, a line at a time.</summary>
/// <param name="ask">Asks the client for a line, or throws where it takes no input.</param>
internal sealed class CellInput(Action ask) : TextReader
{
    private readonly ConcurrentQueue<string> answers = new();
    private readonly SemaphoreSlim answered = new(0);
    private CancellationToken interrupt;
    private string line = "";
    private int next;

    /// <summary>Forgets what an earlier cell left unread, and lets a new one be interrupted while it waits.</summary>
    public void Begin(CancellationToken interrupt)
    {
        this.interrupt = interrupt;
        line = "";
        next = 0;
    }

    /// <summary>Takes an answer; one that nobody waits for is dropped with the next question.</summary>
    public void Answer(string text)
    {
        answers.Enqueue(text);
        answered.Release();
    }

    public override string? ReadLine()
    {
        if (next >= line.Length)
            Refill();
        string rest = line[next..].TrimEnd('\n');
        next = line.Length;
        return rest;
    }

    public override int Read()
    {
        if (next >= line.Length)
            Refill();
        return line[next++];
    }

    public override int Peek() => next < line.Length ? line[next] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (count == 0)
            return 0;
        if (next >= line.Length)
            Refill();
        int taken = Math.Min(count, line.Length - next);
        line.CopyTo(next, buffer, index, taken);
        next += taken;
        return taken;
    }

    public override string ReadToEnd() => throw new NotSupportedException("What a user types in a notebook has no end; read it line by line.");

    private void Refill()
    {
        while (answered.Wait(0))
            answers.TryDequeue(out _);
        ask();
        answered.Wait(interrupt);
        answers.TryDequeue(out string? text);
        line = text + "\n";
        next = 0;
    }
}
