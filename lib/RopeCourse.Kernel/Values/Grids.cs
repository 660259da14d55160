using System.Net;
using System.Text;

namespace RopeCourse.Kernel;

/// <summary>Writes rows and columns of short texts; what is left out at the right and below is marked by an ellipsis.</summary>
internal static class Grids
{
    private const string More = "…";

    /// <summary>Writes a matrix as text and as a table.</summary>
    /// <param name="matrix">An array of two dimensions, neither of them 0.</param>
    /// <param name="most">The most rows and columns to write.</param>
    /// <param name="text">Gives an element's text.</param>
    public static (string Plain, string Html) Of(Array matrix, int most, Func<object?, string> text)
    {
        (int rows, int columns) = (matrix.GetLength(0), matrix.GetLength(1));
        string[,] texts = Fill(Math.Min(rows, most), Math.Min(columns, most), (row, column) => text(matrix.GetValue(row + matrix.GetLowerBound(0), column + matrix.GetLowerBound(1))));
        return (Plain(texts, most < columns, most < rows), Html(null, texts, most < columns, most < rows));
    }

    /// <summary>Reads the texts of so many rows and columns.</summary>
    public static string[,] Fill(int rows, int columns, Func<int, int, string> text)
    {
        var texts = new string[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                texts[row, column] = text(row, column);
        }

        return texts;
    }

    /// <summary>Writes a table with names above its columns.</summary>
    public static string Html(IReadOnlyList<string>? names, string[,] texts, bool moreColumns, bool moreRows)
    {
        var html = new StringBuilder("<table>");
        if (names is not null)
            Row(html.Append("<thead>"), names, "th", moreColumns).Append("</thead>");
        html.Append("<tbody>");
        for (int row = 0; row < texts.GetLength(0); row++)
            Row(html, Enumerable.Range(0, texts.GetLength(1)).Select(column => texts[row, column]), "td", moreColumns);
        if (moreRows)
            Row(html, Enumerable.Repeat(More, texts.GetLength(1)), "td", false);
        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>Writes lines, the columns flush right.</summary>
    public static string Plain(string[,] texts, bool moreColumns, bool moreRows)
    {
        int[] widths = [.. Enumerable.Range(0, texts.GetLength(1)).Select(column => Enumerable.Range(0, texts.GetLength(0)).Select(row => texts[row, column].Length).DefaultIfEmpty().Max())];
        var lines = Enumerable.Range(0, texts.GetLength(0))
            .Select(row => string.Join("  ", widths.Select((width, column) => texts[row, column].PadLeft(width))) + (moreColumns ? "  " + More : ""));
        return string.Join('\n', moreRows ? lines.Append(More) : lines);
    }

    private static StringBuilder Row(StringBuilder html, IEnumerable<string> texts, string tag, bool more)
    {
        html.Append("<tr>");
        foreach (string text in more ? texts.Append(More) : texts)
            html.Append('<').Append(tag).Append('>').Append(WebUtility.HtmlEncode(text)).Append("</").Append(tag).Append('>');
        return html.Append("</tr>");
    }
}
