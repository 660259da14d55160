using System.Numerics;
using FsCheck.Xunit;

namespace RopeCourse.Lessons.Tests;

/// <summary>Hands in what learners write: solutions of another form, and slips in their own words.</summary>
public sealed class Chapter02ExerciseTests
{
    [Fact]
    public void Solutions_of_another_form_pass()
    {
        Assert.True(Check.NextFlip((position, bit) => (position / (1 << bit) * (1 << bit)) + (1 << bit)).Passed);
        Assert.True(Check.HammingDistance((a, b) => Convert.ToString(a ^ b, 2).Count(digit => digit == '1')).Passed);
        Assert.True(Check.GrayCode(n => n ^ (n / 2)).Passed);
    }

    [Fact]
    public void Stubs_are_not_attempted()
    {
        Assert.Equal(CheckState.NotAttempted, Check.NextFlip((_, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.HammingDistance((_, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.GrayCode(_ => throw new NotImplementedException()).State);
    }

    [Fact]
    public void Wrong_answers_are_named()
    {
        Assert.Contains("one too early", Check.NextFlip((p, b) => p | ((1 << b) - 1)).Slip, StringComparison.Ordinal);
        Assert.Contains("whole period", Check.NextFlip((p, b) => ((p / (2 << b)) + 1) * (2 << b)).Slip, StringComparison.Ordinal);
        Assert.Contains("distance of the numbers", Check.HammingDistance((a, b) => a > b ? a - b : b - a).Slip, StringComparison.Ordinal);
        Assert.Contains("subtracted", Check.HammingDistance((a, b) => Math.Abs(BitOperations.PopCount((uint)a) - BitOperations.PopCount((uint)b))).Slip, StringComparison.Ordinal);
        Assert.Contains("to the left", Check.GrayCode(n => n ^ (2 * n)).Slip, StringComparison.Ordinal);
        Assert.Contains("only shifted", Check.GrayCode(n => n / 2).Slip, StringComparison.Ordinal);
    }

    [Property]
    public bool One_step_flips_one_bit_of_the_expected_gray_code(ushort n) =>
        BitOperations.PopCount((uint)(Check.GrayCodeExercise.Expected(n) ^ Check.GrayCodeExercise.Expected(n + 1))) == 1;

    [Fact]
    public void From_7_to_8_four_bits_flip() => Assert.Equal(4, Check.HammingDistanceExercise.Expected((7, 8)));
}
