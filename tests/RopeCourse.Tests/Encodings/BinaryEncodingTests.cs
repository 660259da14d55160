namespace RopeCourse.Tests;

public sealed class BinaryEncodingTests
{
    [Fact]
    public void Five_is_one_zero_one_lowest_bit_first() => Assert.Equal([1, 0, 1, 0], BinaryEncoding.Encode(5, 4));

    [Fact]
    public void Counting_to_15_flips_the_bits_15_7_3_and_1_times() =>
        Assert.Equal([15, 7, 3, 1], BinaryEncoding.Table(positions: 16, width: 4).CountFlips());

    [Fact]
    public void The_step_from_7_to_8_flips_four_bits_and_the_next_one()
    {
        int[] steps = BinaryEncoding.Table(16, 4).HammingSteps();
        Assert.Equal([1, 2, 1, 3, 1, 2, 1, 4, 1, 2, 1, 3, 1, 2, 1], steps);
    }

    [Fact]
    public void Bit_i_repeats_after_2_to_the_i_plus_1()
    {
        BinaryTable table = BinaryEncoding.Table(256, 8);
        for (int bit = 0; bit < 8; bit++)
        {
            int[] wave = table.Column(bit);
            for (int p = 0; p + (2 << bit) < 256; p++)
            {
                Assert.Equal(wave[p], wave[p + (2 << bit)]);
                Assert.NotEqual(wave[p], wave[p + (1 << bit)]);
            }
        }
    }

    [Fact]
    public void Both_versions_agree_at_every_width()
    {
        for (int width = 1; width <= BinaryEncoding.MaxWidth; width++)
        {
            int last = (int)((1L << width) - 1);
            foreach (int position in (int[])[0, 1, last / 3, last / 2, last - 1, last])
            {
                var fast = new float[width];
                BinaryEncoding.Encode(position, fast);
                Assert.Equal(BinaryEncoding.Encode(position, width), fast.Select(bit => (int)bit));
            }
        }
    }

    [Fact]
    public void Table_row_and_column_hold_the_same_bits()
    {
        BinaryTable table = BinaryEncoding.Table(11, 4);
        for (int p = 0; p < 11; p++)
        {
            Assert.Equal(BinaryEncoding.Encode(p, 4), table.Row(p));
            for (int bit = 0; bit < 4; bit++)
            {
                Assert.Equal((p >> bit) & 1, table[p, bit]);
                Assert.Equal(table[p, bit], table.Column(bit)[p]);
                Assert.Equal(table[p, bit], table.ToMatrix()[p, bit]);
            }
        }
    }

    [Fact]
    public void Gray_code_flips_one_bit_a_step_and_uses_every_pattern_once()
    {
        BinaryTable table = BinaryEncoding.GrayTable(64, 6);
        Assert.All(table.HammingSteps(), step => Assert.Equal(1, step));
        Assert.Equal(64, Enumerable.Range(0, 64).Select(p => string.Concat(table.Row(p))).Distinct().Count());
        Assert.Equal([0, 1, 3, 2, 6, 7, 5, 4], Enumerable.Range(0, 8).Select(BinaryEncoding.GrayCode));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(16, 4)]
    [InlineData(17, 5)]
    [InlineData(int.MaxValue, 31)]
    public void The_width_is_the_smallest_that_fits(int positions, int width) => Assert.Equal(width, BinaryEncoding.WidthFor(positions));

    [Fact]
    public void A_table_shows_the_highest_bit_on_the_left()
    {
        BinaryTable table = BinaryEncoding.Table(3, 2);
        Assert.Equal("0: 00\n1: 01\n2: 10", table.ToString());
    }

    [Fact]
    public void Integer_positions_grow_and_normalised_ones_change_their_step_with_the_length()
    {
        Assert.Equal([0, 1, 2, 3, 4], PositionScaling.Integers(5));
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], PositionScaling.Normalised(5));
        Assert.Equal([0], PositionScaling.Normalised(1));
        Assert.Equal(0.25, PositionScaling.NormalisedStep(5));
        Assert.Equal(1.0 / 99, PositionScaling.NormalisedStep(100));
    }
}
