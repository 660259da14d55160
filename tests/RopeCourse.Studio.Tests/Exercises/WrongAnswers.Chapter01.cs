namespace RopeCourse.Studio.Tests.Exercises;

internal static partial class WrongAnswers
{
    private static readonly WrongAnswer[] Chapter01 =
    [
        new("01-1", "the division by √d is missing.", """
            static double ScaledScore(double[] query, double[] key) => query.Zip(key, (q, k) => q * k).Sum();
            """),
        new("01-1", "√2 is used at every width; d is the length of the vectors.", """
            static double ScaledScore(double[] query, double[] key) => query.Zip(key, (q, k) => q * k).Sum() / Math.Sqrt(2);
            """),
        new("01-1", "the dot product is divided by d; the scale is its square root.", """
            static double ScaledScore(double[] query, double[] key)
            {
                double sum = 0;
                for (int i = 0; i < query.Length; i++)
                    sum += query[i] * key[i];
                return sum / query.Length;
            }
            """),
        new("01-2", "the weights are set to 0 after the softmax, so the rows no longer sum to 1: hide the scores before it.", """
            static Matrix<double> CausalWeights(Matrix<double> scores)
            {
                var weights = Matrix<double>.Build.DenseOfRowArrays(scores.ToRowArrays().Select(Softmax.Compute));
                return weights.MapIndexed((m, n, weight) => n <= m ? weight : 0);
            }
            """),
        new("01-2", "hidden scores are set to 0, and e^0 is 1: a hidden token needs the score −∞.", """
            static Matrix<double> CausalWeights(Matrix<double> scores)
            {
                var masked = scores.MapIndexed((m, n, score) => n <= m ? score : 0, Zeros.Include);
                return Matrix<double>.Build.DenseOfRowArrays(masked.ToRowArrays().Select(Softmax.Compute));
            }
            """),
        new("01-2", "the mask is upside down: each token sees what comes after it.", """
            static Matrix<double> CausalWeights(Matrix<double> scores)
            {
                var masked = scores.MapIndexed((m, n, score) => n >= m ? score : double.NegativeInfinity, Zeros.Include);
                return Matrix<double>.Build.DenseOfRowArrays(masked.ToRowArrays().Select(Softmax.Compute));
            }
            """),
        new("01-2", "a token does not see itself; position m sees 0 to m, itself included.", """
            static Matrix<double> CausalWeights(Matrix<double> scores)
            {
                var weights = Matrix<double>.Build.Dense(scores.RowCount, scores.ColumnCount);
                for (int m = 1; m < scores.RowCount; m++)
                {
                    double[] visible = Softmax.Compute(scores.Row(m, 0, m).ToArray());
                    for (int n = 0; n < m; n++)
                        weights[m, n] = visible[n];
                }

                return weights;
            }
            """),
        new("01-3", "the position does not reach the result.", """
            static double[] MarkPosition(double[] vector, int position) => vector;
            """),
        new("01-3", "the vector that came in is written into; other tokens share it. Return a new array.", """
            static double[] MarkPosition(double[] vector, int position)
            {
                for (int i = 0; i < vector.Length; i++)
                    vector[i] += position;
                return vector;
            }
            """),
    ];
}
