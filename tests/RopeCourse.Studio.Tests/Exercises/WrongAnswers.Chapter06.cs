namespace RopeCourse.Studio.Tests.Exercises;

internal static partial class WrongAnswers
{
    private static readonly WrongAnswer[] Chapter06 =
    [
        new("06-1", "the turn goes the wrong way", """
            static double[] TurnInPlane(double[] v, int m, double theta)
            {
                (double sin, double cos) = Math.SinCos(m * theta);
                return [v[0] * cos + v[1] * sin, v[1] * cos - v[0] * sin];
            }
            """),
        new("06-1", "the first coordinate is overwritten before the second one is computed", """
            static double[] TurnInPlane(double[] v, int m, double theta)
            {
                (double sin, double cos) = Math.SinCos(m * theta);
                v[0] = v[0] * cos - v[1] * sin;
                v[1] = v[0] * sin + v[1] * cos;
                return v;
            }
            """),
        new("06-1", "the angle is taken for degrees", """
            static double[] TurnInPlane(double[] v, int m, double theta)
            {
                double angle = m * theta * Math.PI / 180;
                return [v[0] * Math.Cos(angle) - v[1] * Math.Sin(angle), v[0] * Math.Sin(angle) + v[1] * Math.Cos(angle)];
            }
            """),
        new("06-1", "only the first coordinate is new", """
            static double[] TurnInPlane(double[] v, int m, double theta) =>
                [v[0] * Math.Cos(m * theta) - v[1] * Math.Sin(m * theta), v[1]];
            """),
        new("06-1", "sine and cosine are swapped", """
            static double[] TurnInPlane(double[] v, int m, double theta)
            {
                (double cos, double sin) = Math.SinCos(m * theta);
                return [v[0] * cos - v[1] * sin, v[0] * sin + v[1] * cos];
            }
            """),
        new("06-1", "the frequency is missing", """
            static double[] TurnInPlane(double[] v, int m, double theta)
            {
                (double sin, double cos) = Math.SinCos(m);
                return [v[0] * cos - v[1] * sin, v[0] * sin + v[1] * cos];
            }
            """),
        new("06-2", "the positions are added", """
            static double TurnedScore(double[] q, double[] k, int m, int n, double theta) =>
                Similarity.Dot(q, new RotaryEmbedding(2, PairLayout.Interleaved).Rotate(k, (m + n) * theta));
            """),
        new("06-2", "the sign is turned round", """
            static double TurnedScore(double[] q, double[] k, int m, int n, double theta)
            {
                (double sin, double cos) = Math.SinCos((m - n) * theta);
                return q[0] * (k[0] * cos - k[1] * sin) + q[1] * (k[0] * sin + k[1] * cos);
            }
            """),
        new("06-2", "the turn is done twice", """
            static double TurnedScore(double[] q, double[] k, int m, int n, double theta)
            {
                double[] turnedQ = new RotaryEmbedding(2, PairLayout.Interleaved).Rotate(q, m * theta);
                double[] turnedK = new RotaryEmbedding(2, PairLayout.Interleaved).Rotate(k, n * theta);
                (double sin, double cos) = Math.SinCos((n - m) * theta);
                return turnedQ[0] * (turnedK[0] * cos - turnedK[1] * sin) + turnedQ[1] * (turnedK[0] * sin + turnedK[1] * cos);
            }
            """),
        new("06-2", "the query's m is missing", """
            static double TurnedScore(double[] q, double[] k, int m, int n, double theta) =>
                Similarity.Dot(q, new RotaryEmbedding(2, PairLayout.Interleaved).Rotate(k, n * theta));
            """),
        new("06-3", "the conjugate is missing", """
            static double ComplexScore(System.Numerics.Complex q, System.Numerics.Complex k, int m, int n, double theta) =>
                (q * System.Numerics.Complex.FromPolarCoordinates(1, m * theta) * k * System.Numerics.Complex.FromPolarCoordinates(1, n * theta)).Real;
            """),
        new("06-3", "the key is conjugated before its turn", """
            static double ComplexScore(System.Numerics.Complex q, System.Numerics.Complex k, int m, int n, double theta)
            {
                var query = q * System.Numerics.Complex.FromPolarCoordinates(1, m * theta);
                var key = System.Numerics.Complex.Conjugate(k) * System.Numerics.Complex.FromPolarCoordinates(1, n * theta);
                return (query * key).Real;
            }
            """),
        new("06-3", "this is the imaginary part", """
            static double ComplexScore(System.Numerics.Complex q, System.Numerics.Complex k, int m, int n, double theta) =>
                (q * System.Numerics.Complex.Conjugate(k) * System.Numerics.Complex.FromPolarCoordinates(1, (m - n) * theta)).Imaginary;
            """),
        new("06-3", "both are turned backwards", """
            static double ComplexScore(System.Numerics.Complex q, System.Numerics.Complex k, int m, int n, double theta) =>
                (q * System.Numerics.Complex.Conjugate(k) * System.Numerics.Complex.FromPolarCoordinates(1, (n - m) * theta)).Real;
            """),
        new("06-4", "the values are turned too", """
            static Matrix<double> RotaryAttention(Matrix<double> q, Matrix<double> k, Matrix<double> v, double theta)
            {
                var turn = new RotaryEmbedding(2, PairLayout.Interleaved);
                Matrix<double> Turned(Matrix<double> rows) => Matrix<double>.Build.DenseOfRowArrays(rows.ToRowArrays().Select((row, t) => turn.Rotate(row, t * theta)));
                return ScaledDotProductAttention.Compute(Turned(q), Turned(k), Turned(v)).Output;
            }
            """),
        new("06-4", "the keys are not turned", """
            static Matrix<double> RotaryAttention(Matrix<double> q, Matrix<double> k, Matrix<double> v, double theta)
            {
                var turn = new RotaryEmbedding(2, PairLayout.Interleaved);
                Matrix<double> Turned(Matrix<double> rows) => Matrix<double>.Build.DenseOfRowArrays(rows.ToRowArrays().Select((row, t) => turn.Rotate(row, t * theta)));
                return ScaledDotProductAttention.Compute(Turned(q), k, v).Output;
            }
            """),
        new("06-4", "the query is turned by the key's position n", """
            static Matrix<double> RotaryAttention(Matrix<double> q, Matrix<double> k, Matrix<double> v, double theta)
            {
                var turn = new RotaryEmbedding(2, PairLayout.Interleaved);
                var scores = Matrix<double>.Build.Dense(q.RowCount, k.RowCount, (m, n) => Similarity.Dot(
                    turn.Rotate(q.Row(m).ToArray(), n * theta), turn.Rotate(k.Row(n).ToArray(), n * theta)) / Math.Sqrt(2));
                return Matrix<double>.Build.DenseOfRowArrays(scores.ToRowArrays().Select(Softmax.Compute)) * v;
            }
            """),
        new("06-4", "are turned twice", """
            static Matrix<double> RotaryAttention(Matrix<double> q, Matrix<double> k, Matrix<double> v, double theta)
            {
                var turn = new RotaryEmbedding(2, PairLayout.Interleaved);
                Matrix<double> Turned(Matrix<double> rows) => Matrix<double>.Build.DenseOfRowArrays(rows.ToRowArrays().Select((row, t) => turn.Rotate(row, t * theta)));
                return ScaledDotProductAttention.Compute(Turned(Turned(q)), Turned(Turned(k)), v).Output;
            }
            """),
    ];
}
