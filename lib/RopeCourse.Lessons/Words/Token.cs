namespace RopeCourse.Lessons;

/// <summary>Holds one token of a text: its number in the vocabulary, its characters, its place.</summary>
/// <param name="Id">The number of the token in the vocabulary o200k.</param>
/// <param name="Text">The characters, with a leading space where the text has one.</param>
/// <param name="Position">The place in the sequence, counted from 0.</param>
public readonly record struct Token(int Id, string Text, int Position)
{
    /// <summary>Gets the token as a word to look up: without spaces, in lower case.</summary>
    public string Word => Text.Trim().ToLowerInvariant();
}
