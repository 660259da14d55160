using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Draws matrices whose products with vectors of size 1 are of size 1: evenly from <c>±√(3/in)</c>, which has variance <c>1/in</c>.</summary>
internal sealed class RandomWeights(int seed)
{
    private readonly Random _random = new(seed);

    internal Matrix<double> Next(int rows, int columns)
    {
        double largest = Math.Sqrt(3.0 / columns);
        return Matrix<double>.Build.DenseOfRowMajor(rows, columns,
            Enumerable.Range(0, rows * columns).Select(_ => largest * (2 * _random.NextDouble() - 1)));
    }
}
