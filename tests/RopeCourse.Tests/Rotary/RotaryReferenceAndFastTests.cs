namespace RopeCourse.Tests;

/// <summary>Runs both versions of the rotation on the same inputs, at every length, so that every tail of a SIMD loop is hit.</summary>
public sealed class RotaryReferenceAndFastTests
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
            Angles.Fill(3, frequencies, 1, cos, sin);
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
                RotationKernels.Turn<float, SingleStorage>(new RowShape(layout, 2 * pairs, pairs, 0, 0), 1, 1, source, cos, sin, turned);
                Near.Equal(expected, turned, Tolerances.FloatRotation, $"{layout} {pairs}");
            }
        }
    }
}
