namespace RopeCourse.Studio.Tests.Exercises;

internal static partial class WrongAnswers
{
    private static readonly WrongAnswer[] Chapter08 =
    [
        new("08-1", "a crest ahead of the query", """
            static double FirstCrest(double[] query, double[] key, double theta) =>
                (Math.Atan2(key[1], key[0]) - Math.Atan2(query[1], query[0])) / theta;
            """),
        new("08-1", "the phase has the other sign", """
            static double FirstCrest(double[] query, double[] key, double theta)
            {
                double phase = Math.Atan2(query[1], query[0]) - Math.Atan2(key[1], key[0]);
                return (phase < 0 ? phase + 2 * Math.PI : phase) / theta;
            }
            """),
        new("08-1", "not divided by θ", """
            static double FirstCrest(double[] query, double[] key, double theta)
            {
                double phase = Math.Atan2(key[1], key[0]) - Math.Atan2(query[1], query[0]);
                return phase < 0 ? phase + 2 * Math.PI : phase;
            }
            """),
        new("08-1", "the wavelength is taken for 2π", """
            static double FirstCrest(double[] query, double[] key, double theta)
            {
                double back = (Math.Atan2(key[1], key[0]) - Math.Atan2(query[1], query[0])) / theta;
                return back - 2 * Math.PI * Math.Floor(back / (2 * Math.PI));
            }
            """),
        new("08-1", "loses which of the two is ahead", """
            static double FirstCrest(double[] query, double[] key, double theta) =>
                Math.Acos(Math.Clamp(Similarity.Cosine(query, key), -1, 1)) / theta;
            """),
        new("08-2", "the key is turned forward", """
            static double[] LookBack(RotaryEmbedding rotary, double[] key, int back) => rotary.Rotate(key, back);
            """),
        new("08-2", "the query is the key itself", """
            static double[] LookBack(RotaryEmbedding rotary, double[] key, int back) => key;
            """),
        new("08-2", "it looks one token too far", """
            static double[] LookBack(RotaryEmbedding rotary, double[] key, int back) => rotary.Rotate(key, -back - 1);
            """),
        new("08-2", "every pair is turned by the same angle", """
            static double[] LookBack(RotaryEmbedding rotary, double[] key, int back)
            {
                double[] query = [.. key];
                var (sin, cos) = Math.SinCos(-back);
                for (int i = 0; i < rotary.RotaryDim / 2; i++)
                {
                    var (a, b) = rotary.Pair(i);
                    (query[a], query[b]) = (key[a] * cos - key[b] * sin, key[a] * sin + key[b] * cos);
                }
                return query;
            }
            """),
        new("08-3", "only the distance itself is tried", """
            static int BlindPairs(int headDim, double thetaBase, int distance, double tolerance) =>
                InverseFrequencies.Compute(headDim, thetaBase).Count(theta => Math.Cos(distance * theta) >= 1 - tolerance);
            """),
        new("08-3", "only whole turns count as seeing", """
            static int BlindPairs(int headDim, double thetaBase, int distance, double tolerance) =>
                InverseFrequencies.Wavelengths(headDim, thetaBase).Count(wavelength => wavelength > distance);
            """),
        new("08-3", "these are the pairs that see the distance", """
            static int BlindPairs(int headDim, double thetaBase, int distance, double tolerance)
            {
                int first = 0;
                foreach (double theta in InverseFrequencies.Compute(headDim, thetaBase))
                    if (distance * theta > Math.Acos(1 - tolerance))
                        first++;
                return first;
            }
            """),
        new("08-4", "the division by the number of pairs, d/2, is missing", """
            static double RoFormerCurve(double[] theta, int distance)
            {
                var sum = System.Numerics.Complex.Zero;
                double sizes = 0;
                foreach (double t in theta)
                    sizes += (sum += System.Numerics.Complex.FromPolarCoordinates(1, distance * t)).Magnitude;
                return sizes;
            }
            """),
        new("08-4", "the size is taken of the sum of all partial sums", """
            static double RoFormerCurve(double[] theta, int distance)
            {
                double x = 0, y = 0, sumX = 0, sumY = 0;
                foreach (double t in theta)
                {
                    x += Math.Cos(distance * t);
                    y += Math.Sin(distance * t);
                    sumX += x;
                    sumY += y;
                }
                return Math.Sqrt(sumX * sumX + sumY * sumY) / theta.Length;
            }
            """),
        new("08-4", "each arrow is measured alone", """
            static double RoFormerCurve(double[] theta, int distance) =>
                theta.Average(t => Math.Sqrt(Math.Pow(Math.Cos(distance * t), 2) + Math.Pow(Math.Sin(distance * t), 2)));
            """),
        new("08-4", "only the last partial sum is taken", """
            static double RoFormerCurve(double[] theta, int distance)
            {
                double x = theta.Sum(t => Math.Cos(distance * t)), y = theta.Sum(t => Math.Sin(distance * t));
                return Math.Sqrt(x * x + y * y) / theta.Length;
            }
            """),
    ];
}
