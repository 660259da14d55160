using System.Collections;

namespace RopeCourse.Lessons;

/// <summary>Lists the tokens of a text in order.</summary>
public sealed class TokenList : NotebookValue, IReadOnlyList<Token>
{
    private readonly Token[] _items;

    internal TokenList(IEnumerable<Token> items) => _items = [.. items];

    /// <summary>Gets the number of tokens.</summary>
    public int Count => _items.Length;

    /// <summary>Gets a token by its position.</summary>
    /// <param name="index">The position, counted from 0.</param>
    public Token this[int index] => _items[index];

    /// <inheritdoc/>
    public override string ToHtml() => Table().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Table().ToString();

    /// <inheritdoc/>
    public IEnumerator<Token> GetEnumerator() => _items.AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // A space is part of the token, so it is shown as an open box.
    private static string Visible(string text) => text.Replace(' ', '␣').Replace("\n", "⏎", StringComparison.Ordinal);

    private DataTable Table()
    {
        ILookup<int, int> positions = _items.ToLookup(token => token.Id, token => token.Position);
        return DataTable.Of(
            ["position", "token", "id", "same id at"],
            _items.Select(token => (IReadOnlyList<object?>)
            [
                token.Position,
                Visible(token.Text),
                token.Id,
                string.Join(", ", positions[token.Id].Where(p => p != token.Position).Select(p => Format.Value(p))),
            ]));
    }
}
