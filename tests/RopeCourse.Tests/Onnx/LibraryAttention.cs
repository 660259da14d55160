using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Computes the output of one head with the library, in both of its versions.</summary>
internal static class LibraryAttention
{
    /// <summary>Computes <c>softmax(scale·QKᵀ)·V</c> in double. The library divides by <c>√d</c>; queries that are longer by <c>scale·√d</c> make up for it.</summary>
    public static Matrix<double> Paper(Matrix<double> queries, Matrix<double> keys, Matrix<double> values, double scale, bool causal) =>
        ScaledDotProductAttention.Compute(queries * (scale * Math.Sqrt(queries.ColumnCount)), keys, values, causal).Output;

    /// <summary>Computes <c>softmax(QKᵀ/√d)·V</c> in float, row after row.</summary>
    public static float[] Fast(Matrix<double> queries, Matrix<double> keys, Matrix<double> values, bool causal)
    {
        var output = new float[queries.RowCount * values.ColumnCount];
        ScaledDotProductAttention.Compute(Floats(queries), Floats(keys), Floats(values), queries.ColumnCount, values.ColumnCount, causal, output);
        return output;
    }

    private static float[] Floats(Matrix<double> rows) => Array.ConvertAll(rows.ToRowMajorArray(), value => (float)value);
}
