namespace RopeCourse.Tests;

/// <summary>Compares the many-digit arithmetic with printed constants, before anything is compared with it.</summary>
public sealed class DigitsTests
{
    [Fact]
    public void Constants_agree_with_50_printed_digits()
    {
        Assert.Equal("3.14159265358979323846264338327950288419716939937510", Digits.Pi.ToString());
        Assert.Equal("0.69314718055994530941723212145817656807550013436025", Digits.Ln2.ToString());
        Assert.Equal("2.71828182845904523536028747135266249775724709369995", Digits.Exp(1).ToString());
        Assert.Equal("1.41421356237309504880168872420969807856967187537694", Digits.Sqrt(2).ToString());
        Assert.Equal("9.21034037197618273607196581873745683040440595451509", Digits.Ln(10_000).ToString());
        Assert.Equal("0.54030230586813971740093660744297660373231042061792", Digits.Cos(1).ToString());
        Assert.Equal("0.84147098480789650665250232163029899962256306079837", Digits.Sin(1).ToString());
    }

    [Fact]
    public void Functions_undo_each_other_and_keep_their_identities()
    {
        Digits far = Digits.Of(9_999_991) / 7;
        Digits one = Digits.Sin(far) * Digits.Sin(far) + Digits.Cos(far) * Digits.Cos(far);
        Assert.StartsWith("1.0000000000000000000000000000000000000000", (one + (Digits)1 / Digits.Of(1L << 60) / Digits.Of(1L << 60) / Digits.Of(1L << 60)).ToString(), StringComparison.Ordinal);
        Assert.Equal((far - Digits.Pi * 2 * 227_000).ToString(), Digits.Exp(Digits.Ln(far - Digits.Pi * 2 * 227_000)).ToString());
        Assert.Equal(Digits.Sin(far).ToString(), Digits.Sin(far + Digits.Pi * 2 * 227_000).ToString());
        Assert.Equal("-0.84147098480789650665250232163029899962256306079837", Digits.Sin(-1).ToString());
        Assert.Equal("-0.69314718055994530941723212145817656807550013436025", Digits.Ln((Digits)1 / 2).ToString());
        Assert.Equal("0.36787944117144232159552377016146086744581113103176", Digits.Exp(-1).ToString());
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1e11)]
    [InlineData(-3.75)]
    [InlineData(1.0299999713897705)]
    public void A_double_goes_in_and_comes_out(double value) => Assert.Equal(value, Digits.Exactly(value).ToDouble());
}
