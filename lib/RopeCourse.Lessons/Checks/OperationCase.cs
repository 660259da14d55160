namespace RopeCourse.Lessons;

/// <summary>Holds an operation on a vector and a position, and the vectors that it is tried on.</summary>
/// <param name="Name">What it does, in words.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Query">The query, <c>[d]</c>.</param>
/// <param name="Key">The key, <c>[d]</c>.</param>
internal sealed record OperationCase(string Name, Func<double[], int, double[]> Operation, double[] Query, double[] Key)
{
    /// <summary>The positions that are tried: 0 to 9.</summary>
    private const int Positions = 10;

    /// <summary>Takes the largest value over the positions.</summary>
    public static double Largest(Func<int, double> change) => Enumerable.Range(0, Positions).Max(change);

    /// <summary>Takes the largest value over all pairs of positions.</summary>
    public static double Largest(Func<int, int, double> change) => Largest(m => Largest(n => change(m, n)));

    /// <summary>How many times as long the query is at a position.</summary>
    public double Ratio(int position) => Similarity.Norm(Operation(Query, position)) / Similarity.Norm(Query);

    /// <summary>The score of the query at m with the key at n.</summary>
    public double Score(int m, int n) => Similarity.Dot(Operation(Query, m), Operation(Key, n));

    /// <summary>The score of the query at m with a key that no position has reached.</summary>
    public double ScoreOfBareKey(int m) => Similarity.Dot(Operation(Query, m), Key);
}
