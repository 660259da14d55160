using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RopeCourse.Tests;

/// <summary>The one place where rows turn: every number of pairs, heads that turn together or alone, unaligned, in place or not, in each storage.</summary>
public sealed class RotationKernelTests
{
    private const int Longest = 257;

    // What a run expects of the processor: 512, 256, 128 or 32 bits. Only the runs that narrow it set this.
    private const string ExpectedBits = "ROPECOURSE_EXPECTED_BITS";

    private static readonly PairLayout[] Layouts = [PairLayout.Interleaved, PairLayout.SplitHalves];

    [Fact]
    public void The_kernels_use_the_widest_vectors_that_this_run_allows()
    {
        int allowed = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 32;
        string expected = Environment.GetEnvironmentVariable(ExpectedBits) ?? $"{allowed}";
        TestContext.Current.TestOutputHelper?.WriteLine($"Vectors of {RotationKernels.Bits} bits");
        Assert.Equal(expected, $"{RotationKernels.Bits}");
    }

    [Fact]
    public void Rows_agree_with_the_formula_for_every_number_of_pairs_and_every_start()
    {
        for (int pairs = 0; pairs <= Longest; pairs++)
        {
            foreach (PairLayout layout in Layouts)
            {
                // Up to five rows, some more coordinates that pass through, and starts anywhere in a vector.
                (int heads, int passing, int start) = (pairs % 6, pairs % 4, pairs % 17);
                int headDim = 2 * pairs + passing;
                (float[] cos, float[] sin) = Angles(pairs, pairs);
                float[] memory = Sample.Floats(start + heads * headDim + 20, pairs + 1);
                double[] expected = Expected(layout, pairs, headDim, cos, sin, memory.AsSpan(start, heads * headDim));
                var shape = new RowShape(layout, headDim, pairs, headDim, 0);

                float[] separate = new float[heads * headDim + 3];
                RotationKernels.Turn<float, SingleStorage>(shape, 1, heads, memory.AsSpan(start), cos, sin, separate.AsSpan(3));
                Near.Equal(expected, separate.AsSpan(3), Tolerances.FloatRotation, $"{layout} {pairs}");

                float[] after = memory[(start + heads * headDim)..];
                RotationKernels.Turn<float, SingleStorage>(shape with { HeadsTogether = 1 }, 1, heads, memory.AsSpan(start), cos, sin, memory.AsSpan(start));
                Assert.Equal(separate[3..], memory.AsSpan(start, heads * headDim).ToArray());
                Assert.Equal(after, memory[(start + heads * headDim)..]);
            }
        }
    }

    [Fact]
    public void Sixteen_bits_turn_like_floats_that_are_rounded_one_by_one()
    {
        for (int pairs = 0; pairs <= Longest; pairs++)
        {
            foreach (PairLayout layout in Layouts)
            {
                (int heads, int start) = (1 + pairs % 5, pairs % 19);
                (float[] cos, float[] sin) = Angles(pairs, pairs);
                var shape = new RowShape(layout, 2 * pairs, pairs, 2 * pairs, 0);
                float[] numbers = Sample.Floats(start + heads * 2 * pairs, pairs + 2);
                Half[] halves = [.. numbers.Select(value => (Half)value)];
                BFloat16[] shorts = [.. numbers.Select(value => (BFloat16)value)];
                Span<ushort> halfBits = MemoryMarshal.Cast<Half, ushort>(halves.AsSpan(start));
                Span<ushort> shortBits = MemoryMarshal.Cast<BFloat16, ushort>(shorts.AsSpan(start));
                Half[] expectedHalves = [.. Turned(shape, heads, halves.Select(value => (float)value).Skip(start), cos, sin).Select(value => (Half)value)];
                BFloat16[] expectedShorts = [.. Turned(shape, heads, shorts.Select(value => (float)value).Skip(start), cos, sin).Select(value => (BFloat16)value)];
                RotationKernels.Turn<ushort, HalfStorage>(shape, 1, heads, halfBits, cos, sin, halfBits);
                RotationKernels.Turn<ushort, BFloat16Storage>(shape, 1, heads, shortBits, cos, sin, shortBits);
                Assert.Equal(expectedHalves, halves[start..]);
                Assert.Equal(expectedShorts, shorts[start..]);
            }
        }
    }

    [Fact]
    public void Rows_that_lie_apart_leave_what_is_between_them()
    {
        foreach (PairLayout layout in Layouts)
        {
            // Three tokens of five heads, each row with a gap after it; tokens differ in their angles.
            var shape = new RowShape(layout, 10, 4, 40, 12);
            (float[] cos, float[] sin) = Angles(3 * 4, 5);
            float[] before = Sample.Floats(4 * 40 + 2 * 12 + 10, 6);
            float[] after = [.. before];
            RotationKernels.Turn<float, SingleStorage>(shape, 3, 5, after, cos, sin, after);
            var rows = new bool[before.Length];
            for (int row = 0; row < 15; row++)
            {
                (int token, int start) = (row / 5, row / 5 * 12 + row % 5 * 40);
                double[] expected = Expected(layout, 4, 10, cos[(4 * token)..(4 * token + 4)], sin[(4 * token)..(4 * token + 4)], before.AsSpan(start, 10));
                Near.Equal(expected, after.AsSpan(start, 10), Tolerances.FloatRotation, $"{layout} row {row}");
                rows.AsSpan(start, 10).Fill(true);
            }

            Assert.All(Enumerable.Range(0, before.Length).Where(i => !rows[i]), i => Assert.Equal(before[i], after[i]));
        }
    }

    [Fact]
    public void No_kernel_reaches_beyond_its_spans()
    {
        var shape = new RowShape(PairLayout.SplitHalves, 8, 4, 8, 16);
        var rows = new float[31];
        var angles = new float[8];
        Assert.Throws<ArgumentOutOfRangeException>(() => RotationKernels.Turn<float, SingleStorage>(shape, 2, 2, rows, angles, angles, new float[32]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RotationKernels.Turn<float, SingleStorage>(shape, 2, 2, new float[32], angles, angles, rows));
        Assert.Throws<ArgumentOutOfRangeException>(() => RotationKernels.Turn<float, SingleStorage>(shape, 2, 2, new float[32], angles.AsSpan(1), angles, new float[32]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RotationKernels.Turn<float, SingleStorage>(shape, 2, 2, new float[32], angles, angles.AsSpan(1), new float[32]));
    }

    private static (float[] Cos, float[] Sin) Angles(int count, int seed) =>
        ([.. Sample.Doubles(count, seed).Select(angle => (float)Math.Cos(angle))], [.. Sample.Doubles(count, seed).Select(angle => (float)Math.Sin(angle))]);

    private static double[] Expected(PairLayout layout, int pairs, int headDim, float[] cos, float[] sin, ReadOnlySpan<float> rows)
    {
        double[] turned = [.. rows.ToArray().Select(value => (double)value)];
        for (int row = 0; row < rows.Length; row += Math.Max(1, headDim))
        {
            for (int i = 0; i < pairs; i++)
            {
                (int first, int second) = Pairs.Of(layout, 2 * pairs, i);
                (double a, double b) = (rows[row + first], rows[row + second]);
                turned[row + first] = a * cos[i] - b * sin[i];
                turned[row + second] = a * sin[i] + b * cos[i];
            }
        }

        return turned;
    }

    private static float[] Turned(RowShape shape, int heads, IEnumerable<float> rows, float[] cos, float[] sin)
    {
        float[] turned = [.. rows];
        RotationKernels.Turn<float, SingleStorage>(shape, 1, heads, turned, cos, sin, turned);
        return turned;
    }
}
