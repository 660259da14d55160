using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Keeps one row of numbers a token, in the order in which the tokens came. The caches are made of these.</summary>
/// <remarks>The list doubles its room when it is full, so that adding a token costs the same on average however many there are.</remarks>
internal sealed class TokenRows
{
    private readonly List<double[]> _rows = [];

    internal int Length => _rows.Count;

    internal void Append(Matrix<double> rows) => _rows.AddRange(rows.EnumerateRows().Select(row => row.ToArray()));

    /// <summary>Copies some columns of all tokens into a matrix, <c>[Length, count]</c>.</summary>
    internal Matrix<double> Columns(int first, int count) =>
        Matrix<double>.Build.Dense(Length, count, (token, column) => _rows[token][first + column]);

    internal void Replace(int first, Matrix<double> columns)
    {
        foreach ((int token, double[] row) in _rows.Index())
            columns.Row(token).ToArray().CopyTo(row, first);
    }

    internal void Remove(int first, int count) => _rows.RemoveRange(first, count);
}
