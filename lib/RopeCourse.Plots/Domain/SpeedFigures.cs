using System.Globalization;

namespace RopeCourse.Plots;

/// <summary>Draws how fast rotations were, as measured.</summary>
public static class SpeedFigures
{
    /// <summary>Draws how many bytes a second several ways to turn the same tensor read and write, beside the most that memory allows.</summary>
    /// <param name="names">The way of each bar, 2 to 12; the last is the limit: the same bytes read, negated and written back.</param>
    /// <param name="interleaved">Gigabytes a second with interleaved pairs, each above 0.</param>
    /// <param name="splitHalves">The same with split halves.</param>
    /// <param name="shape">The tensor, such as "[1, 32, 2048, 128]".</param>
    /// <param name="machine">The processor that it was measured on, and what else tells whether the numbers apply.</param>
    /// <returns>Two bars a way.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there are not 2 to 12 ways, a number is not finite or not above 0, or a text is blank.</exception>
    public static Figure Throughput(string[] names, double[] interleaved, double[] splitHalves, string shape, string machine)
    {
        Require.Any(names, nameof(names));
        Require.Between(names.Length, 2, 12, "names.Length");
        Require.SameLength(Require.Finite(interleaved, nameof(interleaved)).Length, names.Length, nameof(interleaved), nameof(names));
        Require.SameLength(Require.Finite(splitHalves, nameof(splitHalves)).Length, names.Length, nameof(splitHalves), nameof(names));
        Require.NotBlank(shape, nameof(shape), "the figure names the tensor");
        Require.NotBlank(machine, nameof(machine), "speeds mean nothing without the machine");
        if (interleaved.Concat(splitHalves).Any(speed => speed <= 0)) throw new ArgumentException("a speed is not above 0; each way moved some bytes in some time");
        // The pairing that is slower counts.
        double[] shares = [.. names.Select((_, i) => Math.Min(interleaved[i] / interleaved[^1], splitHalves[i] / splitHalves[^1]))];
        var best = Enumerable.Range(0, names.Length - 1).MaxBy(i => shares[i]);
        var share = string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(100 * shares[best])} %");
        return Charts.Bars(
            new($"{names[best]} turns either pairing at {share} of the speed of memory, or more",
                $"Pairs of bars, interleaved pairs and split halves, in gigabytes a second. {string.Join(". ", names.Select((name, i) => $"{name}: {Numbers.Short(interleaved[i])} and {Numbers.Short(splitHalves[i])}"))}.",
                $"bytes read and written a second, one thread, {shape} float32; {machine}")
            { Height = 380 },
            new("way"),
            new("speed", "GB/s"),
            names,
            new BarSeries("interleaved", interleaved),
            new BarSeries("split halves", splitHalves));
    }
}
