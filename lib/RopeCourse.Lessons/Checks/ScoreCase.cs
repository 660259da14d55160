using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons;

/// <summary>Holds two tokens with their codes and the matrices of a layer, for the exercise on the four terms of a score.</summary>
/// <param name="Word">The query's word, <c>[d]</c>.</param>
/// <param name="Code">The code of the query's position, <c>[d]</c>.</param>
/// <param name="KeyWord">The key's word, <c>[d]</c>.</param>
/// <param name="KeyCode">The code of the key's position, <c>[d]</c>.</param>
/// <param name="Queries">W_Q, <c>[d, d]</c>.</param>
/// <param name="Keys">W_K, <c>[d, d]</c>.</param>
internal sealed record ScoreCase(Vector<double> Word, Vector<double> Code, Vector<double> KeyWord, Vector<double> KeyCode, Matrix<double> Queries, Matrix<double> Keys)
{
    /// <summary>Draws a case of random vectors and matrices.</summary>
    public static ScoreCase Of(int d, int seed) => new(
        Vector<double>.Build.Random(d, seed),
        Vector<double>.Build.Random(d, seed + 10),
        Vector<double>.Build.Random(d, seed + 20),
        Vector<double>.Build.Random(d, seed + 30),
        Layer(d, seed + 40),
        Layer(d, seed + 50));

    /// <summary>Draws the matrix of a fresh layer: numbers of the size 1/√d.</summary>
    public static Matrix<double> Layer(int d, int seed) => Matrix<double>.Build.Random(d, d, seed) / Math.Sqrt(d);

    /// <summary>Computes content–content, content–position, position–content and position–position with some matrices.</summary>
    public double[] Terms(Matrix<double> queries, Matrix<double> keys) =>
    [
        (Word * queries) * (KeyWord * keys),
        (Word * queries) * (KeyCode * keys),
        (Code * queries) * (KeyWord * keys),
        (Code * queries) * (KeyCode * keys),
    ];
}
