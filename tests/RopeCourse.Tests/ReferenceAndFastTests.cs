using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Runs both versions of each formula on the same inputs, at every length, so that every tail of a SIMD loop is hit.</summary>
public sealed class ReferenceAndFastTests
{
    private const int Longest = 257;
    private static readonly PairLayout[] Layouts = [PairLayout.Interleaved, PairLayout.SplitHalves];

    [Fact]
    public void Rotations_agree_at_every_rotary_dim_and_in_place()
    {
        for (int rotaryDim = 2; rotaryDim <= 2 * Longest; rotaryDim += 2)
        {
            foreach (PairLayout layout in Layouts)
            {
                // Up to three coordinates pass through, which moves the end of the vector too.
                int headDim = rotaryDim + rotaryDim / 2 % 2 * 2;
                var rotary = new RotaryEmbedding(headDim, layout, rotaryDim: rotaryDim);
                float[] source = Sample.Floats(headDim, rotaryDim);
                IEnumerable<double> expected = rotary.Rotate(Sample.Doubles(headDim, rotaryDim), 1_234);
                var separate = new float[headDim];
                rotary.Rotate(source, 1_234, separate);
                rotary.Rotate(source, 1_234, source);
                Near.Equal(expected, separate, Tolerances.FloatRotation, $"{layout} {rotaryDim}");
                Assert.Equal(separate, source);
            }
        }
    }

    [Fact]
    public void Rotations_from_the_cache_agree_for_every_number_of_rows_and_in_place()
    {
        var cache = new RotaryCache(300, 6);
        for (int tokens = 0; tokens <= Longest; tokens++)
        {
            foreach (PairLayout layout in Layouts)
            {
                var rotary = new RotaryEmbedding(8, layout, rotaryDim: 6);
                float[] source = Sample.Floats(tokens * 8, tokens);
                var separate = new float[source.Length];
                rotary.Rotate(source, cache, 40, separate);
                for (int t = 0; t < tokens; t++)
                {
                    double[] row = [.. source.Skip(8 * t).Take(8).Select(value => (double)value)];
                    Near.Equal(rotary.Rotate(row, 40 + t), separate.AsSpan(8 * t, 8), Tolerances.FloatRotation, $"{layout} row {t}");
                }

                rotary.Rotate(source, cache, 40, source);
                Assert.Equal(separate, source);
            }
        }
    }

    [Fact]
    public void Kernels_turn_every_number_of_pairs_from_none()
    {
        for (int pairs = 0; pairs <= Longest; pairs++)
        {
            double[] frequencies = Sample.Doubles(pairs, 7);
            (float[] cos, float[] sin, float[] source) = (new float[pairs], new float[pairs], Sample.Floats(2 * pairs, pairs));
            Angles.Fill(3, frequencies, cos, sin);
            Near.Equal(frequencies.Select(theta => Math.Cos(3 * theta)), cos, Tolerances.StoredCosSin);
            Near.Equal(frequencies.Select(theta => Math.Sin(3 * theta)), sin, Tolerances.StoredCosSin);
            foreach (PairLayout layout in Layouts)
            {
                (int step, int second) = layout == PairLayout.Interleaved ? (2, 1) : (1, pairs);
                var expected = new double[2 * pairs];
                for (int i = 0; i < pairs; i++)
                {
                    (double a, double b) = (source[step * i], source[step * i + second]);
                    expected[step * i] = a * Math.Cos(3 * frequencies[i]) - b * Math.Sin(3 * frequencies[i]);
                    expected[step * i + second] = a * Math.Sin(3 * frequencies[i]) + b * Math.Cos(3 * frequencies[i]);
                }

                var turned = new float[2 * pairs];
                RotationKernels.Rotate(layout, source, cos, sin, turned);
                Near.Equal(expected, turned, Tolerances.FloatRotation, $"{layout} {pairs}");
            }
        }
    }

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
