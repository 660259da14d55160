using System.Buffers.Binary;
using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons;

/// <summary>Looks up the vectors of the words that the course uses: 522 words, 100 numbers each.</summary>
/// <remarks>
/// GloVe 6B 100d (Pennington, Socher and Manning, 2014), public domain (PDDL), cut as data/README.md says.
/// The words are lower case; a word is looked up in lower case.
/// </remarks>
public static class WordVectors
{
    private static readonly string[] s_words = ReadWords();
    private static readonly Dictionary<string, int> s_rows =
        s_words.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.OrdinalIgnoreCase);
    private static readonly double[][] s_vectors = ReadVectors(s_words.Length);

    /// <summary>Gets the length of every vector, 100.</summary>
    public static int Dimension => 100;

    /// <summary>Gets the words, the most frequent in English first.</summary>
    public static IReadOnlyList<string> Words { get; } = Array.AsReadOnly(s_words);

    /// <summary>Tells whether a word has a vector.</summary>
    /// <param name="word">The word, in upper or lower case.</param>
    /// <returns>True when <see cref="Of"/> knows it.</returns>
    public static bool Contains(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return s_rows.ContainsKey(word);
    }

    /// <summary>Returns the vector of a word.</summary>
    /// <param name="word">The word, in upper or lower case.</param>
    /// <returns>A copy of its 100 numbers.</returns>
    /// <exception cref="ArgumentNullException">The word is null.</exception>
    /// <exception cref="ArgumentException">The word is not among those of the course; the message names the nearest in spelling.</exception>
    public static double[] Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return s_rows.TryGetValue(word, out int row)
            ? [.. s_vectors[row]]
            : throw new ArgumentException(
                $"word is \"{word}\"; it is not among the {s_words.Length} words of the course. Nearest in spelling: {string.Join(", ", Spelling.Nearest(word.ToLowerInvariant(), s_words, 3))}.",
                nameof(word));
    }

    /// <summary>Stacks the vectors of some words, one row a word.</summary>
    /// <param name="words">The words, in the order of the rows; a word may come twice.</param>
    /// <returns>A matrix [words, 100].</returns>
    /// <exception cref="ArgumentException">There is no word, or one of them is unknown.</exception>
    public static Matrix<double> Matrix(params IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        double[][] rows = [.. words.Select(Of)];
        return rows.Length > 0
            ? Matrix<double>.Build.DenseOfRowArrays(rows)
            : throw new ArgumentException("words is empty; a matrix needs at least one word.", nameof(words));
    }

    /// <summary>Finds the words whose vectors point most nearly the same way, <c>cos = a·b / (‖a‖‖b‖)</c>.</summary>
    /// <param name="vector">Any vector of 100 numbers that is not zero.</param>
    /// <param name="count">How many words to return.</param>
    /// <returns>The words with their cosines, nearest first.</returns>
    /// <exception cref="ArgumentException">The vector has another length, or its length is zero or not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1.</exception>
    public static Neighbours Nearest(double[] vector, int count = 5)
    {
        ArgumentNullException.ThrowIfNull(vector);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (vector.Length != Dimension)
            throw new ArgumentException($"vector has {vector.Length} numbers; it must have {Dimension}.", nameof(vector));
        double norm = TensorPrimitives.Norm(vector);
        if (!double.IsFinite(norm) || norm == 0)
            throw new ArgumentException($"vector has the norm {Format.Number(norm)}; it must be finite and above 0.", nameof(vector));
        return new(s_words
            .Select((word, row) => new Neighbour(word, TensorPrimitives.CosineSimilarity(vector, s_vectors[row])))
            .OrderByDescending(neighbour => neighbour.Cosine)
            .Take(count));
    }

    /// <summary>Finds the words nearest to a word, leaving out the word itself.</summary>
    /// <param name="word">A word of the course.</param>
    /// <param name="count">How many words to return.</param>
    /// <returns>The words with their cosines, nearest first.</returns>
    /// <exception cref="ArgumentException">The word is unknown.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1.</exception>
    public static Neighbours Nearest(string word, int count = 5)
    {
        double[] vector = Of(word);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new(Nearest(vector, count + 1).Where(neighbour => !neighbour.Word.Equals(word, StringComparison.OrdinalIgnoreCase)).Take(count));
    }

    private static string[] ReadWords()
    {
        using var reader = new StreamReader(Open("words.txt"));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static double[][] ReadVectors(int count)
    {
        using var reader = new BinaryReader(Open("vectors.f32"));
        byte[] bytes = reader.ReadBytes(count * Dimension * sizeof(float));
        return [.. Enumerable.Range(0, count).Select(row => Enumerable.Range(row * Dimension, Dimension)
            .Select(i => (double)BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)))).ToArray())];
    }

    private static Stream Open(string name) => typeof(WordVectors).Assembly.GetManifestResourceStream(name)!;
}
