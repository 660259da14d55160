namespace RopeCourse.Lessons.Tests;

public sealed class ChecklistTests
{
    private const int Dimension = 100;

    private static readonly ChecklistRow s_integer = Checklist.Evaluate("integer", p => [p]);
    private static readonly ChecklistRow s_normalised = Checklist.Evaluate("normalised", (p, length) => [p / (length - 1)]);
    private static readonly ChecklistRow s_binary = Checklist.Evaluate("binary", p => Bits(p, 8));
    private static readonly ChecklistRow s_sinusoidal = Checklist.Evaluate("sinusoidal", Sinusoidal);
    private static readonly ChecklistRow s_rotary = Checklist.Evaluate("rotary", Sinusoidal, Rotate);

    [Fact]
    public void The_integer_position_is_unique_and_even_but_grows_and_swamps_the_word()
    {
        AssertGranted(s_integer, Wish.Unique, Wish.SameStepSameChange, Wish.Smooth);
        Assert.Equal(2559 / 255.0, s_integer[Wish.Bounded].Measured, 1e-12);
        Assert.Equal(1, s_integer[Wish.Unique].Measured);
        Assert.Equal(1, s_integer[Wish.WorksBeyondTheTrainingLength].Measured);
    }

    [Fact]
    public void The_normalised_position_stays_small_but_its_step_depends_on_the_length()
    {
        Assert.True(s_normalised[Wish.Bounded].Holds);
        Assert.True(s_normalised[Wish.WorksBeyondTheTrainingLength].Holds);
        Assert.False(s_normalised[Wish.SameStepSameChange].Holds);
        Assert.Equal("a step is 0.00392 in a text of 256, 0.00196 in one of 512", s_normalised[Wish.SameStepSameChange].Why);
    }

