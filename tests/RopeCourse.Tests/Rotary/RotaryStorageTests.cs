using System.Runtime.InteropServices;

namespace RopeCourse.Tests;

/// <summary>Rotations of rows with position ids, back, by a shift and in 16 bits, against the double version, in place, unaligned and overlapping.</summary>
public sealed class RotaryStorageTests
{
    private const int Longest = 257;
    private static readonly PairLayout[] Layouts = [PairLayout.Interleaved, PairLayout.SplitHalves];
    private static readonly YarnScaling Yarn = new(16, 64);

    /// <summary>Left padding, a gap, a restart and an offset in one buffer.</summary>
    private static readonly int[] Ids = [0, 0, 0, 1, 2, 40, 41, 0, 99, 98];

    [Fact]
    public void Rotations_agree_at_every_head_dim_unaligned_and_overlapping()
    {
        var memory = new float[2 * Longest + 40];
        for (int pairs = 1; pairs <= Longest / 2; pairs++)
        {
            foreach (PairLayout layout in Layouts)
            {
                var rotary = new RotaryEmbedding(2 * pairs, layout, rotaryDim: Math.Max(2, pairs / 2 * 2));
                double[] expected = rotary.Rotate(Sample.Doubles(2 * pairs, pairs), 77);
                // Starts at odd floats, and destinations ahead of the source, behind it and on it.
                foreach ((int from, int to) in (ReadOnlySpan<(int, int)>)[(1, 1), (3, 2), (5, 6), (1, 1 + pairs), (7 + pairs, 7)])
                {
                    Sample.Floats(2 * pairs, pairs).CopyTo(memory.AsSpan(from));
                    rotary.Rotate(memory.AsSpan(from, 2 * pairs), 77, memory.AsSpan(to, 2 * pairs));
                    Near.Equal(expected, memory.AsSpan(to, 2 * pairs), Tolerances.FloatRotation, $"{layout} {pairs} {from}->{to}");
                }
            }
        }
    }

    [Fact]
    public void Rows_with_position_ids_agree_for_several_heads_in_place_and_overlapping()
    {
        foreach (PairLayout layout in Layouts)
        {
            foreach (FrequencyScaling scaling in (FrequencyScaling[])[FrequencyScaling.None, Yarn])
            {
                var rotary = new RotaryEmbedding(12, layout, rotaryDim: 10, scaling: scaling);
                var cache = new RotaryCache(100, rotary);
                for (int heads = 0; heads <= 3; heads++)
                {
                    float[] source = Sample.Floats(Ids.Length * heads * 12, heads);
                    double[] expected = [.. Ids.SelectMany((id, t) => Enumerable.Range(0, heads).SelectMany(head =>
                        rotary.Rotate([.. source.Skip((t * heads + head) * 12).Take(12).Select(value => (double)value)], id)))];
                    var separate = new float[source.Length];
                    rotary.Rotate(source, cache, Ids, separate);
                    Near.Equal(expected, separate, Tolerances.FloatRotation, $"{layout} {heads}");

                    float[] memory = [0, .. source, 0];
                    rotary.Rotate(memory.AsSpan(1, source.Length), cache, Ids, memory.AsSpan(2, source.Length));
                    Assert.Equal(separate, memory[2..]);
                    rotary.Rotate(source, cache, Ids, source);
                    Assert.Equal(separate, source);
                }
            }
        }
    }

    [Fact]
    public void Rows_of_doubles_agree_and_may_overlap()
    {
        foreach (PairLayout layout in Layouts)
        {
            var rotary = new RotaryEmbedding(10, layout, rotaryDim: 6, scaling: Yarn);
            double[] source = Sample.Doubles(Ids.Length * 2 * 10, 5);
            double[] expected = [.. source.Chunk(10).SelectMany((row, index) => rotary.Rotate(row, Ids[index / 2]))];
            double[] memory = [0, 0, .. source];
            rotary.Rotate(memory.AsSpan(2), Ids, memory.AsSpan(0, source.Length));
            Near.Equal(expected, memory[..source.Length], Tolerances.Double);
            rotary.Rotate(source, Ids, source);
            Near.Equal(expected, source, Tolerances.Double);
        }
    }

    [Fact]
    public void Queries_and_keys_turn_together_with_fewer_key_heads()
    {
        var rotary = new RotaryEmbedding(8, PairLayout.SplitHalves);
        var cache = new RotaryCache(100, rotary);
        (float[] queries, float[] keys) = (Sample.Floats(Ids.Length * 4 * 8, 1), Sample.Floats(Ids.Length * 2 * 8, 2));
        (var expectedQueries, var expectedKeys) = (new float[queries.Length], new float[keys.Length]);
        rotary.Rotate(queries, cache, Ids, expectedQueries);
        rotary.Rotate(keys, cache, Ids, expectedKeys);

        (Half[] halfQueries, Half[] halfKeys) = ([.. queries.Select(value => (Half)value)], [.. keys.Select(value => (Half)value)]);
        (BFloat16[] shortQueries, BFloat16[] shortKeys) = ([.. queries.Select(value => (BFloat16)value)], [.. keys.Select(value => (BFloat16)value)]);
        rotary.RotateQueriesAndKeys(queries, keys, cache, Ids);
        Assert.Equal(expectedQueries, queries);
        Assert.Equal(expectedKeys, keys);

        rotary.RotateQueriesAndKeys(halfQueries, halfKeys, cache, Ids);
        rotary.RotateQueriesAndKeys(shortQueries, shortKeys, cache, Ids);
        Near.Equal(expectedQueries.Select(value => (double)value), halfQueries.Select(value => (double)value), 2 * Tolerances.HalfStorage);
        Near.Equal(expectedKeys.Select(value => (double)value), halfKeys.Select(value => (double)value), 2 * Tolerances.HalfStorage);
        Near.Equal(expectedQueries.Select(value => (double)value), shortQueries.Select(value => (double)(float)value), 2 * Tolerances.BFloat16Storage);
        Near.Equal(expectedKeys.Select(value => (double)value), shortKeys.Select(value => (double)(float)value), 2 * Tolerances.BFloat16Storage);
    }

