using FsCheck.Xunit;

namespace RopeCourse.Tests;

public sealed class BFloat16Tests
{
    [Theory]
    [InlineData(0f, 0x0000)]
    [InlineData(-0f, 0x8000)]
    [InlineData(1f, 0x3F80)]
    [InlineData(-2.5f, 0xC020)]
    [InlineData(256f, 0x4380)]
    [InlineData(257f, 0x4380)] // half-way between 256 and 258: to the even fraction
    [InlineData(259f, 0x4382)] // half-way between 258 and 260: to the even fraction
    [InlineData(257.5f, 0x4381)]
    [InlineData(float.MaxValue, 0x7F80)]
    [InlineData(float.PositiveInfinity, 0x7F80)]
    [InlineData(float.NegativeInfinity, 0xFF80)]
    public void Rounding_goes_to_the_nearest_and_ties_to_even(float value, int bits)
    {
        Assert.Equal((ushort)bits, ((BFloat16)value).Bits);
        Assert.Equal(BFloat16.FromBits((ushort)bits), (BFloat16)value);
    }

    [Fact]
    public void NaN_stays_NaN_even_with_its_payload_in_the_lower_bits() =>
        Assert.True(float.IsNaN((BFloat16)BitConverter.Int32BitsToSingle(0x7F80_0001)));

    [Fact]
    public void Every_pattern_of_bits_comes_back()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            float value = BFloat16.FromBits((ushort)bits);
            if (!float.IsNaN(value))
                Assert.Equal(bits, ((BFloat16)value).Bits);
        }
    }

    [Property]
    public bool The_rounded_number_is_the_nearest(float value)
    {
        if (!float.IsFinite(value) || Math.Abs(value) > 3e38f)
            return true;
        ushort bits = ((BFloat16)value).Bits;
        double error = Math.Abs((double)(float)BFloat16.FromBits(bits) - value);
        return error <= Math.Abs((double)(float)BFloat16.FromBits((ushort)(bits + 1)) - value)
            && ((bits & 0x7FFF) == 0 || error <= Math.Abs((double)(float)BFloat16.FromBits((ushort)(bits - 1)) - value));
    }

    [Fact]
    public void Whole_numbers_are_exact_up_to_256_only()
    {
        Assert.All(Enumerable.Range(0, 257), n => Assert.Equal(n, (float)(BFloat16)n));
        Assert.Equal(769, Enumerable.Range(0, 4096).Select(n => (float)(BFloat16)n).Distinct().Count());
    }

    [Fact]
    public void A_number_is_written_as_the_float_that_it_is() => Assert.Equal("1.1015625", ((BFloat16)1.1f).ToString());
}
