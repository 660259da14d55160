using System.Runtime.InteropServices;

namespace RopeCourse.Tests;

/// <summary>How a cache is computed and how it grows: the same bits by every way, each row once, and no row taken away from a reader.</summary>
public sealed class RotaryCacheTests
{
    private const int Longest = 257;

    private static readonly FrequencyScaling[] s_scalings =
    [
        FrequencyScaling.None,
        new PositionInterpolation(4),
        new NtkAwareScaling(4),
        new DynamicNtkScaling(2, 100),
        new YarnScaling(8, 100),
        new Llama3Scaling(8, 100),
        new LongRopeScaling([1, 2, 3, 4], [5, 6, 7, 8], 100, 400),
        new ProportionalScaling(0.5),
    ];

    [Fact]
    public void Rows_agree_with_sine_and_cosine_at_every_number_of_pairs()
    {
        for (int pairs = 0; pairs <= Longest; pairs++)
        {
            double[] frequencies = [.. Sample.Doubles(pairs, pairs).Select(value => value / 2)];
            // Both sides of a multiple of 64, at the beginning and at ten million.
            foreach (int start in (int[])[0, 62, 9_999_998])
            {
                const int Rows = 4;
                int stride = pairs + 3;
                (float[] cos, float[] sin) = (new float[Rows * stride], new float[Rows * stride]);
                new AngleRows(frequencies, factor: 1.25).Fill(start, Rows, stride, cos, sin);
                for (int t = 0; t < Rows; t++)
                {
                    Near.Equal(frequencies.Select(theta => 1.25 * Math.Cos((start + t) * theta)), cos.AsSpan(t * stride, pairs), Tolerances.StoredScaledCosSin, $"cos {pairs} {start + t}");
                    Near.Equal(frequencies.Select(theta => 1.25 * Math.Sin((start + t) * theta)), sin.AsSpan(t * stride, pairs), Tolerances.StoredScaledCosSin, $"sin {pairs} {start + t}");
                    Assert.Equal([0, 0, 0], cos.AsSpan(t * stride + pairs, 3));
                }
            }
        }
    }

    [Fact]
    public void A_row_has_the_same_bits_wherever_a_table_begins()
    {
        foreach (ColumnLayout layout in Enum.GetValues<ColumnLayout>())
        {
            var encoding = new SinusoidalEncoding(22, 500, layout);
            var all = new float[Longest * 22];
            encoding.Fill(5_000, Longest, all);
            for (int first = 0; first < Longest; first += 7)
            {
                var part = new float[(Longest - first) * 22];
                encoding.Fill(5_000 + first, Longest - first, part);
                Assert.Equal(all[(first * 22)..], part);
            }
        }
    }

    [Fact]
    public void A_cache_that_grew_has_the_bits_of_one_that_was_built_at_once()
    {
        foreach (FrequencyScaling scaling in s_scalings)
        {
            RotaryEmbedding rotary = new RotaryEmbedding(8, PairLayout.Interleaved, scaling: scaling).AtLength(1_000);
            var whole = new RotaryCache(1_000, rotary);
            foreach (int step in (int[])[1, 63, 64, 65, 300])
            {
                var grown = new RotaryCache(1, rotary);
                for (int positions = 1; positions <= 1_000; positions += step)
                    grown.EnsurePositions(positions);
                grown.EnsurePositions(1_000);
                Same(whole, grown, 1_000);
            }
        }
    }

    [Fact]
    public void Rows_that_are_there_are_copied_and_not_computed_again()
    {
        var cache = new RotaryCache(100, 8);
        // A mark that no cosine has: it survives where a row is kept, and vanishes where it is computed.
        MemoryMarshal.GetReference(cache.Cos(99)) = 7;
        MemoryMarshal.GetReference(cache.Sin(0)) = 8;
        cache.EnsurePositions(5_000);
        cache.EnsurePositions(20_000);
        Assert.Equal((7, 8), (cache.Cos(99)[0], cache.Sin(0)[0]));
        Assert.Equal(new RotaryCache(101, 8).Cos(100), cache.Cos(100));
    }

    [Fact]
    public void Rows_that_were_handed_out_stay_as_they_are()
    {
        var cache = new RotaryCache(70, 8);
        ReadOnlySpan<float> row = cache.Cos(69);
        float[] before = row.ToArray();
        cache.EnsurePositions(10_000);
        Assert.Equal(before, row);
        Assert.Equal(before, cache.Cos(69));
    }

    [Fact]
    public void A_cache_grows_when_asked_and_at_least_doubles()
    {
        var cache = new RotaryCache(10, 8);
        cache.EnsurePositions(3);
        cache.EnsurePositions(10);
        Assert.Equal(10, cache.Positions);
        cache.EnsurePositions(11);
        Assert.Equal(20, cache.Positions);
        cache.EnsurePositions(1_000);
        Assert.Equal(1_000, cache.Positions);
    }

