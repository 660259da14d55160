using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Feeds a text to a module as generation does: the first tokens at once, then one at a time.</summary>
internal static class Decode
{
    public static Matrix<double> All(Matrix<double> x, int prefill, Func<Matrix<double>, Matrix<double>> forward)
    {
        Matrix<double> y = forward(Rows(x, 0, prefill));
        for (int t = prefill; t < x.RowCount; t++)
            y = y.Stack(forward(Rows(x, t, 1)));
        return y;
    }

    /// <summary>Runs tokens of doubles through a decoder of floats.</summary>
    public static Matrix<double> Floats(Matrix<double> x, AbsorbedDecoder decoder)
    {
        float[] source = [.. x.ToRowMajorArray().Select(value => (float)value)];
        var destination = new float[source.Length];
        decoder.Forward(source, destination);
        return Matrix<double>.Build.DenseOfRowMajor(x.RowCount, x.ColumnCount, destination.Select(value => (double)value));
    }

    public static Matrix<double> Rows(Matrix<double> x, int first, int count) => x.SubMatrix(first, count, 0, x.ColumnCount);
}