    [Fact]
    public void Sixteen_bits_round_once_at_every_length_and_leave_the_rest_bit_for_bit()
    {
        for (int pairs = 1; pairs <= Longest; pairs++)
        {
            foreach (PairLayout layout in Layouts)
            {
                var rotary = new RotaryEmbedding(2 * pairs + 2, layout, rotaryDim: 2 * pairs);
                var cache = new RotaryCache(100, rotary);
                float[] numbers = Sample.Floats(2 * pairs + 2, pairs);
                Half[] halves = [.. numbers.Select(value => (Half)value)];
                BFloat16[] shorts = [.. numbers.Select(value => (BFloat16)value)];
                (halves[^1], shorts[^1]) = (Half.NaN, BFloat16.FromBits(0x7FA5));
                var turnedHalves = new Half[halves.Length];
                var turnedShorts = new BFloat16[shorts.Length];
                rotary.Rotate(halves, cache, [99], turnedHalves);
                rotary.Rotate(shorts, cache, [99], turnedShorts);

                double[] expectedHalves = rotary.Rotate([.. halves[..^1].Select(value => (double)value), 0], 99);
                double[] expectedShorts = rotary.Rotate([.. shorts[..^1].Select(value => (double)(float)value), 0], 99);
                Near.Equal(expectedHalves[..^2], turnedHalves[..^2].Select(value => (double)value), Tolerances.HalfStorage, $"{layout} {pairs}");
                Near.Equal(expectedShorts[..^2], turnedShorts[..^2].Select(value => (double)(float)value), Tolerances.BFloat16Storage, $"{layout} {pairs}");
                Assert.Equal(Bits(halves)[^2..], Bits(turnedHalves)[^2..]);
                Assert.Equal(shorts[^2..], turnedShorts[^2..]);
                rotary.Rotate(halves, cache, [99], halves);
                rotary.Rotate(shorts, cache, [99], shorts);
                Assert.Equal(Bits(turnedHalves), Bits(halves));
                Assert.Equal(turnedShorts, shorts);
            }
        }
    }

    [Fact]
    public void Rotating_back_restores_the_rows_attention_factor_and_all()
    {
        foreach (PairLayout layout in Layouts)
        {
            var rotary = new RotaryEmbedding(16, layout, rotaryDim: 12, scaling: Yarn);
            Assert.True(rotary.AttentionFactor > 1.2);
            int[] ids = [0, 5, 99, -3];
            float[] source = Sample.Floats(ids.Length * 2 * 16, 9);
            var rotated = new float[source.Length];
            double[] exact = [.. source.Select(value => (double)value)];
            rotary.Rotate(exact, ids, exact);
            for (int i = 0; i < exact.Length; i++)
                rotated[i] = (float)exact[i];
            rotary.RotateBack(rotated, ids, rotated);
            Near.Equal(source.Select(value => (double)value), rotated, Tolerances.FloatRotation);
            double[] vector = Sample.Doubles(16, 3);
            Near.Equal(vector, rotary.RotateBack(rotary.Rotate(vector, 12_345), 12_345), Tolerances.Rotation(12_345));
        }
    }

    [Fact]
    public void Shifted_keys_are_those_of_the_shifted_positions()
    {
        foreach (PairLayout layout in Layouts)
        {
            foreach (FrequencyScaling scaling in (FrequencyScaling[])[FrequencyScaling.None, Yarn])
            {
                var rotary = new RotaryEmbedding(16, layout, rotaryDim: 12, scaling: scaling);
                var rows = Sample.Matrix(6, 16, 4);
                var kept = rotary.Rotate(rows, startPosition: 50);
                var expected = rotary.Rotate(rows, startPosition: 13);
                Near.Equal(expected, rotary.Shift(kept, -37), Tolerances.Rotation(50));

                float[] keys = [.. kept.EnumerateRows().SelectMany(row => row).Select(value => (float)value)];
                Half[] halves = [.. keys.Select(value => (Half)value)];
                BFloat16[] shorts = [.. keys.Select(value => (BFloat16)value)];
                rotary.Shift(keys, -37);
                rotary.Shift(halves, -37);
                rotary.Shift(shorts, -37);
                double[] want = [.. expected.EnumerateRows().SelectMany(row => row)];
                Near.Equal(want, keys, Tolerances.FloatRotation);
                // Rounded when stored, and once more after the shift.
                Near.Equal(want, halves.Select(value => (double)value), 3 * Tolerances.HalfStorage);
                Near.Equal(want, shorts.Select(value => (double)(float)value), 3 * Tolerances.BFloat16Storage);
            }
        }
    }

    private static ushort[] Bits(Half[] values) => MemoryMarshal.Cast<Half, ushort>(values).ToArray();
}