    [Fact]
    public void Reading_and_asking_for_what_is_there_allocate_nothing()
    {
        var cache = new RotaryCache(100, new RotaryEmbedding(8, PairLayout.Interleaved, scaling: s_scalings[6]));
        float sum = 0;
        Assert.Equal(0, Allocations.Of(() =>
        {
            cache.EnsurePositions(100);
            sum += cache.AtLength(100).Cos(99)[0] + cache.Sin(99)[0];
        }));
        Assert.True(Allocations.Of(() => cache.EnsurePositions(cache.Positions + 1)) > 0);
    }

    [Fact]
    public async Task Readers_see_whole_rows_while_another_thread_makes_the_cache_grow()
    {
        const int Positions = 40_000;
        var whole = new RotaryCache(Positions, 8);
        var cache = new RotaryCache(1, 8);
        Task[] growing = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            for (int positions = 1; positions <= Positions; positions += 997)
                cache.EnsurePositions(positions);
            cache.EnsurePositions(Positions);
        }, TestContext.Current.CancellationToken))];
        while (growing.Any(task => !task.IsCompleted))
        {
            int last = Math.Min(cache.Positions, Positions) - 1;
            Assert.Equal(whole.Cos(last), cache.Cos(last));
            Assert.Equal(whole.Sin(last), cache.Sin(last));
        }

        await Task.WhenAll(growing);
        Same(whole, cache, Positions);
    }

    [Fact]
    public void Scalings_that_ignore_the_length_keep_one_cache()
    {
        foreach (FrequencyScaling scaling in s_scalings.Where(scaling => !scaling.DependsOnLength))
        {
            var cache = new RotaryCache(10, new RotaryEmbedding(8, PairLayout.Interleaved, scaling: scaling));
            foreach (int length in (int[])[1, 10, 99, 100, 101, 5_000, 7])
                Assert.Same(cache, cache.AtLength(length));
            Assert.Equal(5_000, cache.Positions);
        }
    }

    [Fact]
    public void Dynamic_NTK_rebuilds_with_every_token_beyond_the_original_length_and_not_before()
    {
        var rotary = new RotaryEmbedding(8, PairLayout.Interleaved, scaling: new DynamicNtkScaling(2, 100));
        var first = new RotaryCache(10, rotary);
        Assert.Same(first, first.AtLength(1));
        Assert.Same(first, first.AtLength(100));
        RotaryCache beyond = first.AtLength(101);
        Assert.NotSame(first, beyond);
        Assert.NotSame(beyond, beyond.AtLength(102));
        Assert.Same(beyond, beyond.AtLength(101));
        Same(new RotaryCache(150, rotary.AtLength(150)), beyond.AtLength(150), 150);

        RotaryCache back = beyond.AtLength(100);
        Same(first, back, 100);
        Assert.Same(back, back.AtLength(3));
    }

    [Fact]
    public void LongRope_rebuilds_where_the_text_crosses_the_original_length_and_where_it_comes_back()
    {
        var rotary = new RotaryEmbedding(8, PairLayout.SplitHalves, scaling: s_scalings[6]);
        var near = new RotaryCache(10, rotary);
        Assert.Same(near, near.AtLength(100));
        RotaryCache far = near.AtLength(101);
        Same(new RotaryCache(101, rotary.AtLength(400)), far, 101);
        Assert.Same(far, far.AtLength(400));
        Assert.True(far.Positions >= 400);
        RotaryCache back = far.AtLength(100);
        Same(near, back, 100);
        Assert.Same(back, back.AtLength(50));
        Assert.Equal((8, PairLayout.SplitHalves), (far.Rotary.HeadDim, far.Rotary.Layout));
    }

    [Fact]
    public void Equal_frequencies_on_both_sides_of_the_border_keep_one_cache()
    {
        var cache = new RotaryCache(10, new RotaryEmbedding(4, PairLayout.Interleaved, scaling: new LongRopeScaling([1, 2], [1, 2], 100, 400)));
        Assert.Same(cache, cache.AtLength(300));
        Assert.True(cache.Positions >= 300);
    }

    [Fact]
    public void A_text_that_grows_turns_as_the_formula_does_at_each_length()
    {
        foreach (FrequencyScaling scaling in s_scalings)
        {
            var rotary = new RotaryEmbedding(8, PairLayout.Interleaved, scaling: scaling);
            var cache = new RotaryCache(1, rotary);
            float[] source = Sample.Floats(8, 3);
            var turned = new float[8];
            foreach (int length in (int[])[1, 2, 99, 100, 101, 102, 250, 90])
            {
                cache = cache.AtLength(length);
                cache.Rotary.Rotate(source, cache, length - 1, turned);
                Near.Equal(rotary.AtLength(length).Rotate([.. source.Select(value => (double)value)], length - 1), turned,
                    cache.Rotary.AttentionFactor * Tolerances.FloatRotation, $"{scaling} {length}");
            }
        }
    }

    private static void Same(RotaryCache expected, RotaryCache actual, int positions)
    {
        for (int p = 0; p < positions; p++)
        {
            Assert.True(expected.Cos(p).SequenceEqual(actual.Cos(p)), $"cos {p}");
            Assert.True(expected.Sin(p).SequenceEqual(actual.Sin(p)), $"sin {p}");
        }
    }
}
