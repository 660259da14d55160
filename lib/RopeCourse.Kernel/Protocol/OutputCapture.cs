using System.Text;

namespace RopeCourse.Kernel;

/// <summary>Collects what a cell writes to one console stream and hands it on in batches.</summary>
/// <remarks>The appends stand in <c>finally</c> blocks because an interrupt must not stop them half way.</remarks>
internal sealed class OutputCapture(string name, Action<string, string> send, Action flushOther) : TextWriter
{
    private const int BatchCharacters = 32 * 1024;
    private readonly Lock gate = new();
    private readonly StringBuilder buffer = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
            return;
        try
        {
        }
        finally
        {
            flushOther();
            lock (gate)
            {
                buffer.Append(value);
                if (buffer.Length >= BatchCharacters)
                    Send();
            }
        }
    }

    public override void WriteLine(string? value) => Write(string.Concat(value, CoreNewLine));

    public override void WriteLine(ReadOnlySpan<char> value) => Write(string.Concat(value, CoreNewLine));

    /// <summary>Hands on what has been written so far.</summary>
    public override void Flush()
    {
        try
        {
        }
        finally
        {
            lock (gate)
                Send();
        }
    }

    private void Send()
    {
        // Half of a surrogate pair waits for its other half: alone it has no UTF-8.
        int length = buffer.Length;
        if (length > 0 && char.IsHighSurrogate(buffer[length - 1]))
            length--;
        if (length == 0)
            return;
        send(name, buffer.ToString(0, length));
        buffer.Remove(0, length);
    }
}
