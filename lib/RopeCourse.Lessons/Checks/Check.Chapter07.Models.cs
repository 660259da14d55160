using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons;

// Chapter 07, Every dimension: borrowed weights, and a decode step over a key-value cache.
public static partial class Check
{
    internal static readonly Exercise<(Matrix<double> Weights, int Heads), Matrix<double>> SplitHalfRowsExercise = new()
    {
        Cases = () =>
        [
            (Numbered(8, 8), 1),
            (Numbered(12, 12), 2),
            (Numbered(16, 16), 2),
            (Numbered(24, 24), 4),
            (Numbered(8, 16), 2),
        ],
        Expected = c => PairPermutation.ToSplitHalves(c.Weights, c.Heads),
        Describe = c => $"{c.Weights.RowCount} rows, {Format.Count(c.Heads, "head")}",
        Compare = Answers.Matrix(),
        Slips =
        [
            new("this is the inverse, from split halves to interleaved: row r must come from row 0, 2, 4, … in the first half.", c => PairPermutation.ToInterleaved(c.Weights, c.Heads)),
            new("the rows are gathered across all heads; each head keeps its own rows.", c => PairPermutation.ToSplitHalves(c.Weights, heads: 1)),
            new("the matrix is returned as it came; its rows must move.", c => c.Weights),
            new("the columns have moved; a coordinate of a query is a row of the matrix.", c => PermutedColumns(c.Weights, c.Heads)),
            new("the second coordinates of the pairs come first; the even rows of a head fill its first half.", c => ByHead(c, (r, dim) => r < dim / 2 ? (2 * r) + 1 : 2 * (r - (dim / 2)))),
            new("the length of a head is taken from the columns; with fewer key heads the matrix is not square, and a head has rows / heads rows.",
                c => PairPermutation.ToSplitHalves(c.Weights, c.Weights.RowCount / (c.Weights.ColumnCount / c.Heads))),
            new("the halves of each head are swapped, and the rows inside them have not moved.", c => ByHead(c, (r, dim) => (r + (dim / 2)) % dim)),
        ],
    };

    internal static readonly Exercise<(int Cached, int HeadDim, PairLayout Layout), double[]> DecodeStepExercise = new()
    {
        Cases = () => new[] { 1, 3, 6, 0 }.SelectMany(_ => new[] { (4, PairLayout.Interleaved), (8, PairLayout.SplitHalves) }, (cached, shape) => (cached, shape.Item1, shape.Item2)),
        Expected = c => Decode(c, step => step.Keep(step.Turned(step.K, step.At), step.V).Read(step.Turned(step.Q, step.At))),
        Describe = c => $"{Format.Count(c.Cached, "token")} in the cache, headDim {c.HeadDim}",
        Compare = Answers.Numbers(),
        Slips =
        [
            new("the start position is missing: at position 0 a rotation turns nothing. The new token's position is the number of tokens in the cache.",
                c => Decode(c, step => step.Keep(step.Turned(step.K, 0), step.V).Read(step.Turned(step.Q, 0)))),
            new("the query is one position too far: the cache has grown by the new key before its length is read.",
                c => Decode(c, step => step.Keep(step.Turned(step.K, step.At), step.V).Read(step.Turned(step.Q, step.At + 1)))),
            new("query and key are one position too far; the next position is the number of tokens in the cache, without the new one.",
                c => Decode(c, step => step.Keep(step.Turned(step.K, step.At + 1), step.V).Read(step.Turned(step.Q, step.At + 1)))),
            new("query and key are rotated twice; once is enough.",
                c => Decode(c, step => step.Keep(step.Turned(step.K, 2 * step.At), step.V).Read(step.Turned(step.Q, 2 * step.At)))),
            new("the cached keys are rotated again; they were turned when they went in.",
                c => Decode(c, step => step.Keep(step.K, step.V).Read(step.Turned(step.Q, step.At), keys => step.Rotary.Rotate(keys)))),
            new("the cached keys are rotated again, the new one too; each key is turned once, when it goes in.",
                c => Decode(c, step => step.Keep(step.Turned(step.K, step.At), step.V).Read(step.Turned(step.Q, step.At), keys => step.Rotary.Rotate(keys)))),
            new("the value is rotated; only queries and keys are.",
                c => Decode(c, step => step.Keep(step.Turned(step.K, step.At), step.Turned(step.V, step.At)).Read(step.Turned(step.Q, step.At)))),
            new("the new key goes into the cache unrotated.", c => Decode(c, step => step.Keep(step.K, step.V).Read(step.Turned(step.Q, step.At)))),
            new("the query is not rotated; a score needs both turned.", c => Decode(c, step => step.Keep(step.Turned(step.K, step.At), step.V).Read(step.Q))),
            new("the new token does not see itself: append its key and value before you attend.", c => Decode(c, step => step.Read(step.Turned(step.Q, step.At)))),
        ],
    };

