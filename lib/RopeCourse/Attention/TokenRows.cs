using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Keeps one row of numbers a token, in the order in which the tokens came, one after the other in memory. The caches are made of these.</summary>
/// <remarks>
/// The room doubles when it is full, so that adding a token costs the same on average however many there are. It is kept when tokens are
/// forgotten: a cache that is cleared and filled again allocates nothing.
/// </remarks>
/// <typeparam name="T">The number: float or double.</typeparam>
internal sealed class TokenRows<T>
    where T : struct, IFloatingPoint<T>
{
    private readonly int _width;
    private T[] _numbers = [];

    internal TokenRows(int width) => _width = width;

    internal int Length { get; private set; }

    /// <summary>Gets all rows, <c>[Length × width]</c>. The span is good until the next token comes.</summary>
    internal ReadOnlySpan<T> Rows => _numbers.AsSpan(0, Length * _width);

    /// <summary>Makes room for so many tokens in all.</summary>
    internal void EnsureRoom(int tokens)
    {
        int needed = checked(tokens * _width);
        if (needed > _numbers.Length)
            Array.Resize(ref _numbers, Math.Max(needed, (int)Math.Min(Array.MaxLength, 2L * _numbers.Length)));
    }

    /// <summary>Adds one token and gives its row, to be filled.</summary>
    internal Span<T> Add()
    {
        EnsureRoom(Length + 1);
        return _numbers.AsSpan(Length++ * _width, _width);
    }

    internal void Append(Matrix<double> rows)
    {
        EnsureRoom(Length + rows.RowCount);
        for (int token = 0; token < rows.RowCount; token++)
        {
            Span<T> row = Add();
            for (int i = 0; i < row.Length; i++)
                row[i] = T.CreateSaturating(rows.At(token, i));
        }
    }

    /// <summary>Copies some columns of all tokens into a matrix, <c>[Length, count]</c>.</summary>
    internal Matrix<double> Columns(int first, int count) =>
        Matrix<double>.Build.Dense(Length, count, (token, column) => double.CreateSaturating(_numbers[token * _width + first + column]));

    internal void Replace(int first, Matrix<double> columns)
    {
        for (int token = 0; token < Length; token++)
        {
            for (int i = 0; i < columns.ColumnCount; i++)
                _numbers[token * _width + first + i] = T.CreateSaturating(columns.At(token, i));
        }
    }

    internal void Remove(int first, int count)
    {
        Span<T> numbers = _numbers;
        numbers[((first + count) * _width)..(Length * _width)].CopyTo(numbers[(first * _width)..]);
        Length -= count;
    }
}
