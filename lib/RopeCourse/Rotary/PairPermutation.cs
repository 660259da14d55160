using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Reorders coordinates from one <see cref="PairLayout"/> to the other.</summary>
/// <remarks>
/// Rotating with one layout and then permuting gives the same as permuting and then rotating with the other, so scores
/// agree. Weights trained with one layout run with the other once the rows of <c>W_Q</c> and <c>W_K</c> (each head by itself) and
/// their biases are permuted; never <c>W_V</c> or <c>W_O</c>. Hugging Face, convert_llama_weights_to_hf.py, does so with Meta's Llama files.
/// </remarks>
public static class PairPermutation
{
    /// <summary>Lists where each coordinate comes from: <c>split[r] = interleaved[index[r]]</c>, that is <c>0, 2, 4, …, 1, 3, 5, …</c></summary>
    /// <param name="rotaryDim">Number of coordinates that are paired; even, at least 2.</param>
    /// <returns><c>[rotaryDim]</c>, a permutation of <c>0 … rotaryDim−1</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rotaryDim"/> is odd or below 2.</exception>
    public static int[] ToSplitHalves(int rotaryDim)
    {
        var index = new int[Rule.Even(rotaryDim)];
        for (int i = 0; i < rotaryDim / 2; i++)
        {
            index[i] = 2 * i;
            index[i + rotaryDim / 2] = 2 * i + 1;
        }

        return index;
    }

    /// <summary>Lists where each coordinate comes from: <c>interleaved[r] = split[index[r]]</c>, that is <c>0, d/2, 1, d/2+1, …</c></summary>
    /// <param name="rotaryDim">Number of coordinates that are paired; even, at least 2.</param>
    /// <returns><c>[rotaryDim]</c>, the inverse of <see cref="ToSplitHalves(int)"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rotaryDim"/> is odd or below 2.</exception>
    public static int[] ToInterleaved(int rotaryDim)
    {
        var index = new int[Rule.Even(rotaryDim)];
        for (int i = 0; i < rotaryDim / 2; i++)
        {
            index[2 * i] = i;
            index[2 * i + 1] = i + rotaryDim / 2;
        }

        return index;
    }

    /// <summary>Permutes the rows of <c>W_Q</c> or <c>W_K</c> from interleaved pairs to split halves, each head by itself.</summary>
    /// <param name="weights"><c>[heads × headDim, modelDim]</c>, a row an output coordinate (<c>q = W·x</c>).</param>
    /// <param name="heads">Number of heads that the rows hold; for <c>W_K</c> with grouped queries the number of key heads.</param>
    /// <param name="rotaryDim">Number of coordinates of a head that turn, even; all of them when left out. The rest of a head stays.</param>
    /// <returns>A new matrix of the same shape.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException">The rows are not whole heads.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="heads"/> or <paramref name="rotaryDim"/> breaks its rule.</exception>
    public static Matrix<double> ToSplitHalves(Matrix<double> weights, int heads, int? rotaryDim = null) =>
        Permute(weights, heads, rotaryDim, ToSplitHalves);

    /// <summary>Permutes the rows of <c>W_Q</c> or <c>W_K</c> from split halves to interleaved pairs, each head by itself.</summary>
    /// <inheritdoc cref="ToSplitHalves(Matrix{double}, int, int?)"/>
    public static Matrix<double> ToInterleaved(Matrix<double> weights, int heads, int? rotaryDim = null) =>
        Permute(weights, heads, rotaryDim, ToInterleaved);

    /// <summary>Permutes the bias of a query or key projection from interleaved pairs to split halves, each head by itself.</summary>
    /// <param name="bias"><c>[heads × headDim]</c>.</param>
    /// <param name="heads">Number of heads that the bias holds; for keys with grouped queries the number of key heads.</param>
    /// <param name="rotaryDim">Number of coordinates of a head that turn, even; all of them when left out. The rest of a head stays.</param>
    /// <returns>A new array of the same length.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bias"/> is null.</exception>
    /// <exception cref="ArgumentException">The elements are not whole heads.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="heads"/> or <paramref name="rotaryDim"/> breaks its rule.</exception>
    public static double[] ToSplitHalves(double[] bias, int heads, int? rotaryDim = null) => Permute(bias, heads, rotaryDim, ToSplitHalves);

    /// <summary>Permutes the bias of a query or key projection from split halves to interleaved pairs, each head by itself.</summary>
    /// <inheritdoc cref="ToSplitHalves(double[], int, int?)"/>
    public static double[] ToInterleaved(double[] bias, int heads, int? rotaryDim = null) => Permute(bias, heads, rotaryDim, ToInterleaved);

    private static Matrix<double> Permute(Matrix<double> weights, int heads, int? rotaryDim, Func<int, int[]> order)
    {
        ArgumentNullException.ThrowIfNull(weights);
        int[] from = Sources(weights.RowCount, heads, rotaryDim, order, nameof(weights));
        return Matrix<double>.Build.DenseOfRows(from.Select(weights.Row));
    }

    private static double[] Permute(double[] bias, int heads, int? rotaryDim, Func<int, int[]> order)
    {
        ArgumentNullException.ThrowIfNull(bias);
        return [.. Sources(bias.Length, heads, rotaryDim, order, nameof(bias)).Select(row => bias[row])];
    }

    private static int[] Sources(int rows, int heads, int? rotaryDim, Func<int, int[]> order, string name)
    {
        int headDim = Rule.Heads(heads, rows, name);
        int[] turning = order(Rule.EvenUpTo(headDim, rotaryDim ?? headDim, nameof(rotaryDim)));
        return [.. Enumerable.Range(0, rows).Select(row =>
        {
            int coordinate = row % headDim;
            return row - coordinate + (coordinate < turning.Length ? turning[coordinate] : coordinate);
        })];
    }
}
