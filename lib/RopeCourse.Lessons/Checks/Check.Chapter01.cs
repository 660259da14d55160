using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons;

// Chapter 01, Does order matter?
public static partial class Check
{
    internal static readonly Exercise<(double[] Query, double[] Key), double> ScaledScoreExercise = new()
    {
        Cases = () =>
        [
            ([2, 0], [1, 1]),
            ([3, 0, 4, 0], [1, 2, 3, 4]),
            ([1, 0, 0], [0, 1, 0]),
            ([-1, 2], [2, 0]),
            ([5], [-2]),
            (Wave(16, 0.7), Wave(16, 0.3)),
            (Wave(100, 0.2), Wave(100, 0.2)),
        ],
        Expected = c => Similarity.Dot(c.Query, c.Key) / Math.Sqrt(c.Query.Length),
        Describe = c => $"query {Format.Numbers(c.Query)}, key {Format.Numbers(c.Key)}",
        Compare = Answers.Number(),
        Slips =
        [
            new("the division by √d is missing.", c => Similarity.Dot(c.Query, c.Key)),
            new("the dot product is divided by d; the scale is its square root.", c => Similarity.Dot(c.Query, c.Key) / c.Query.Length),
            new("√2 is used at every width; d is the length of the vectors.", c => Similarity.Dot(c.Query, c.Key) / Math.Sqrt(2)),
            new("the dot product is multiplied by √d; divide by it.", c => Similarity.Dot(c.Query, c.Key) * Math.Sqrt(c.Query.Length)),
            new("this is the cosine: the norms are divided out. A score keeps them and divides by √d only.", c => Similarity.Cosine(c.Query, c.Key)),
        ],
    };

    internal static readonly Exercise<Matrix<double>, Matrix<double>> CausalWeightsExercise = new()
    {
        Cases = () =>
        [
            Matrix<double>.Build.Dense(3, 3),
            Matrix<double>.Build.Dense(2, 2, (m, n) => n),
            Matrix<double>.Build.Dense(1, 1, 4),
            Matrix<double>.Build.Dense(4, 4, (m, n) => Math.Sin(m + (2 * n))),
            Matrix<double>.Build.Dense(6, 6, (m, n) => 3 * Math.Cos((2 * m) - n)),
        ],
        Expected = scores => ByRow(scores, (row, m) => Visible(row, n => n <= m)),
        Describe = scores => $"scores of {Format.Count(scores.RowCount, "token")}",
        Compare = Answers.Matrix(),
        Slips =
        [
            new("the weights are set to 0 after the softmax, so the rows no longer sum to 1: hide the scores before it.",
                scores => ByRow(scores, (row, m) => [.. Softmax.Compute(row).Select((weight, n) => n <= m ? weight : 0)])),
            new("hidden scores are set to 0, and e^0 is 1: a hidden token needs the score −∞.",
                scores => ByRow(scores, (row, m) => Softmax.Compute([.. row.Select((score, n) => n <= m ? score : 0)]))),
            new("the mask is upside down: each token sees what comes after it.",
                scores => ByRow(scores, (row, m) => Visible(row, n => n >= m))),
            new("a token does not see itself, so the first one sees nothing; position m sees 0 to m.",
                scores => ByRow(scores, (row, m) => Visible(row, n => n < m))),
            new("a token does not see itself; position m sees 0 to m, itself included.",
                scores => ByRow(scores, (row, m) => m == 0 ? new double[row.Length] : Visible(row, n => n < m))),
            new("there is no mask: each token sees the whole sentence.", scores => ByRow(scores, (row, _) => Softmax.Compute(row))),
            new("the columns sum to 1; each query's row must.",
                scores => ByRow(scores.Transpose(), (column, n) => Visible(column, m => n <= m)).Transpose()),
        ],
    };

    internal static readonly Exercise<(int A, int B), string> MarkPositionExercise = new()
    {
        Cases = () => Pairs(Enumerable.Range(0, MarkedPositions), Enumerable.Range(0, MarkedPositions)).Where(c => c.First < c.Second),
        Expected = _ => Marked,
        Describe = c => $"\"dog\" at the positions {c.A} and {c.B}",
        Compare = Answers.Text,
        Slips =
        [
            new("the position does not reach the result.", Marks((vector, _) => [.. vector])),
            new("odd and even are told apart, and that is all; each position needs a mark of its own.",
                Marks((vector, position) => [vector[0] + (position % 2), .. vector[1..]])),
            new("the vector that came in is written into; other tokens share it. Return a new array.", Marks((vector, position) =>
            {
                vector[0] += position;
                return vector;
            })),
            new("the position is appended as one more number; the layer wants as many numbers as before.",
                Marks((vector, position) => [.. vector, position])),
        ],
    };

    private const int MarkedPositions = 16;
    private const string Marked = "two different vectors";

    /// <summary>Checks a function that scores a key against a query, <c>q·k / √d</c>.</summary>
    /// <param name="answer">From a query and a key, both <c>[d]</c>, to the score.</param>
    /// <returns>How it stands over vectors of 1 to 100 numbers.</returns>
    public static CheckResult ScaledScore(Func<double[], double[], double> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return ScaledScoreExercise.Check(c => answer(c.Query, c.Key));
    }

    /// <summary>Checks a function that turns scores into weights with a causal mask: row m is the softmax over the keys 0 to m.</summary>
    /// <param name="answer">From scores <c>[tokens, tokens]</c> to weights of the same shape.</param>
    /// <returns>How it stands over matrices of 1 to 6 tokens.</returns>
    public static CheckResult CausalWeights(Func<Matrix<double>, Matrix<double>> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return CausalWeightsExercise.Check(answer);
    }

    /// <summary>Checks that a function gives one and the same vector another look at each position.</summary>
    /// <param name="answer">From a vector and its position to a new vector of the same length.</param>
    /// <returns>How it stands over all pairs of positions below 16.</returns>
    public static CheckResult MarkPosition(Func<double[], int, double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return MarkPositionExercise.Check(Marks(answer));
    }

    /// <summary>Says in words how the marks at two positions of the word "dog" compare.</summary>
    private static Func<(int A, int B), string> Marks(Func<double[], int, double[]> mark) => c =>
    {
        double[] word = WordVectors.Of("dog");
        double[] input = [.. word];
        double[] a = [.. mark(input, c.A) ?? []];
        double[] b = [.. mark(input, c.B) ?? []];
        if (!input.AsSpan().SequenceEqual(word))
            return "the vector that came in has changed";
        if (a.Length != word.Length || b.Length != word.Length)
            return "vectors of another length";
        if (!a.Concat(b).All(double.IsFinite))
            return "a number that is not finite";
        return Similarity.Distance(a, b) > 1e-6 ? Marked : "the same vector twice";
    };

    private static double[] Wave(int length, double step) => [.. Enumerable.Range(1, length).Select(i => 3 * Math.Sin(step * i))];

    private static double[] Visible(double[] scores, Func<int, bool> isVisible) =>
        Softmax.Compute([.. scores.Select((score, n) => isVisible(n) ? score : double.NegativeInfinity)]);

    private static Matrix<double> ByRow(Matrix<double> matrix, Func<double[], int, double[]> change) =>
        Matrix<double>.Build.DenseOfRowArrays(matrix.ToRowArrays().Select(change));
}
