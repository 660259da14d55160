using System.Numerics.Tensors;
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

    internal static void NotEmpty(int count, string name)
    {
        if (count == 0)
            throw new ArgumentException($"{name} has 0 elements; it must have at least 1.", name);
    }

    /// <summary>Copies the factors of a list, one a pair, each above 0.</summary>
    internal static double[] Factors(IReadOnlyList<double> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(values, name);
        NotEmpty(values.Count, name);
        for (int i = 0; i < values.Count; i++)
        {
            if (!(double.IsFinite(values[i]) && values[i] > 0))
                throw new ArgumentException($"{name}[{Text(i)}] is {Text(values[i])}; every factor must be a finite number above 0.", name);
        }

        return [.. values];
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

    internal static void Coordinates(ReadOnlySpan<float> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        // One fast look at all of them; the loop only finds the one to name.
        if (TensorPrimitives.IsFiniteAll(values))
            return;
        int i = 0;
        while (float.IsFinite(values[i]))
            i++;
        throw new ArgumentException($"{name}[{Text(i)}] is {Text(values[i])}; every coordinate must be a finite number.", name);
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

    /// <summary>Checks that every position id has its row in a cache.</summary>
    internal static void Held(ReadOnlySpan<int> positions, RotaryCache cache)
    {
        for (int t = 0; t < positions.Length; t++)
        {
            if ((uint)positions[t] >= (uint)cache.Positions)
                throw new ArgumentException($"positions[{Text(t)}] is {Text(positions[t])}; the cache holds 0 to {Text(cache.Positions - 1)}.", nameof(positions));
        }
    }

    internal static void SameRotation(RotaryEmbedding rotary, RotaryCache cache)
    {
        if (!cache.Serves(rotary))
            throw new ArgumentException($"cache has {cache.Rotation}; it must have {rotary.Rotation}.", nameof(cache));
    }

    /// <summary>Checks that a buffer holds the same number of whole heads for each token, and counts the rows.</summary>
    internal static int HeadRows(int headDim, int tokens, int length, string name)
    {
        if (tokens == 0 ? length != 0 : length % ((long)headDim * tokens) != 0)
            throw new ArgumentException($"{name} has {Text(length)} elements; it must have whole heads of {Text(headDim)} for each of {Text(tokens)} positions.", name);
        return tokens == 0 ? 0 : length / headDim / tokens;
    }

    /// <summary>Allows working in place, but not a destination that starts inside the source.</summary>
    internal static void NoPartialOverlap(ReadOnlySpan<float> source, ReadOnlySpan<float> destination)
    {
        if (source.Overlaps(destination, out int offset) && offset != 0)
            throw new ArgumentException($"destination starts {Text(offset)} elements from the source; it must be the same memory or not overlap.", nameof(destination));
    }

    internal static void NoOverlap(ReadOnlySpan<float> source, ReadOnlySpan<float> destination, string name) =>
        NoOverlap(source, destination, name, nameof(destination));

    internal static void NoOverlap<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, string firstName, string secondName)
    {
        if (first.Overlaps(second))
            throw new ArgumentException($"{secondName} overlaps {firstName}; it must be memory of its own.", secondName);
    }

    /// <summary>Checks that rows are whole heads of an even width, and gives the width.</summary>
    internal static int Heads(int heads, int rows, string name)
    {
        AtLeast(1, heads);
        return rows > 0 && rows % heads == 0 && rows / heads % 2 == 0 ? rows / heads
            : throw new ArgumentException($"{name} has {Text(rows)} rows; it must have an even number, at least 2, for each of {Text(heads)} heads.", name);
    }
}
