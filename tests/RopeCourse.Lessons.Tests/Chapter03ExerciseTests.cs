using FsCheck.Xunit;

namespace RopeCourse.Lessons.Tests;

/// <summary>Hands in what learners write: solutions of another form, and slips in their own words.</summary>
public sealed class Chapter03ExerciseTests
{
    [Fact]
    public void Solutions_of_another_form_pass()
    {
        Assert.True(Check.Frequency((index, dim, b) => InverseFrequencies.Compute(dim, b)[index]).Passed);
        Assert.True(Check.Frequency((index, dim, b) => Math.Exp(-Math.Log(b) * 2 * index / dim)).Passed);
        Assert.True(Check.LongestWavelength((dim, b) => InverseFrequencies.Wavelengths(dim, b)[^1]).Passed);
        Assert.True(Check.LongestWavelength((dim, b) => 2 * Math.PI * b / Math.Pow(b, 2.0 / dim)).Passed);
        Assert.True(Check.SinusoidalRow((position, dim, b) => new SinusoidalEncoding(dim, b).Encode(position)).Passed);
        Assert.True(Check.ToInterleaved(row => [.. row.Select((_, column) => row[(column / 2) + (column % 2 * row.Length / 2)])]).Passed);
    }

    [Fact]
    public void Stubs_are_not_attempted()
    {
        Assert.Equal(CheckState.NotAttempted, Check.Frequency((_, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.LongestWavelength((_, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.SinusoidalRow((_, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.ToInterleaved(_ => throw new NotImplementedException()).State);
    }

    [Fact]
    public void Wrong_answers_are_named()
    {
        Assert.Contains("d − 2", Check.Frequency((i, dim, b) => Math.Pow(b, -i / ((dim / 2) - 1.0))).Slip, StringComparison.Ordinal);
        Assert.Contains("2 is missing", Check.Frequency((i, dim, b) => 1 / Math.Pow(b, (double)i / dim)).Slip, StringComparison.Ordinal);
        Assert.Contains("power is taken first", Check.Frequency((i, dim, b) => 1 / Math.Pow(b, 2 * i) / dim).Slip, StringComparison.Ordinal);
        Assert.Contains("2π is missing", Check.LongestWavelength((dim, b) => b / Math.Pow(b, 2.0 / dim)).Slip, StringComparison.Ordinal);
        Assert.Contains("(d−1)/d", Check.LongestWavelength((dim, b) => 2 * Math.PI * b / Math.Pow(b, 1.0 / dim)).Slip, StringComparison.Ordinal);
        Assert.Contains("degrees", Check.SinusoidalRow((p, dim, b) => [.. Enumerable.Range(0, dim).Select(c =>
            c % 2 == 0 ? Math.Sin(p / Math.Pow(b, (double)c / dim) * Math.PI / 180) : Math.Cos(p / Math.Pow(b, (c - 1.0) / dim) * Math.PI / 180))]).Slip, StringComparison.Ordinal);
        Assert.Contains("each column has an exponent of its own", Check.SinusoidalRow((p, dim, b) => [.. Enumerable.Range(0, dim).Select(c =>
            c % 2 == 0 ? Math.Sin(p / Math.Pow(b, 2.0 * c / dim)) : Math.Cos(p / Math.Pow(b, 2.0 * c / dim)))]).Slip, StringComparison.Ordinal);
        Assert.Contains("returned as it came", Check.ToInterleaved(row => row).Slip, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_the_wrong_length_is_wrong_and_does_not_throw() =>
        Assert.Equal(CheckState.Wrong, Check.SinusoidalRow((_, dim, _) => new double[dim / 2]).State);

    [Fact]
    public void The_longest_wave_of_128_coordinates_takes_54410_positions() =>
        Assert.Equal(54_410.143, Check.LongestWavelengthExercise.Expected((128, 10_000)), 3);

    [Property]
    public bool Reordering_a_row_loses_no_number(byte pairs)
    {
        double[] row = [.. Enumerable.Range(0, 2 * (pairs + 1)).Select(column => (double)column)];
        return Check.ToInterleavedExercise.Expected(row).Order().SequenceEqual(row);
    }
}
