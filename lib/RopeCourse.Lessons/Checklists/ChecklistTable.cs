namespace RopeCourse.Lessons;

/// <summary>Sets encodings side by side: one wish a row, one encoding a column.</summary>
public sealed class ChecklistTable : NotebookValue
{
    internal ChecklistTable(IReadOnlyList<ChecklistRow> encodings) => Encodings = encodings;

    /// <summary>Gets the encodings, in the order of the columns.</summary>
    public IReadOnlyList<ChecklistRow> Encodings { get; }

    /// <inheritdoc/>
    public override string ToHtml() => Table().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Table().ToString();

    private DataTable Table() => DataTable.Of(
        ["wish", .. Encodings.Select(encoding => encoding.Name)],
        Enum.GetValues<Wish>().Select(wish =>
            (IReadOnlyList<object?>)[Encodings[0][wish].Label, .. Encodings.Select(encoding => encoding[wish].Mark)]));
}
