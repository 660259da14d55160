namespace RopeCourse.Tests;

/// <summary>Runs the kernels of attention against sums in double, at every width and number of rows, so that every tail is hit.</summary>
public sealed class RowKernelsTests
{
    private const int Longest = 70;

    [Fact]
    public void Dots_and_mixes_agree_with_sums_at_every_width_and_number_of_rows()
    {
        for (int width = 0; width <= Longest; width++)
        {
            for (int count = 0; count <= 9; count++)
            {
                int stride = width + 3;
                float[] rows = Sample.Floats(count * stride, width);
                (float[] x, float[] weights) = (Sample.Floats(width, 1), Sample.Floats(count, 2));
                (float[] dots, float[] mixed) = (new float[count], [.. Enumerable.Repeat(float.NaN, width)]);
                RowKernels.Dot(x, rows, stride, 0.5f, dots);
                RowKernels.Mix(weights, rows, stride, mixed);
                Near.Equal(Enumerable.Range(0, count).Select(n => 0.5 * Enumerable.Range(0, width).Sum(i => (double)x[i] * rows[n * stride + i])),
                    dots, Tolerances.FloatAttention, $"dot {width} {count}");
                Near.Equal(Enumerable.Range(0, width).Select(i => Enumerable.Range(0, count).Sum(n => (double)weights[n] * rows[n * stride + i])),
                    mixed, Tolerances.FloatAttention, $"mix {width} {count}");
            }
        }
    }

    [Fact]
    public void A_row_gives_the_same_bits_however_many_stand_around_it()
    {
        for (int width = 1; width <= Longest; width++)
        {
            (float[] x, float[] rows) = (Sample.Floats(width, 1), Sample.Floats(9 * width, 2));
            var all = new float[9];
            RowKernels.Dot(x, rows, width, 1, all);
            for (int first = 0; first < 9; first++)
            {
                var rest = new float[9 - first];
                RowKernels.Dot(x, rows.AsSpan(first * width), width, 1, rest);
                Assert.Equal(all[first..], rest);
            }
        }
    }
}
