namespace RopeCourse.Studio.Tests.Exercises;

internal static partial class WrongAnswers
{
    private static readonly WrongAnswer[] Chapter05 =
    [
        new("05-1", "the first number is the length of the sum", """
            static double[] AddAndMeasure(double[] word, double[] code)
            {
                double[] sum = [.. word.Zip(code, (x, p) => x + p)];
                return [Similarity.Norm(sum), Similarity.Cosine(word, sum)];
            }
            """),
        new("05-1", "the root is missing", """
            static double[] AddAndMeasure(double[] word, double[] code)
            {
                double[] sum = [.. word.Zip(code, (x, p) => x + p)];
                return [sum.Sum(x => x * x) / word.Sum(x => x * x), Similarity.Cosine(sum, word)];
            }
            """),
        new("05-1", "the cosine is taken with the code", """
            static double[] AddAndMeasure(double[] word, double[] code)
            {
                double[] sum = [.. word.Zip(code, (x, p) => x + p)];
                return [Similarity.Norm(sum) / Similarity.Norm(word), Similarity.Cosine(word, code)];
            }
            """),
        new("05-1", "the lengths are added", """
            static double[] AddAndMeasure(double[] word, double[] code)
            {
                double[] sum = [.. word.Zip(code, (x, p) => x + p)];
                return [(Similarity.Norm(word) + Similarity.Norm(code)) / Similarity.Norm(word), Similarity.Cosine(word, sum)];
            }
            """),
        new("05-2", "the second entry is taken at all times", """
            static string NearestAfterAdding(string word, int position)
            {
                double[] code = new SinusoidalEncoding(100).Encode(position);
                double[] sum = [.. WordVectors.Of(word).Zip(code, (x, p) => x + p)];
                return WordVectors.Nearest(sum)[1].Word;
            }
            """),
        new("05-2", "the first entry of the list is taken", """
            static string NearestAfterAdding(string word, int position)
            {
                double[] code = new SinusoidalEncoding(100).Encode(position);
                double[] sum = [.. WordVectors.Of(word).Zip(code, (x, p) => x + p)];
                return WordVectors.Nearest(sum)[0].Word;
            }
            """),
        new("05-2", "the position does not reach the vector", """
            static string NearestAfterAdding(string word, int position) => WordVectors.Nearest(word)[0].Word;
            """),
        new("05-3", "the two middle terms are swapped", """
            static double[] FourTerms(
                Vector<double> xm, Vector<double> pm, Vector<double> xn, Vector<double> pn,
                Matrix<double> wq, Matrix<double> wk) =>
                [(xm * wq) * (xn * wk), (pm * wq) * (xn * wk), (xm * wq) * (pn * wk), (pm * wq) * (pn * wk)];
            """),
        new("05-3", "the matrices are transposed", """
            static double[] FourTerms(
                Vector<double> xm, Vector<double> pm, Vector<double> xn, Vector<double> pn,
                Matrix<double> wq, Matrix<double> wk) =>
                [(wq * xm) * (wk * xn), (wq * xm) * (wk * pn), (wq * pm) * (wk * xn), (wq * pm) * (wk * pn)];
            """),
        new("05-3", "position–position is missing", """
            static double[] FourTerms(
                Vector<double> xm, Vector<double> pm, Vector<double> xn, Vector<double> pn,
                Matrix<double> wq, Matrix<double> wk)
            {
                Vector<double> q = xm * wq, k = xn * wk;
                return [q * k, q * (pn * wk), (pm * wq) * k];
            }
            """),
        new("05-3", "`wk` is transposed", """
            static double[] FourTerms(
                Vector<double> xm, Vector<double> pm, Vector<double> xn, Vector<double> pn,
                Matrix<double> wq, Matrix<double> wk)
            {
                Matrix<double> m = wq * wk;
                return [xm * m * xn, xm * m * pn, pm * m * xn, pm * m * pn];
            }
            """),
        new("05-4", "only the key moves on", """
            static double[] TestOperation(Func<double[], int, double[]> f, double[] q, double[] k)
            {
                double length = 0, score = 0;
                for (int m = 0; m < 10; m++)
                {
                    length = Math.Max(length, Math.Abs(Similarity.Norm(f(q, m)) / Similarity.Norm(q) - 1));
                    for (int n = 0; n < 10; n++)
                        score = Math.Max(score, Math.Abs(Similarity.Dot(f(q, m), f(k, n + 1)) - Similarity.Dot(f(q, m), f(k, n))));
                }
                return [length, score];
            }
            """),
        new("05-4", "a vector that shrinks passes", """
            static double[] TestOperation(Func<double[], int, double[]> f, double[] q, double[] k)
            {
                double length = 0, score = 0;
                for (int m = 0; m < 10; m++)
                {
                    length = Math.Max(length, Similarity.Norm(f(q, m)) / Similarity.Norm(q) - 1);
                    for (int n = 0; n < 10; n++)
                        score = Math.Max(score, Math.Abs(Similarity.Dot(f(q, m + 1), f(k, n + 1)) - Similarity.Dot(f(q, m), f(k, n))));
                }
                return [length, score];
            }
            """),
        new("05-4", "stand at the same position throughout", """
            static double[] TestOperation(Func<double[], int, double[]> f, double[] q, double[] k)
            {
                double length = 0, score = 0;
                for (int m = 0; m < 10; m++)
                {
                    length = Math.Max(length, Math.Abs(Similarity.Norm(f(q, m)) / Similarity.Norm(q) - 1));
                    score = Math.Max(score, Math.Abs(Similarity.Dot(f(q, m + 1), f(k, m + 1)) - Similarity.Dot(f(q, m), f(k, m))));
                }
                return [length, score];
            }
            """),
        new("05-4", "the key does not go through the operation", """
            static double[] TestOperation(Func<double[], int, double[]> f, double[] q, double[] k)
            {
                double length = 0, score = 0;
                for (int m = 0; m < 10; m++)
                {
                    length = Math.Max(length, Math.Abs(Similarity.Norm(f(q, m)) / Similarity.Norm(q) - 1));
                    score = Math.Max(score, Math.Abs(Similarity.Dot(f(q, m + 1), k) - Similarity.Dot(f(q, m), k)));
                }
                return [length, score];
            }
            """),
    ];
}