    [Fact]
    public void Binary_digits_are_unique_and_bounded_and_jump()
    {
        AssertGranted(s_binary, Wish.Unique, Wish.Bounded);
        Assert.Equal("a step changes the code by 1 to 2.83", s_binary[Wish.SameStepSameChange].Why);
        Assert.Equal("there is no code from 256 on", s_binary[Wish.WorksBeyondTheTrainingLength].Why);
        Assert.Contains("jumps", s_binary[Wish.Smooth].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_digits_to_spare_switch_on_beyond_the_training_length()
    {
        ChecklistRow wide = Checklist.Evaluate("binary", p => Bits(p, 12));
        // From 127 to 128 eight bits flip, √8 = 2.83; 254 and 255 share seven ones.
        Assert.Equal("a step changes the code by 1 to 2.83", wide[Wish.SameStepSameChange].Why);
        Assert.Equal("within 1/64 of a step the code jumps by 2.83", wide[Wish.Smooth].Why);
        Assert.Equal("code · code of two neighbours is anything from 0 to 7", wide[Wish.DistanceIsReadable].Why);
        Assert.Equal("from 256 to 511, 1 of 12 numbers takes values never seen in training", wide[Wish.WorksBeyondTheTrainingLength].Why);
    }

    [Fact]
    public void Sinusoids_lack_only_what_adding_and_slow_waves_cost()
    {
        AssertGranted(s_sinusoidal, Wish.Unique, Wish.Bounded, Wish.SameStepSameChange, Wish.Smooth, Wish.DistanceIsReadable, Wish.ExtendsToTwoAxes);
        // Slow pairs have seen less than a full turn after 256 positions; fast ones have seen it all.
        Assert.InRange(s_sinusoidal[Wish.WorksBeyondTheTrainingLength].Measured, 0.3, 0.7);
        Assert.True(s_sinusoidal[Wish.LeavesTheMeaningAlone].Measured > 0.2);
    }

    [Fact]
    public void Rotation_also_keeps_meaning_and_length()
    {
        AssertGranted(
            s_rotary,
            Wish.Unique, Wish.Bounded, Wish.SameStepSameChange, Wish.Smooth, Wish.DistanceIsReadable,
            Wish.LeavesTheMeaningAlone, Wish.KeepsTheLength, Wish.ExtendsToTwoAxes);
        Assert.InRange(s_rotary[Wish.KeepsTheLength].Measured, 0, 1e-14);
    }

    [Fact]
    public void No_position_at_all_touches_nothing_and_tells_nothing()
    {
        ChecklistRow none = Checklist.Evaluate("none", _ => [0.0]);
        AssertGranted(none, Wish.Bounded, Wish.Smooth, Wish.LeavesTheMeaningAlone, Wish.KeepsTheLength);
        Assert.Equal("positions 0 and 1 share a code", none[Wish.Unique].Why);
        Assert.Equal("no step changes the code", none[Wish.SameStepSameChange].Why);
    }

    [Fact]
    public void A_place_in_a_list_of_zeros_does_not_tell_near_from_far()
    {
        ChecklistRow oneHot = Checklist.Evaluate("one-hot", p =>
        {
            double[] code = new double[64];
            code[(int)p] = 1;
            return code;
        }, trainingLength: 64);
        Assert.False(oneHot[Wish.DistanceIsReadable].Holds);
        Assert.Contains("does not tell", oneHot[Wish.DistanceIsReadable].Why, StringComparison.Ordinal);
        Assert.True(oneHot[Wish.SameStepSameChange].Holds);
    }

    [Fact]
    public void A_broken_line_has_kinks() =>
        Assert.Contains("kinks", Checklist.Evaluate("zigzag", p => [Math.Abs((p % 4) - 2)])[Wish.Smooth].Why, StringComparison.Ordinal);

    [Fact]
    public void A_code_that_refuses_fractions_is_not_smooth() =>
        Assert.Contains(
            "no code between",
            Checklist.Evaluate("whole", p => p % 1 == 0 ? [p] : throw new ArgumentException("whole positions only"))[Wish.Smooth].Why,
            StringComparison.Ordinal);

    [Fact]
    public void A_wave_that_comes_round_shares_codes() =>
        Assert.Equal("positions 0 and 16 share a code", Checklist.Evaluate("clock", p => [Math.Cos(p * Math.PI / 8), Math.Sin(p * Math.PI / 8)])[Wish.Unique].Why);

    [Fact]
    public void The_table_grows_by_a_column_an_encoding()
    {
        string two = Checklist.Compare(s_integer, s_binary).ToString();
        string three = Checklist.Compare(s_integer, s_binary, s_rotary).ToString();
        Assert.Equal(10, two.Split('\n').Length);
        Assert.DoesNotContain("rotary", two, StringComparison.Ordinal);
        string line = three.Split('\n').Single(text => text.StartsWith("keeps the vector's length", StringComparison.Ordinal));
        Assert.Equal(["✗ no", "✗ no", "✓ yes"], line["keeps the vector's length".Length..].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Contains("✓ yes", Checklist.Compare(s_rotary).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_says_why_for_each_of_the_nine_wishes()
    {
        Assert.Equal(Enum.GetValues<Wish>(), s_sinusoidal.Findings.Select(finding => finding.Wish));
        Assert.All(s_sinusoidal.Findings, finding => Assert.Contains(finding.Why, s_sinusoidal.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("position 2 and 1 at 0", Refused(p => [.. Convert.ToString((int)p, 2).Select(digit => (double)digit)]), StringComparison.Ordinal);
        Assert.Contains("NaN", Refused(_ => [double.NaN]), StringComparison.Ordinal);
        Assert.Contains("null", Refused(_ => null!), StringComparison.Ordinal);
        Assert.Contains("at most 100", Refused(_ => new double[128]), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Checklist.Evaluate("short", p => [p], trainingLength: 31));
        Assert.Throws<ArgumentException>(() => Checklist.Compare());
    }

    private static string Refused(Func<double, double[]> encode) =>
        Assert.Throws<ArgumentException>(() => Checklist.Evaluate("bad", encode)).Message;

    private static void AssertGranted(ChecklistRow row, params Wish[] granted) =>
        Assert.Equal(granted, row.Findings.Where(finding => finding.Holds).Select(finding => finding.Wish));

    private static double[] Bits(double position, int width) => position < 1 << width
        ? [.. Enumerable.Range(0, width).Select(bit => (double)(((int)position >> bit) & 1))]
        : throw new ArgumentOutOfRangeException(nameof(position));

    private static double[] Sinusoidal(double position) =>
        [.. Angles(position).SelectMany(angle => new[] { Math.Sin(angle), Math.Cos(angle) })];

    private static double[] Rotate(double[] vector, double position) => [.. Angles(position).SelectMany((angle, i) =>
        {
            (double x, double y) = (vector[2 * i], vector[(2 * i) + 1]);
            (double sin, double cos) = Math.SinCos(angle);
            return new[] { (x * cos) - (y * sin), (x * sin) + (y * cos) };
        })];

    private static IEnumerable<double> Angles(double position) =>
        Enumerable.Range(0, Dimension / 2).Select(i => position * Math.Pow(10_000, -2.0 * i / Dimension));
}
