using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Runs both versions of each formula on the same inputs, at every length, so that every tail of a SIMD loop is hit.</summary>
public sealed class ReferenceAndFastTests
{
    private const int Longest = 257;

    [Fact]
    public void Sinusoidal_tables_agree_at_every_size()
    {
        foreach (ColumnLayout layout in Enum.GetValues<ColumnLayout>())
        {
            for (int size = 1; size <= Longest; size++)
            {
                Compare(new SinusoidalEncoding(2 * size, 500, layout), positions: 3, start: 999);
                Compare(new SinusoidalEncoding(6, layout: layout), positions: size, start: size);
            }

            new SinusoidalEncoding(6, layout: layout).Fill(0, 0, []);
        }

        static void Compare(SinusoidalEncoding encoding, int positions, int start)
        {
            var fast = new float[positions * encoding.ModelDim];
            encoding.Fill(start, positions, fast);
            Near.Equal(encoding.Table(positions, start).EnumerateRows().SelectMany(row => row), fast, Tolerances.StoredCosSin);
        }
    }

    [Fact]
    public void Softmax_agrees_at_every_length_with_hidden_scores_and_in_place()
    {
        for (int length = 1; length <= Longest; length++)
        {
            float[] scores = Sample.Floats(length, length);
            scores[0] += 1000;
            scores[^1] = length > 1 ? float.NegativeInfinity : scores[^1];
            double[] expected = Softmax.Compute([.. scores.Select(score => (double)score)]);
            var separate = new float[length];
            Softmax.Compute(scores, separate);
            Softmax.Compute(scores, scores);
            Near.Equal(expected, separate, Tolerances.FloatAttention);
            Assert.Equal(separate, scores);
            Assert.Equal(1, expected.Sum(), Tolerances.Double);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Attention_agrees_at_every_width_and_number_of_keys(bool causal)
    {
        for (int size = 1; size <= Longest; size++)
        {
            Compare(queries: Math.Min(size, 3), keys: size, headDim: 5, valueDim: 3, causal);
            Compare(queries: 2, keys: 4, headDim: size, valueDim: 2, causal);
            Compare(queries: 2, keys: 4, headDim: 2, valueDim: size, causal);
        }

        static void Compare(int queries, int keys, int headDim, int valueDim, bool causal)
        {
            Matrix<double> q = Sample.Matrix(queries, headDim, 1);
            Matrix<double> k = Sample.Matrix(keys, headDim, 2);
            Matrix<double> v = Sample.Matrix(keys, valueDim, 3);
            var fast = new float[queries * valueDim];
            ScaledDotProductAttention.Compute(Floats(q), Floats(k), Floats(v), headDim, valueDim, causal, fast);
            Near.Equal(ScaledDotProductAttention.Compute(q, k, v, causal).Output.EnumerateRows().SelectMany(row => row),
                fast, Tolerances.FloatAttention, $"{queries}x{keys}, {headDim}, {valueDim}");
            ScaledDotProductAttention.Compute(Floats(q), Floats(k), Floats(v), headDim, valueDim, causal, fast, scale: 0.125f);
            Near.Equal(ScaledDotProductAttention.Compute(q, k, v, causal, scale: 0.125).Output.EnumerateRows().SelectMany(row => row),
                fast, Tolerances.FloatAttention, $"{queries}x{keys}, {headDim}, {valueDim}, scaled");

            Matrix<double> bias = Sample.Matrix(queries, keys, 4);
            // The last key but one is hidden, from a causal query that would see it and from others.
            bias.SetColumn(Math.Max(keys - 2, 0), [.. Enumerable.Repeat(keys > queries ? double.NegativeInfinity : 0, queries)]);
            ScaledDotProductAttention.Compute(Floats(q), Floats(k), Floats(v), headDim, valueDim, causal, fast, bias: Floats(bias));
            Near.Equal(ScaledDotProductAttention.Compute(q, k, v, causal, bias: bias).Output.EnumerateRows().SelectMany(row => row),
                fast, Tolerances.FloatAttention, $"{queries}x{keys}, {headDim}, {valueDim}, biased");
        }
    }

    [Fact]
    public void Similarities_agree_with_sums_at_every_length()
    {
        for (int length = 0; length <= Longest; length++)
        {
            (double[] a, double[] b) = (Sample.Doubles(length, length), Sample.Doubles(length, length + 1));
            double dot = 0, squaresA = 0, squaresB = 0, distance = 0;
            for (int i = 0; i < length; i++)
            {
                dot += a[i] * b[i];
                squaresA += a[i] * a[i];
                squaresB += b[i] * b[i];
                distance += Math.Pow(a[i] - b[i], 2);
            }

            Assert.Equal(dot, Similarity.Dot(a, b), Tolerances.Attention);
            Assert.Equal(Math.Sqrt(squaresA), Similarity.Norm(a), Tolerances.Double);
            Assert.Equal(Math.Sqrt(distance), Similarity.Distance(a, b), Tolerances.Double);
            if (length > 0)
                Assert.Equal(dot / Math.Sqrt(squaresA * squaresB), Similarity.Cosine(a, b), Tolerances.Double);
        }
    }

    private static float[] Floats(Matrix<double> rows) => [.. rows.EnumerateRows().SelectMany(row => row).Select(value => (float)value)];
}
