using System.Text;

namespace RopeCourse.Studio.Pages.Tex;

/// <summary>Reads a formula piece by piece.</summary>
/// <param name="source">The formula.</param>
internal sealed class TexReader(string source)
{
    /// <summary>Gets the whole formula.</summary>
    public string Source => source;

    /// <summary>Gets the place of the next character.</summary>
    public int Position { get; private set; }

    /// <summary>Gets a value indicating whether nothing but space is left.</summary>
    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return Position >= source.Length;
        }
    }

    /// <summary>Returns the next token without taking it: a command with its backslash, a character, or nothing at the end.</summary>
    public string Peek()
    {
        var token = Next();
        Position -= token.Length;
        return token;
    }

    /// <summary>Takes the next token; the empty string at the end.</summary>
    public string Next()
    {
        if (AtEnd)
            return "";

        var start = Position;
        if (source[start] != '\\')
        {
            Position += Rune.TryGetRuneAt(source, start, out var rune) ? rune.Utf16SequenceLength : 1;
            return source[start..Position];
        }

        Position++;
        while (Position < source.Length && char.IsAsciiLetter(source[Position]))
            Position++;
        if (Position == start + 1 && Position < source.Length)
            Position++;
        return source[start..Position];
    }

    /// <summary>Takes the next token if it is the given one.</summary>
    public bool Take(string token)
    {
        if (Peek() != token)
            return false;
        Next();
        return true;
    }

    /// <summary>Takes the given token or fails.</summary>
    public void Expect(string token)
    {
        var found = Peek();
        if (found != token)
            throw Fault(found.Length == 0 ? $"the formula ends where {token} is wanted" : $"{found} stands where {token} is wanted", found);
        Next();
    }

    /// <summary>Takes the longest run of characters that satisfy the test.</summary>
    public string TakeWhile(Func<char, bool> test)
    {
        var start = Position;
        while (Position < source.Length && test(source[Position]))
            Position++;
        return source[start..Position];
    }

    /// <summary>Takes one digit group of the form <c>{,}000</c>, as large numbers are written in TeX, or nothing.</summary>
    public string TakeThousands()
    {
        var rest = source.AsSpan(Position);
        var fits = rest.StartsWith("{,}") && rest.Length >= 6
            && char.IsAsciiDigit(rest[3]) && char.IsAsciiDigit(rest[4]) && char.IsAsciiDigit(rest[5]);
        if (!fits)
            return "";
        Position += 6;
        return "," + source[(Position - 3)..Position];
    }

    /// <summary>Takes a group as raw text, for example the words of <c>\text{…}</c>.</summary>
    public string TakeRawGroup()
    {
        Expect("{");
        var start = Position;
        for (var depth = 1; Position < source.Length; Position++)
        {
            if (source[Position] == '\\')
                Position++;
            else if (source[Position] == '{')
                depth++;
            else if (source[Position] == '}' && --depth == 0)
                return source[start..Position++];
        }

        Position = source.Length;
        throw Fault("a closing brace is missing", "{", start - 1);
    }

    /// <summary>Skips space before a group.</summary>
    public void SkipToGroup() => SkipSpace();

    /// <summary>Makes the exception for a fault at the next token.</summary>
    public TexException Fault(string problem, string command, int? position = null) =>
        new(problem, command, position ?? Math.Min(Position, source.Length), source);

    private void SkipSpace()
    {
        while (Position < source.Length && char.IsWhiteSpace(source[Position]))
            Position++;
    }
}
