namespace RopeCourse.Lessons;

/// <summary>Holds what one encoding grants of the nine wishes, with the measured numbers.</summary>
public sealed class ChecklistRow : NotebookValue
{
    internal ChecklistRow(string name, IReadOnlyList<Finding> findings)
    {
        Name = name;
        Findings = findings;
    }

    /// <summary>Gets the name of the encoding.</summary>
    public string Name { get; }

    /// <summary>Gets the nine findings, in the order of <see cref="Wish"/>.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Gets the finding for a wish.</summary>
    /// <param name="wish">The wish.</param>
    public Finding this[Wish wish] => Findings[(int)wish];

    /// <inheritdoc/>
    public override string ToHtml() => Table().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Table().ToString();

    private DataTable Table() => DataTable
        .Of(["wish", Name, "why"], Findings.Select(finding => (IReadOnlyList<object?>)[finding.Label, finding.Mark, finding.Why]));
}
