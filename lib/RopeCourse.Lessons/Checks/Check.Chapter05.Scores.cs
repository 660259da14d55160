using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons;

// Chapter 05, What adding does to a token: the four terms of a score, and operations held against two of the three wishes.
public static partial class Check
{
    internal static readonly Exercise<ScoreCase, double[]> FourTermsExercise = new()
    {
        Cases = () =>
        [
            ScoreCase.Of(2, seed: 1) with { Queries = Matrix<double>.Build.DenseIdentity(2), Keys = Matrix<double>.Build.DenseIdentity(2) },
            ScoreCase.Of(2, seed: 2),
            ScoreCase.Of(6, seed: 3),
            new(Row("dog"), Position(1), Row("chased"), Position(2), ScoreCase.Layer(WordVectors.Dimension, 4), ScoreCase.Layer(WordVectors.Dimension, 5)),
        ],
        Expected = c => c.Terms(c.Queries, c.Keys),
        Describe = c => $"vectors of {c.Word.Count}{(c.Word.Count > 2 ? "" : $", x_m {Format.Numbers([.. c.Word])}, p_m {Format.Numbers([.. c.Code])}")}",
        Compare = Answers.Numbers(),
        Slips =
        [
            new("the two middle terms are swapped: content–position has the word of the query and the code of the key.",
                c => c.Terms(c.Queries, c.Keys) is var t ? [t[0], t[2], t[1], t[3]] : []),
            new("the matrices are transposed; a row times a matrix is `x * wq`, not `wq * x`.", c => c.Terms(c.Queries.Transpose(), c.Keys.Transpose())),
            new("`wk` is transposed; a row times a matrix is `x * wk`, not `wk * x`.", c => c.Terms(c.Queries, c.Keys.Transpose())),
            new("`wq` is transposed; a row times a matrix is `x * wq`, not `wq * x`.", c => c.Terms(c.Queries.Transpose(), c.Keys)),
            new("the query's matrix is used for the key too.", c => c.Terms(c.Queries, c.Queries)),
            new("the two matrices are swapped: `wq` belongs to the query, at m.", c => c.Terms(c.Keys, c.Queries)),
            new("the matrices are missing; words and codes go through them before they meet.",
                c => c.Terms(Matrix<double>.Build.DenseIdentity(c.Word.Count), Matrix<double>.Build.DenseIdentity(c.Word.Count))),
            new("position–position is missing: four products, not three.", c => c.Terms(c.Queries, c.Keys)[..3]),
            new("the terms are divided by √d; leave the scale to the score.", c => [.. c.Terms(c.Queries, c.Keys).Select(term => term / Math.Sqrt(c.Word.Count))]),
            new("the key's code is used at both places; p_m belongs to the query.", c => (c with { Code = c.KeyCode }).Terms(c.Queries, c.Keys)),
        ],
    };

