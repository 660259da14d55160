namespace RopeCourse.Lessons;

/// <summary>Measures the nine wishes of the course on an encoding, by code.</summary>
/// <remarks>
/// <para>
/// An encoding is a function from a position to a code, and a way in which it reaches a vector: by default the code is added
/// to the first numbers of the vector. Rotary embeddings hand over their cosines and sines as the code and the rotation as
/// <c>apply</c>. N is the training length.
/// </para>
/// <list type="table">
/// <listheader><term>wish</term><description>what is measured, and the threshold</description></listheader>
/// <item><term>unique</term><description>the smallest distance of two of the first N codes is above 1e-6</description></item>
/// <item><term>bounded</term><description>the largest number in a text of 10 N is at most 1.01 times that in a text of N</description></item>
/// <item><term>same step, same change</term><description>‖e(p+1) − e(p)‖ varies by at most 1e-6 of its size, over p and between texts of N and 2 N.
/// This is the size of the change, not its direction</description></item>
/// <item><term>smooth</term><description>anywhere among the first N positions, 1/64 of a step changes the code by at most 1/8 of what a step does, and the slope bends by at most a quarter over 1/64</description></item>
/// <item><term>distance is readable</term><description>e(m)·e(n) for equal n − m, m and n below N, varies by at most 1e-6 of the largest, and falls from distance 0 to 1 to 2.
/// It is asked of the codes; what adding does to it counts under the meaning</description></item>
/// <item><term>works beyond the training length</term><description>the codes of N to 2 N − 1 exist, are distinct from all others, and each number stays in the range
/// that it had in training, widened by 5 %</description></item>
/// <item><term>leaves the token's meaning alone</term><description>the cosine of two words at the same position differs from that of the words by at most 0.1</description></item>
/// <item><term>keeps the vector's length</term><description>‖x with p‖ / ‖x‖ differs from 1 by at most 1e-6</description></item>
/// <item><term>extends to two axes</term><description>with a code for the row and one for the column side by side, the places of a grid of 6 by 6 are distinct
/// and the dot product depends on the two offsets alone, to 1e-6</description></item>
/// </list>
/// <para>The words are eight of <see cref="WordVectors"/>. The thresholds are the course's own; they are no theorem.</para>
/// </remarks>
public static class Checklist
{
    /// <summary>The number of positions taken as seen in training, unless told otherwise.</summary>
    public const int DefaultTrainingLength = 256;

    /// <summary>Measures an encoding that depends on the position alone.</summary>
    /// <param name="name">The name above its column.</param>
    /// <param name="encode">From a position, which may lie between two tokens, to its code; always of the same length.</param>
    /// <param name="apply">From a vector of 100 numbers and a position to the vector that attention reads; null adds the code.</param>
    /// <param name="trainingLength">The number of positions seen in training, at least 32.</param>
    /// <returns>The nine findings.</returns>
    /// <exception cref="ArgumentException">The code changes its length, is not finite, or is longer than the vectors and <paramref name="apply"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The training length is below 32.</exception>
    public static ChecklistRow Evaluate(
        string name,
        Func<double, double[]> encode,
        Func<double[], double, double[]>? apply = null,
        int trainingLength = DefaultTrainingLength)
    {
        ArgumentNullException.ThrowIfNull(encode);
        return Evaluate(name, (position, _) => encode(position), apply is null ? null : (vector, position, _) => apply(vector, position), trainingLength);
    }

    /// <summary>Measures an encoding that depends on the position and on the length of the text.</summary>
    /// <param name="name">The name above its column.</param>
    /// <param name="encode">From a position and the number of positions in the text to the code.</param>
    /// <param name="apply">From a vector of 100 numbers, a position and the number of positions to the vector that attention reads; null adds the code.</param>
    /// <param name="trainingLength">The number of positions seen in training, at least 32.</param>
    /// <returns>The nine findings.</returns>
    /// <exception cref="ArgumentException">The code changes its length, is not finite, or is longer than the vectors and <paramref name="apply"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The training length is below 32.</exception>
    public static ChecklistRow Evaluate(
        string name,
        Func<double, int, double[]> encode,
        Func<double[], double, int, double[]>? apply = null,
        int trainingLength = DefaultTrainingLength)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(encode);
        if (trainingLength < 32)
            throw new ArgumentOutOfRangeException(nameof(trainingLength), trainingLength, $"trainingLength is {trainingLength}; it must be at least 32.");

        var probe = new EncodingProbe(encode, apply, trainingLength);
        var codes = new CodeMeasures(probe);
        var vectors = new VectorMeasures(probe);
        return new(name,
        [
            codes.Unique(), codes.Bounded(), codes.SameStep(), codes.Smooth(), codes.Readable(), codes.Beyond(),
            vectors.Meaning(), vectors.Length(), codes.TwoAxes(),
        ]);
    }

    /// <summary>Sets encodings side by side, one wish a row.</summary>
    /// <param name="encodings">The measured encodings, in the order of the columns.</param>
    /// <returns>The table with ticks and crosses.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ChecklistTable Compare(params IEnumerable<ChecklistRow> encodings)
    {
        ArgumentNullException.ThrowIfNull(encodings);
        ChecklistRow[] rows = [.. encodings];
        return rows.Length > 0 ? new(rows) : throw new ArgumentException("encodings is empty; a table needs at least one.", nameof(encodings));
    }
}
