using System.Collections;

namespace RopeCourse.Lessons;

/// <summary>Lists the words nearest to a vector, nearest first.</summary>
public sealed class Neighbours : NotebookValue, IReadOnlyList<Neighbour>
{
    private readonly Neighbour[] _items;

    internal Neighbours(IEnumerable<Neighbour> items) => _items = [.. items];

    /// <summary>Gets the number of words.</summary>
    public int Count => _items.Length;

    /// <summary>Gets a word by its rank.</summary>
    /// <param name="index">The rank, 0 for the nearest.</param>
    public Neighbour this[int index] => _items[index];

    /// <inheritdoc/>
    public override string ToHtml() => Table().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Table().ToString();

    /// <inheritdoc/>
    public IEnumerator<Neighbour> GetEnumerator() => _items.AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private DataTable Table() =>
        DataTable.Of(["word", "cosine"], _items.Select(item => (IReadOnlyList<object?>)[item.Word, item.Cosine]), "0.000");
}
