using System.Text;

namespace RopeCourse.Lessons;

/// <summary>Writes a <see cref="DataTable"/> as HTML and as aligned text.</summary>
internal static class TableWriter
{
    private const string MarkSign = "▸ ";

    /// <summary>Writes the table in the colours of its page, inside a box that scrolls sideways.</summary>
    public static string Html(DataTable table)
    {
        var html = new StringBuilder();
        html.Append("<div class=\"rc-table\" style=\"overflow-x:auto;max-width:100%\">");
        // Beside the table and not inside it, a long sentence need not be as narrow as the columns.
        if (table.Caption is { } caption)
            html.Append("<div style=\"padding:.2em 0 .5em;max-width:70ch\">").Append(Lessons.Html.Prose(caption)).Append("</div>");
        html.Append("<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">");
        html.Append("<thead><tr>");
        for (int c = 0; c < table.Headers.Count; c++)
            html.Append(Cell("th scope=\"col\"", table, c, $"border:0;border-bottom:{Lessons.Html.ThinBorder}", Lessons.Html.Encode(table.Headers[c])));
        html.Append("</tr></thead><tbody>");
        for (int r = 0; r < table.Rows.Count; r++)
        {
            html.Append("<tr>");
            for (int c = 0; c < table.Headers.Count; c++)
            {
                string text = Lessons.Html.Encode(table.Rows[r][c]);
                if (table.Marks.Contains((r, c)))
                    text = $"<strong>{MarkSign}{text}</strong>";
                html.Append(Cell(c == 0 && table.HasRowLabels ? "th scope=\"row\"" : "td", table, c, "border:0", text));
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    /// <summary>Writes the table with its columns aligned by spaces.</summary>
    public static string Text(DataTable table)
    {
        string[][] lines =
        [
            [.. table.Headers],
            .. table.Rows.Select((row, r) => row.Select((cell, c) => table.Marks.Contains((r, c)) ? MarkSign + cell : cell).ToArray()),
        ];
        int[] widths = [.. table.Headers.Select((_, c) => lines.Max(line => line[c].Length))];
        IEnumerable<string> text = lines.Select(line =>
            string.Join("  ", line.Select((cell, c) => table.IsNumeric[c] ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd());
        return string.Join('\n', table.Caption is { } caption ? text.Prepend(caption) : text);
    }

    private static string Cell(string tag, DataTable table, int column, string border, string content)
    {
        string align = table.IsNumeric[column] ? "right" : "left";
        string name = tag.Split(' ')[0];
        return $"<{tag} style=\"padding:.15em .7em;vertical-align:baseline;text-align:{align};{border}\">{content}</{name}>";
    }
}