    internal static readonly Exercise<OperationCase, double[]> TestOperationExercise = new()
    {
        Cases = () => new (string, Func<double[], int, double[]>)[]
        {
            ("returns the vector as it is", (x, _) => [.. x]),
            ("multiplies by 1 + p/4", (x, p) => [.. x.Select(value => value * (1 + (p / 4.0)))]),
            ("divides by 1 + p", (x, p) => [.. x.Select(value => value / (1 + p))]),
            ("adds the code of p", (x, p) => [.. x.Zip(new SinusoidalEncoding(x.Length).Encode(p), (value, code) => value + code)]),
            ("moves each number on by p places", (x, p) => [.. x.Select((_, i) => x[(i + p) % x.Length])]),
            ("turns the signs of the first p numbers", (x, p) => [.. x.Select((value, i) => i < p ? -value : value)]),
            ("is the one of chapter 06", (x, p) => new RotaryEmbedding(x.Length, PairLayout.Interleaved).Rotate(x, p)),
        }.Select(operation => new OperationCase(operation.Item1, operation.Item2, [2, 0, 1, -1], [-1, 2, 1.5, 0.5])),
        Expected = c => [LengthChange(c), ScoreChange(c)],
        Describe = c => $"the operation that {c.Name}",
        Compare = Answers.Numbers(),
        Slips =
        [
            new("only the key moves on; the wish is that nothing changes when both move on by one.",
                c => [LengthChange(c), OperationCase.Largest((m, n) => Math.Abs(c.Score(m, n + 1) - c.Score(m, n)))]),
            new("only the query moves on; the wish is that nothing changes when both move on by one.",
                c => [LengthChange(c), OperationCase.Largest((m, n) => Math.Abs(c.Score(m + 1, n) - c.Score(m, n)))]),
            new("query and key stand at the same position throughout; go through all m and all n.",
                c => [LengthChange(c), OperationCase.Largest(m => Math.Abs(c.Score(m + 1, m + 1) - c.Score(m, m)))]),
            new("the key does not go through the operation; both do.",
                c => [LengthChange(c), OperationCase.Largest(m => Math.Abs(c.ScoreOfBareKey(m + 1) - c.ScoreOfBareKey(m)))]),
            new("the sign of a change of score counts; without `Math.Abs` a fall is never the largest.",
                c => [LengthChange(c), OperationCase.Largest((m, n) => c.Score(m + 1, n + 1) - c.Score(m, n))]),
            new("the sign of a change of length counts; without `Math.Abs` a vector that shrinks passes.",
                c => [OperationCase.Largest(p => c.Ratio(p) - 1), ScoreChange(c)]),
            new("the change of length is not divided by the length of q.",
                c => [LengthChange(c) * Similarity.Norm(c.Query), ScoreChange(c)]),
            new("the first number is the ratio of the lengths; its distance from 1 is asked for.",
                c => [OperationCase.Largest(c.Ratio), ScoreChange(c)]),
            new("the two numbers are swapped: first the length, then the score.",
                c => [ScoreChange(c), LengthChange(c)]),
        ],
    };

    /// <summary>Checks a function that splits a score into its four terms, <c>x_m·W_Q·W_Kᵀ·x_nᵀ</c> and the same with <c>p</c> for one or both <c>x</c>.</summary>
    /// <param name="answer">From <c>x_m</c>, <c>p_m</c>, <c>x_n</c>, <c>p_n</c>, <c>W_Q</c> and <c>W_K</c> to four numbers: content–content, content–position, position–content, position–position.</param>
    /// <returns>How it stands over vectors of 2 to 100 numbers.</returns>
    public static CheckResult FourTerms(Func<Vector<double>, Vector<double>, Vector<double>, Vector<double>, Matrix<double>, Matrix<double>, double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return FourTermsExercise.Check(c => answer(c.Word, c.Code, c.KeyWord, c.KeyCode, c.Queries, c.Keys));
    }

    /// <summary>
    /// Checks a function that holds an operation against wishes 2 and 3: the largest of <c>|‖f(q, p)‖/‖q‖ − 1|</c> and of
    /// <c>|f(q, m+1)·f(k, n+1) − f(q, m)·f(k, n)|</c>, for positions from 0 to 9.
    /// </summary>
    /// <param name="answer">From an operation, a query and a key to the two numbers.</param>
    /// <returns>How it stands over seven operations.</returns>
    public static CheckResult TestOperation(Func<Func<double[], int, double[]>, double[], double[], double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return TestOperationExercise.Check(c => answer(c.Operation, c.Query, c.Key));
    }

    private static double LengthChange(OperationCase c) => OperationCase.Largest(p => Math.Abs(c.Ratio(p) - 1));

    private static double ScoreChange(OperationCase c) => OperationCase.Largest((m, n) => Math.Abs(c.Score(m + 1, n + 1) - c.Score(m, n)));

    private static Vector<double> Row(string word) => Vector<double>.Build.DenseOfArray(WordVectors.Of(word));

    private static Vector<double> Position(int position) => Vector<double>.Build.DenseOfArray(Code(position));
}
