namespace RopeCourse.Lessons;

// Chapter 00, Start here.
public static partial class Check
{
    internal static readonly Exercise<(int M, int N), int> RelativePositionExercise = new()
    {
        Cases = () => Pairs(Enumerable.Range(0, 8), Enumerable.Range(0, 8)),
        Expected = c => c.N - c.M,
        Describe = c => $"query at m = {c.M}, key at n = {c.N}",
        Compare = Answers.Integer,
        Slips =
        [
            new("the sign is turned round: this is m − n, and the course uses n − m.", c => c.M - c.N),
            new("the sign is lost: a key before the query has a negative relative position.", c => Math.Abs(c.N - c.M)),
            new("both ends are counted; from a position to itself it is 0 steps.", c => c.N - c.M + 1),
            new("the positions are added; subtract that of the query.", c => c.N + c.M),
        ],
    };

    /// <summary>Checks a function that returns where a key stands as seen from a query, <c>n − m</c>.</summary>
    /// <param name="answer">From the position m of the query and the position n of the key to the relative position.</param>
    /// <returns>How it stands over all pairs of positions below 8.</returns>
    public static CheckResult RelativePosition(Func<int, int, int> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return RelativePositionExercise.Check(c => answer(c.M, c.N));
    }
}