    /// <summary>Checks a function that reorders the rows of W_Q or W_K from interleaved pairs to split halves, each head by itself.</summary>
    /// <param name="answer">From weights <c>[heads × headDim, modelDim]</c> and the number of heads to new weights of the same shape.</param>
    /// <returns>How it stands over matrices of one, two and four heads.</returns>
    public static CheckResult SplitHalfRows(Func<Matrix<double>, int, Matrix<double>> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return SplitHalfRowsExercise.Check(c => answer(c.Weights, c.Heads));
    }

    /// <summary>Checks a function that decodes one token: turns its query and key, adds key and value to the cache, and attends.</summary>
    /// <param name="answer">From a query, a key and a value, not turned yet, a cache of one head with turned keys, and the rotation, to the output of attention.</param>
    /// <returns>How it stands over caches of 0 to 6 tokens in both pairings.</returns>
    public static CheckResult DecodeStep(Func<double[], double[], double[], KeyValueCache, RotaryEmbedding, double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return DecodeStepExercise.Check(c => Decode(c, step => answer(step.Q, step.K, step.V, step.Cache, step.Rotary)));
    }

    private static Matrix<double> Numbered(int rows, int columns) => Matrix<double>.Build.Dense(rows, columns, (row, column) => (10 * row) + column);

    private static Matrix<double> ByHead((Matrix<double> Weights, int Heads) c, Func<int, int, int> source)
    {
        int headDim = c.Weights.RowCount / c.Heads;
        return Matrix<double>.Build.DenseOfRows(Enumerable.Range(0, c.Weights.RowCount)
            .Select(row => c.Weights.Row(row - (row % headDim) + source(row % headDim, headDim))));
    }

    private static Matrix<double> PermutedColumns(Matrix<double> weights, int heads) =>
        PairPermutation.ToSplitHalves(weights.Transpose(), heads).Transpose();

    /// <summary>Fills a cache, makes a new token, and hands both to one way of decoding it.</summary>
    private static double[] Decode((int Cached, int HeadDim, PairLayout Layout) c, Func<Decoding, double[]> way)
    {
        var rotary = new RotaryEmbedding(c.HeadDim, c.Layout, thetaBase: 100);
        var cache = new KeyValueCache(keyHeads: 1, c.HeadDim);
        for (int t = 0; t < c.Cached; t++)
            cache.Append(AsRow(rotary.Rotate(Wave(c.HeadDim, 0.3 + t), t)), AsRow(Wave(c.HeadDim, 0.5 + (0.7 * t))));
        return way(new(Wave(c.HeadDim, 1.1 + (0.2 * c.Cached)), Wave(c.HeadDim, 0.3 + c.Cached), Wave(c.HeadDim, 0.5 + (0.7 * c.Cached)), cache, rotary));
    }

    private static Matrix<double> AsRow(double[] numbers) => Matrix<double>.Build.DenseOfRowArrays(numbers);

    /// <summary>The new token with its cache, and the few moves from which right and wrong ways are put together.</summary>
    private sealed record Decoding(double[] Q, double[] K, double[] V, KeyValueCache Cache, RotaryEmbedding Rotary)
    {
        /// <summary>The position of the new token: how many the cache held before it.</summary>
        public int At { get; } = Cache.Length;

        public double[] Turned(double[] vector, int position) => Rotary.Rotate(vector, position);

        public Decoding Keep(double[] key, double[] value)
        {
            Cache.Append(AsRow(key), AsRow(value));
            return this;
        }

        public double[] Read(double[] query, Func<Matrix<double>, Matrix<double>>? change = null) => ScaledDotProductAttention
            .Compute(AsRow(query), change?.Invoke(Cache.Keys(0)) ?? Cache.Keys(0), Cache.Values(0)).Output.Row(0).ToArray();
    }
}
