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

    internal static readonly Exercise<double[], double[]> ToWeightsExercise = new()
    {
        Cases = () =>
        [
            [0, 0],
            [2, 1, -1],
            [0.5],
            [1, 1, 1, 1],
            [Math.Log(1), Math.Log(2), Math.Log(5)],
            [1000, 1001],
            [-1000, -1001, -999],
            [1000, 0, -1000],
        ],
        Expected = Softmax.Compute,
        Describe = scores => $"scores {Format.Numbers(scores)}",
        Compare = Answers.Numbers(),
        Slips =
        [
            new("the exponential leaves the range of double: subtract the largest score from all of them first.",
                scores => Shares([.. scores.Select(Math.Exp)])),
            new("the smallest score is subtracted; subtract the largest, so that no power is above 1.",
                scores => Shares([.. scores.Select(score => Math.Exp(score - scores.Min()))])),
            new("the exponential is missing: the scores themselves are divided by their sum.", Shares),
            new("the powers are not divided by their sum, so the weights do not sum to 1.",
                scores => [.. scores.Select(score => Math.Exp(score - scores.Max()))]),
            new("all of the weight goes to the largest score; softmax leaves some for the others.",
                scores => [.. scores.Select((_, j) => j == Array.IndexOf(scores, scores.Max()) ? 1.0 : 0)]),
        ],
    };

    internal static readonly Exercise<(Matrix<double> Shuffled, int[] Order), Matrix<double>> PutBackExercise = new()
    {
        Cases = () => new int[][] { [2, 0, 1], [0, 1, 2], [1, 2, 3, 0], [0], [3, 0, 4, 2, 1, 5] }
            .Select(order => (Matrix<double>.Build.Dense(order.Length, 2, (row, column) => order[row] + (10.0 * column)), order)),
        Expected = c => Rows(c.Order.Select((_, row) => c.Shuffled.Row(Array.IndexOf(c.Order, row)))),
        Describe = c => $"order {Format.Numbers([.. c.Order.Select(row => (double)row)])}",
        Compare = Answers.Matrix(),
        Slips =
        [
            new("the order is applied once more; it must be undone.", c => Rows(c.Order.Select(row => c.Shuffled.Row(row)))),
            new("the rows are still shuffled.", c => c.Shuffled),
            new("the rows are turned round, last to first; go by `order`.", c => Rows(c.Shuffled.EnumerateRows().Reverse())),
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

    /// <summary>Checks a function that turns scores into weights, <c>e^(s_j) / Σ_k e^(s_k)</c>, also where the powers are too large for a double.</summary>
    /// <param name="answer">From scores to weights, as many.</param>
    /// <returns>How it stands over small and large scores.</returns>
    public static CheckResult ToWeights(Func<double[], double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return ToWeightsExercise.Check(answer);
    }

    /// <summary>Checks a function that undoes a shuffle: row <c>order[t]</c> of the result is row <c>t</c> of the shuffled matrix.</summary>
    /// <param name="answer">From the shuffled matrix and the order in which the rows were taken to the matrix before.</param>
    /// <returns>How it stands over five orders.</returns>
    public static CheckResult PutBack(Func<Matrix<double>, int[], Matrix<double>> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return PutBackExercise.Check(c => answer(c.Shuffled, c.Order));
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

    private static double[] Shares(double[] parts) => [.. parts.Select(part => part / parts.Sum())];

    private static double[] Visible(double[] scores, Func<int, bool> isVisible) =>
        Softmax.Compute([.. scores.Select((score, n) => isVisible(n) ? score : double.NegativeInfinity)]);

    private static Matrix<double> Rows(IEnumerable<Vector<double>> rows) => Matrix<double>.Build.DenseOfRowVectors(rows);

    private static Matrix<double> ByRow(Matrix<double> matrix, Func<double[], int, double[]> change) =>
        Matrix<double>.Build.DenseOfRowArrays(matrix.ToRowArrays().Select(change));
}
