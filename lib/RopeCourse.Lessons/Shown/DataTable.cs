using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons;

/// <summary>Shows a small table of numbers and words, as HTML or as aligned text.</summary>
/// <remarks>
/// A table never changes: <see cref="Mark"/> and <see cref="WithCaption"/> return another one.
/// A marked cell carries the sign ▸ and bold type, so that it can be told without colour.
/// </remarks>
public sealed class DataTable : NotebookValue
{
    private DataTable(string[] headers, string[][] rows, bool[] isNumeric)
    {
        Headers = headers;
        Rows = rows;
        IsNumeric = isNumeric;
    }

    /// <summary>Gets the text above the columns, one a column.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>Gets the cells as they are shown, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>Gets the sentence above the table, or null.</summary>
    public string? Caption { get; private init; }

    /// <summary>Gets whether the first column names the rows.</summary>
    internal bool HasRowLabels { get; private init; }

    /// <summary>Gets, for each column, whether it holds numbers and stands right-aligned.</summary>
    internal IReadOnlyList<bool> IsNumeric { get; }

    /// <summary>Gets the marked cells, by row and column as shown.</summary>
    internal ImmutableHashSet<(int Row, int Column)> Marks { get; private init; } = [];

    /// <summary>Makes a table of a matrix: one row a row, one column a column.</summary>
    /// <param name="matrix">The numbers, rows by columns.</param>
    /// <param name="rowLabels">One name a row, or null for the row numbers from 0.</param>
    /// <param name="columnLabels">One name a column, or null for the column numbers from 0.</param>
    /// <param name="format">The .NET number format of every cell; up to three decimals by default.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException">The matrix is null.</exception>
    /// <exception cref="ArgumentException">The labels are not as many as the rows or columns.</exception>
    public static DataTable Of(
        Matrix<double> matrix,
        IEnumerable<string>? rowLabels = null,
        IEnumerable<string>? columnLabels = null,
        string format = "0.###")
    {
        ArgumentNullException.ThrowIfNull(matrix);
        string[] rowNames = Labels(rowLabels, matrix.RowCount, nameof(rowLabels), "rows");
        string[] columnNames = Labels(columnLabels, matrix.ColumnCount, nameof(columnLabels), "columns");
        string[][] rows = [.. rowNames.Select((name, r) =>
            (string[])[name, .. Enumerable.Range(0, matrix.ColumnCount).Select(c => Format.Number(matrix[r, c], format))])];
        bool[] isNumeric = [rowLabels is null, .. Enumerable.Repeat(true, matrix.ColumnCount)];
        return new(["", .. columnNames], rows, isNumeric) { HasRowLabels = true };
    }

    /// <summary>Makes a table of positions and their bits, the highest bit on the left, as numbers are written.</summary>
    /// <param name="bits">The positions by bits.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException">The bits are null.</exception>
    public static DataTable Of(BinaryTable bits)
    {
        ArgumentNullException.ThrowIfNull(bits);
        return Of(
            ["position", .. Enumerable.Range(0, bits.Width).Reverse().Select(bit => $"bit {bit}")],
            Enumerable.Range(0, bits.Positions).Select(position => (object?[])[position, .. bits.Row(position).Reverse().Cast<object>()]));
    }

    /// <summary>Makes a table of rows that hold words and numbers.</summary>
    /// <param name="headers">One heading a column.</param>
    /// <param name="rows">The rows; each as long as the headings. Numbers are written the same way in every culture.</param>
    /// <param name="format">The .NET format of every fractional number; six significant digits by default.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A row is longer or shorter than the headings.</exception>
    public static DataTable Of(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<object?>> rows, string format = "G6")
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(rows);
        IReadOnlyList<object?>[] values = [.. rows];
        foreach (IReadOnlyList<object?> row in values)
        {
            if (row.Count != headers.Count)
                throw new ArgumentException($"rows holds a row of {row.Count}; each must be as long as headers, which is {headers.Count}.", nameof(rows));
        }

        bool[] isNumeric = [.. headers.Select((_, c) => values.Length > 0 && values.All(row => IsNumber(row[c])))];
        return new([.. headers], [.. values.Select(row => row.Select(cell => Format.Value(cell, format)).ToArray())], isNumeric);
    }

    /// <summary>Returns the table with a sentence above it.</summary>
    /// <param name="caption">The sentence.</param>
    /// <returns>Another table.</returns>
    public DataTable WithCaption(string caption) => Copy(caption, Marks);

    /// <summary>Returns the table with one more cell marked by ▸ and bold type.</summary>
    /// <param name="row">The row, counted from 0, without the heading.</param>
    /// <param name="column">The column, counted from 0, without the names of the rows.</param>
    /// <returns>Another table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public DataTable Mark(int row, int column)
    {
        int shownColumn = HasRowLabels ? column + 1 : column;
        if (row < 0 || row >= Rows.Count)
            throw new ArgumentOutOfRangeException(nameof(row), row, $"row is {row}; it must be from 0 to {Rows.Count - 1}.");
        if (column < 0 || shownColumn >= Headers.Count)
            throw new ArgumentOutOfRangeException(nameof(column), column, $"column is {column}; it must be from 0 to {Headers.Count - (HasRowLabels ? 2 : 1)}.");
        return Copy(Caption, Marks.Add((row, shownColumn)));
    }

    /// <inheritdoc/>
    public override string ToHtml() => TableWriter.Html(this);

    /// <inheritdoc/>
    public override string ToString() => TableWriter.Text(this);

    private static bool IsNumber(object? value) => value is double or float or int or long or null;

    private static string[] Labels(IEnumerable<string>? labels, int count, string parameter, string what)
    {
        string[] names = labels is null ? [.. Enumerable.Range(0, count).Select(i => Format.Value(i))] : [.. labels];
        return names.Length == count
            ? names
            : throw new ArgumentException($"{parameter} has {names.Length} entries; the matrix has {count} {what}.", parameter);
    }

    private DataTable Copy(string? caption, ImmutableHashSet<(int, int)> marks) =>
        new((string[])Headers, (string[][])Rows, (bool[])IsNumeric) { Caption = caption, HasRowLabels = HasRowLabels, Marks = marks };
}
