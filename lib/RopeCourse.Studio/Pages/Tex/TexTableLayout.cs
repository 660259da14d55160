using System.Xml.Linq;

namespace RopeCourse.Studio.Pages.Tex;

/// <summary>How an environment sets its rows and columns.</summary>
/// <param name="Open">The fence at the left, or nothing.</param>
/// <param name="Close">The fence at the right, or nothing.</param>
/// <param name="Columns">One letter (l, c, r) a column; the last one repeats; a bar draws a line.</param>
/// <param name="IsAligned">True where columns come in pairs that meet without a gap.</param>
internal sealed record TexTableLayout(string Open, string Close, string Columns, bool IsAligned = false)
{
    /// <summary>Finds the layout of an environment.</summary>
    /// <returns>The layout, or null when the environment is not known.</returns>
    public static TexTableLayout? Find(string environment) => environment switch
    {
        "matrix" or "array" => new("", "", "c"),
        "pmatrix" => new("(", ")", "c"),
        "bmatrix" => new("[", "]", "c"),
        "Bmatrix" => new("{", "}", "c"),
        "vmatrix" => new("|", "|", "c"),
        "Vmatrix" => new("‖", "‖", "c"),
        "cases" => new("{", "", "l"),
        "aligned" or "align" or "align*" or "split" => new("", "", "rl", IsAligned: true),
        "gathered" => new("", "", "c", IsAligned: true),
        _ => null,
    };

    /// <summary>Builds the table with its fences.</summary>
    /// <param name="rows">The cells of each row, and whether a line stands above it.</param>
    public TexAtom Build(IReadOnlyList<(bool Line, List<XElement> Cells)> rows)
    {
        var filled = rows.Where(row => row.Cells.Count > 0).ToList();
        var lineBelow = rows[^1] is { Line: true, Cells.Count: 0 };
        var table = new XElement(
            "mtable",
            IsAligned ? new XAttribute("displaystyle", "true") : null,
            filled.Select((row, i) => Row(row.Cells, row.Line, lineBelow && i == filled.Count - 1)));
        if (Open.Length == 0 && Close.Length == 0)
            return new TexAtom(TexClass.Ordinary, table);

        return new TexAtom(TexClass.Inner, new XElement("mrow", Fence(Open, "prefix"), table, Fence(Close, "postfix")));
    }

    private static XElement? Fence(string character, string form) => character.Length == 0
        ? null
        : new XElement("mo", new XAttribute("form", form), new XAttribute("stretchy", "true"), character);

    private XElement Row(List<XElement> cells, bool lineAbove, bool lineBelow) =>
        new("mtr", cells.Select((cell, column) => new XElement("mtd", Style(column, lineAbove, lineBelow), cell)));

    private XAttribute? Style(int column, bool lineAbove, bool lineBelow)
    {
        var (letter, barLeft, barRight) = ColumnAt(column);
        var parts = new List<string>();
        if (letter != 'c')
            parts.Add(letter == 'l' ? "text-align:left" : "text-align:right");
        if (IsAligned)
            parts.Add(column % 2 == 0 && column > 0 ? "padding-left:2em;padding-right:0" : "padding-left:0;padding-right:0");
        if (barLeft)
            parts.Add("border-left:1px solid");
        if (barRight)
            parts.Add("border-right:1px solid");
        if (lineAbove)
            parts.Add("border-top:1px solid");
        if (lineBelow)
            parts.Add("border-bottom:1px solid");
        return parts.Count == 0 ? null : new XAttribute("style", string.Join(';', parts));
    }

    private (char Letter, bool BarLeft, bool BarRight) ColumnAt(int column)
    {
        var columns = Columns.Where(letter => letter is 'l' or 'c' or 'r' or '|').ToArray();
        var places = Enumerable.Range(0, columns.Length).Where(place => columns[place] != '|').ToArray();
        if (places.Length == 0)
            return ('c', false, false);
        if (column >= places.Length)
            return (IsAligned ? columns[places[column % places.Length]] : columns[places[^1]], false, false);

        var at = places[column];
        return (columns[at], column == 0 && at > 0, at + 1 < columns.Length && columns[at + 1] == '|');
    }
}
