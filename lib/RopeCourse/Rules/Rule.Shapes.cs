using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <content>The checks of spans, arrays and matrices.</content>
internal static partial class Rule
{
    /// <summary>Checks that a span or an array holds exactly the number of elements that the formula needs.</summary>
    internal static void Length(long expected, int length, string name)
    {
        if (length != expected)
            throw new ArgumentException($"{name} has {Text(length)} elements; it must have {Text(expected)}.", name);
    }

    /// <summary>Checks that a buffer holds whole rows, and counts them.</summary>
    internal static int Rows(int width, int length, string name) =>
        length % width == 0 ? length / width
            : throw new ArgumentException($"{name} has {Text(length)} elements; it must have whole rows of {Text(width)}.", name);

    internal static void Columns(int expected, Matrix<double> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.ColumnCount != expected)
            throw new ArgumentException($"{name} has {Text(values.ColumnCount)} columns; it must have {Text(expected)}.", name);
    }

    internal static void RowCount(int expected, Matrix<double> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.RowCount != expected)
            throw new ArgumentException($"{name} has {Text(values.RowCount)} rows; it must have {Text(expected)}.", name);
    }

    internal static void Coordinates(ReadOnlySpan<double> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"{name}[{Text(i)}] is {Text(values[i])}; every coordinate must be a finite number.", name);
        }
    }

    internal static void Coordinates(Matrix<double> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        for (int row = 0; row < values.RowCount; row++)
        {
            for (int column = 0; column < values.ColumnCount; column++)
            {
                if (!double.IsFinite(values[row, column]))
                    throw new ArgumentException($"{name}[{Text(row)}, {Text(column)}] is {Text(values[row, column])}; every coordinate must be a finite number.", name);
            }
        }
    }

    /// <summary>Checks that there are enough keys: one at all, and one a query when attention is causal.</summary>
    internal static void KeyCount(int queries, int keys, bool causal)
    {
        if (keys < 1)
            throw new ArgumentException($"keys has {Text(keys)} rows; it must have at least 1.", nameof(keys));
        if (causal && keys < queries)
            throw new ArgumentException($"keys has {Text(keys)} rows; causal attention needs at least one a query, {Text(queries)}.", nameof(keys));
    }

    /// <summary>Checks that a cache holds the positions of all rows.</summary>
    internal static void Room(int startPosition, int rows, RotaryCache cache)
    {
        if (startPosition < 0 || startPosition > cache.Positions - rows)
            throw Broken(nameof(startPosition), startPosition, $"at least 0 and leave room for {Text(rows)} rows in a cache of {Text(cache.Positions)} positions");
    }

    internal static void SameRotation(RotaryEmbedding rotary, RotaryCache cache)
    {
        if (cache.RotaryDim != rotary.RotaryDim || cache.ThetaBase != rotary.ThetaBase)
        {
            throw new ArgumentException(
                $"cache has rotaryDim {Text(cache.RotaryDim)} and thetaBase {Text(cache.ThetaBase)}; it must have {Text(rotary.RotaryDim)} and {Text(rotary.ThetaBase)}.",
                nameof(cache));
        }
    }

    /// <summary>Allows working in place, but not a destination that starts inside the source.</summary>
    internal static void NoPartialOverlap(ReadOnlySpan<float> source, ReadOnlySpan<float> destination)
    {
        if (source.Overlaps(destination, out int offset) && offset != 0)
            throw new ArgumentException($"destination starts {Text(offset)} elements from the source; it must be the same memory or not overlap.", nameof(destination));
    }

    internal static void NoOverlap(ReadOnlySpan<float> source, ReadOnlySpan<float> destination, string name)
    {
        if (source.Overlaps(destination))
            throw new ArgumentException($"destination overlaps {name}; it must be memory of its own.", nameof(destination));
    }
}
