using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

/// <summary>Checks what comes in at the public edge; each message names the parameter, the value and the rule.</summary>
internal static class Require
{
    internal static string Text(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);

    internal static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    internal static double Finite(double value, string name) => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {Spell(value)}; it must be a finite number");

    internal static double Share(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {Spell(value)}; it must be from 0 to 1");

    internal static double[] Finite(double[] values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Length == 0) throw new ArgumentException($"{name} is empty; it must hold at least one number", name);
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"{name}[{Text(i)}] is {Spell(values[i])}; a figure takes finite numbers only", name);
        }

        // A copy: the caller may change its array later, a figure never changes.
        return [.. values];
    }

    internal static double[][] Finite(Matrix<double> values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        var rows = values.ToRowArrays();
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                if (!double.IsFinite(rows[row][column]))
                    throw new ArgumentException($"{name}[{Text(row)}, {Text(column)}] is {Spell(rows[row][column])}; a figure takes finite numbers only", name);
            }
        }

        return rows;
    }

    internal static void SameLength(int length, int expected, string name, string other)
    {
        if (length != expected)
            throw new ArgumentException($"{name} has {Text(length)} entries and {other} has {Text(expected)}; they must have the same number", name);
    }

    internal static void Any<T>(IReadOnlyCollection<T> items, string name)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        if (items.Count == 0) throw new ArgumentException($"{name} is empty; a figure needs at least one", name);
    }

    internal static void NotBlank(string value, string name, string why)
    {
        if (string.IsNullOrWhiteSpace(value)) throw new ArgumentException($"{name} is empty; {why}", name);
    }

    internal static void Between(int value, int low, int high, string name)
    {
        if (value < low || value > high)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {Text(value)}; it must be from {Text(low)} to {Text(high)}");
    }

    private static string Spell(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity") : Text(value);
}
