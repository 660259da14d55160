using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Turns pair <c>i</c> by <c>coordinate[axis_i]·θ_i</c>: a rotary embedding whose pairs follow different coordinates of the token.</summary>
internal sealed class AxisRotation(PairLayout layout, int[] axisOfPair, double[] frequencies)
{
    internal int HeadDim => 2 * frequencies.Length;

    internal PairLayout Layout => layout;

    internal int[] AxisOfPair => [.. axisOfPair];

    internal double[] Frequencies => [.. frequencies];

    internal double[] Angles(params ReadOnlySpan<double> coordinates)
    {
        var angles = new double[frequencies.Length];
        for (int i = 0; i < angles.Length; i++)
            angles[i] = coordinates[axisOfPair[i]] * frequencies[i];
        return angles;
    }

    internal double[] Rotate(double[] vector, params ReadOnlySpan<double> coordinates)
    {
        ArgumentNullException.ThrowIfNull(vector);
        Rule.Length(HeadDim, vector.Length, nameof(vector));
        Rule.Coordinates(vector);
        return Pairs.Turn(vector, layout, Angles(coordinates));
    }

    /// <summary>Rotates each row at the coordinates that the function gives for its number.</summary>
    internal Matrix<double> Rotate(Matrix<double> rows, Func<int, double[]> coordinates)
    {
        Rule.Columns(HeadDim, rows);
        Rule.Coordinates(rows);
        return Matrix<double>.Build.DenseOfRowArrays(Enumerable.Range(0, rows.RowCount)
            .Select(row => Pairs.Turn(rows.Row(row).ToArray(), layout, Angles(coordinates(row)))));
    }
}
