using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <content>The checks of learned tables, biases and rotations with several axes.</content>
internal static partial class Rule
{
    internal static int MultipleOf(int divisor, int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= divisor && value % divisor == 0 ? value : throw Broken(name, value, $"a multiple of {divisor} and at least {divisor}");

    /// <summary>Checks a matrix that must hold something, and only finite numbers.</summary>
    internal static void Filled(Matrix<double> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.RowCount < 1 || values.ColumnCount < 1)
            throw new ArgumentException($"{name} has {Text(values.RowCount)} rows and {Text(values.ColumnCount)} columns; it must have at least 1 of each.", name);
        Coordinates(values, name);
    }

    /// <summary>Checks that a learned table has rows for a run of positions; nothing was trained for the others.</summary>
    internal static void Trained(int startPosition, int positions, int trained, string name)
    {
        if (startPosition < 0 || startPosition > trained - positions)
        {
            string room = positions == 1 ? $"between 0 and {trained - 1}" : $"at least 0 and leave room for {Text(positions)} positions";
            throw Broken(name, startPosition, $"{room}, for the table holds {Text(trained)} trained positions and nothing beyond them");
        }
    }

    /// <summary>Checks that every direction has a bucket for distance 0 and at least one for the far distances.</summary>
    internal static int Buckets(int numBuckets, bool bidirectional) =>
        IsBucketCount(numBuckets, bidirectional) ? numBuckets : throw Broken(nameof(numBuckets), numBuckets, BucketRule(bidirectional));

    internal static void BucketRows(Matrix<double> table, bool bidirectional)
    {
        if (!IsBucketCount(table.RowCount, bidirectional))
            throw new ArgumentException($"table has {Text(table.RowCount)} rows, one a bucket; their number must be {BucketRule(bidirectional)}.", nameof(table));
    }

    internal static void Frequencies(double[] inverseFrequencies)
    {
        ArgumentNullException.ThrowIfNull(inverseFrequencies);
        if (inverseFrequencies.Length < 1)
            throw new ArgumentException("inverseFrequencies has 0 elements; it must have at least 1, one a pair.", nameof(inverseFrequencies));
        Coordinates(inverseFrequencies);
    }

    internal static void Shape(int rows, int columns, int[,] values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.GetLength(0) != rows || values.GetLength(1) != columns)
            throw new ArgumentException($"{name} is {Text(values.GetLength(0))} by {Text(values.GetLength(1))}; it must be {Text(rows)} by {Text(columns)}.", name);
    }

    /// <summary>Checks the axis that each pair of coordinates follows.</summary>
    internal static void Axes(int axes, int[] axisOfPair)
    {
        if (axisOfPair.Length < 1)
            throw new ArgumentException("axisOfPair has 0 elements; it must have at least 1, one a pair.", nameof(axisOfPair));
        for (int i = 0; i < axisOfPair.Length; i++)
            Between(0, axes - 1, axisOfPair[i], $"{nameof(axisOfPair)}[{Text(i)}]");
    }

    /// <summary>Checks that the sections share all pairs out, and that interleaved ones find their places.</summary>
    internal static void Sections((int Temporal, int Height, int Width) sections, int pairs, bool interleaved)
    {
        (int temporal, int height, int width) = sections;
        if (temporal < 0 || height < 0 || width < 0 || (long)temporal + height + width != pairs)
            throw Broken(nameof(sections), sections, $"three numbers of at least 0 with the sum {Text(pairs)}, half of headDim");
        // Height takes the places 1, 4, 7, … and width 2, 5, 8, …; the last of each must lie before the end.
        if (interleaved && (3L * height - 2 >= pairs || 3L * width - 1 >= pairs))
            throw Broken(nameof(sections), sections, $"at most {Text((pairs + 1) / 3)} for height and {Text(pairs / 3)} for width when the axes take turns over {Text(pairs)} pairs");
    }

    /// <summary>Checks that a scale is a number to multiply and to divide by.</summary>
    internal static double Scale(double scale, double position, string name) =>
        double.IsNormal(scale) && double.IsNormal(1 / scale) ? scale
            : throw Broken(name, position, "close enough to the centre for its scale to be a number that is neither 0 nor infinite");

    private static bool IsBucketCount(int numBuckets, bool bidirectional) =>
        bidirectional ? numBuckets >= 4 && numBuckets % 2 == 0 : numBuckets >= 2;

    private static string BucketRule(bool bidirectional) => bidirectional ? "even and at least 4" : "at least 2";
}
