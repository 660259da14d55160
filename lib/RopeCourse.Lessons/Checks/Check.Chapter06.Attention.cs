using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons;

// Chapter 06, Rotate, don't add: attention over a whole sentence in the plane.
public static partial class Check
{
    internal static readonly Exercise<(Matrix<double> Queries, Matrix<double> Keys, Matrix<double> Values, double Theta), Matrix<double>> RotaryAttentionExercise = new()
    {
        Cases = () =>
        [
            (PlaneRows(5, 0.9, 2), PlaneRows(5, 2.3, 1), PlaneRows(5, 1.1, 1), 1),
            (PlaneRows(5, 0.4, 3), PlaneRows(5, 0.4, 1), PlaneRows(5, 0.4, 1), 0.5),
            (PlaneRows(1, 0.7, 1), PlaneRows(1, 1.3, 1), PlaneRows(1, 0.2, 1), 1),
            (PlaneRows(3, 1.7, 2), PlaneRows(3, 0.6, 2), PlaneRows(3, 2.9, 4), 0.1),
        ],
        Expected = c => PlaneAttention(c.Queries, c.Keys, c.Values, c.Theta, c.Theta, 0),
        Describe = c => $"{Format.Count(c.Queries.RowCount, "token")}, θ = {Format.Number(c.Theta)}",
        Compare = Answers.Matrix(),
        Slips =
        [
            new("the values are turned too; only queries and keys are.", c => PlaneAttention(c.Queries, c.Keys, c.Values, c.Theta, c.Theta, c.Theta)),
            new("the keys are not turned.", c => PlaneAttention(c.Queries, c.Keys, c.Values, c.Theta, 0, 0)),
            new("the queries are not turned.", c => PlaneAttention(c.Queries, c.Keys, c.Values, 0, c.Theta, 0)),
            new("the scores know no position: nothing is turned, or the query is turned by the key's position n instead of its own m.",
                c => PlaneAttention(c.Queries, c.Keys, c.Values, 0, 0, 0)),
            new("queries and keys are turned twice, by 2mθ and 2nθ; once is enough.", c => PlaneAttention(c.Queries, c.Keys, c.Values, 2 * c.Theta, 2 * c.Theta, 0)),
            new("queries and keys turn the wrong way; the angle of position m is +mθ.", c => PlaneAttention(c.Queries, c.Keys, c.Values, -c.Theta, -c.Theta, 0)),
            new("query and key turn in opposite ways, so that the positions are added.", c => PlaneAttention(c.Queries, c.Keys, c.Values, c.Theta, -c.Theta, 0)),
            new("the scores are not divided by √2.", c => PlaneAttention(c.Queries * Math.Sqrt(2), c.Keys, c.Values, c.Theta, c.Theta, 0)),
            new("there is a causal mask; here each token sees the whole sentence.",
                c => PlaneAttention(c.Queries, c.Keys, c.Values, c.Theta, c.Theta, 0, causal: true)),
        ],
    };

    /// <summary>Checks a function that computes attention with turned queries and keys and plain values, row t at position t.</summary>
    /// <param name="answer">From queries, keys and values, [tokens, 2] each, and a frequency θ to the output, [tokens, 2].</param>
    /// <returns>How it stands over sentences of one, three and five tokens.</returns>
    public static CheckResult RotaryAttention(Func<Matrix<double>, Matrix<double>, Matrix<double>, double, Matrix<double>> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return RotaryAttentionExercise.Check(c => answer(c.Queries, c.Keys, c.Values, c.Theta));
    }

    private static Matrix<double> PlaneAttention(
        Matrix<double> queries, Matrix<double> keys, Matrix<double> values, double queryTheta, double keyTheta, double valueTheta, bool causal = false) =>
        ScaledDotProductAttention.Compute(PlaneTurned(queries, queryTheta), PlaneTurned(keys, keyTheta), PlaneTurned(values, valueTheta), causal).Output;

    private static Matrix<double> PlaneTurned(Matrix<double> rows, double theta) => ByRow(rows, (row, m) => PlaneTurn(row, m * theta));

    private static Matrix<double> PlaneRows(int tokens, double step, double size) =>
        Matrix<double>.Build.Dense(tokens, 2, (t, i) => size * Math.Cos((step * t) + (2 * i) + step));
}
