using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Takes apart and puts together rows that hold the heads side by side: head <c>h</c> has columns <c>h·width … (h+1)·width − 1</c>.</summary>
internal static class HeadColumns
{
    internal static Matrix<double> Of(Matrix<double> joined, int head, int width) =>
        joined.SubMatrix(0, joined.RowCount, head * width, width);

    internal static Matrix<double> Join(IEnumerable<Matrix<double>> heads) => heads.Aggregate((left, right) => left.Append(right));

    /// <summary>Gives the rows of one head in a matrix of weights, whose rows are the columns of what it makes.</summary>
    internal static Matrix<double> Weights(Matrix<double> weights, int head, int width) =>
        weights.SubMatrix(head * width, width, 0, weights.ColumnCount);
}
