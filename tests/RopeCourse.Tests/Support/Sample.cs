using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Makes numbers from a seed: uniform between −2 and 2, exact in float, so that both versions get the same input.</summary>
internal static class Sample
{
    public static float[] Floats(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = random.NextSingle() * 4 - 2;
        return values;
    }

    public static double[] Doubles(int count, int seed) => [.. Floats(count, seed).Select(value => (double)value)];

    public static Matrix<double> Matrix(int rows, int columns, int seed) =>
        Matrix<double>.Build.DenseOfRowMajor(rows, columns, Doubles(rows * columns, seed));
}
