namespace RopeCourse;

/// <summary>Reorders coordinates from one <see cref="PairLayout"/> to the other.</summary>
/// <remarks>
/// Rotating with one layout and then permuting gives the same as permuting and then rotating with the other, so scores
/// agree. This is the permutation of the rows of <c>W_Q</c> and <c>W_K</c> (each head by itself; never <c>W_V</c> or
/// <c>W_O</c>) when Meta's Llama files are converted for the code of Hugging Face.
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
    /// <returns><c>[rotaryDim]</c>, the inverse of <see cref="ToSplitHalves"/>.</returns>
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
}
