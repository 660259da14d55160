namespace RopeCourse.Plots;

/// <summary>Draws what counting in bits looks like.</summary>
public static partial class BinaryFigures
{
    /// <summary>Draws the bits of each position: positions run down, bits to the right, the lowest first.</summary>
    /// <param name="table">The bits, at most 128 positions.</param>
    /// <returns>A heat map.</returns>
    /// <exception cref="ArgumentException">The table is longer than 128 positions.</exception>
    public static Figure BitTable(BinaryTable table)
    {
        Check(table, 128);
        var few = table.Positions <= 32;
        return Charts.HeatMap(
            new("Each position has a row of its own: left columns change fast, right columns slowly",
                $"A table of zeros and ones for positions 0 to {table.Positions - 1}. The lowest bit, on the left, changes most often; bit {table.Width - 1}, on the right, changes least often.",
                $"bit i of position p, {table.Positions} positions of {table.Width} bits")
            { Height = few ? Math.Clamp(80 + (table.Positions * 19), 200, 460) : 420 },
            new("bit i (lowest first)") { Ticks = Count(table.Width) },
            new("position p", "tokens") { Ticks = few ? Count(table.Positions) : null },
            table.ToMatrix(),
            new() { Scale = HeatScale.Bits, ValueName = "bit", ShowValues = few, Decimals = 0 });
    }

    /// <summary>Draws each bit as a square wave over the positions, the fastest on top.</summary>
    /// <param name="table">The bits, 2 to 128 positions and at most 8 bits.</param>
    /// <returns>Stacked lines.</returns>
    /// <exception cref="ArgumentException">The table is longer than 128 positions or wider than 8 bits.</exception>
    public static Figure SquareWaves(BinaryTable table)
    {
        Check(table, 128);
        if (table.Width > 8) throw new ArgumentException($"table is {table.Width} bits wide; at most 8 square waves fit one above the other", nameof(table));
        // One more point, so that the last position is as wide as the others.
        double[] x = [.. Enumerable.Range(0, table.Positions + 1).Select(m => (double)m)];
        var waves = Enumerable.Range(0, table.Width).Select(bit =>
        {
            var column = table.Column(bit);
            return new Series($"bit {bit}", x, [.. column.Append(column[^1]).Select(value => (double)value)])
            {
                Step = true,
                HoverTexts = [.. x.Select((_, m) => $"bit {bit} of position {Math.Min(m, column.Length - 1)} is {column[Math.Min(m, column.Length - 1)]}")],
            };
        });
        var counting = Enumerable.Range(0, table.Width).All(bit => Enumerable.Range(0, table.Positions).All(m => table[m, bit] == ((m >> bit) & 1)));
        return Charts.StackedLines(
            new(counting ? "Bit i has period 2^(i+1): each wave is half as fast as the one above" : "Each wave is slower than the one above",
                $"{table.Width} square waves, one above the other, over positions 0 to {table.Positions - 1}. The top wave, bit 0, changes most often; each wave below changes more rarely.",
                "value of bit i (0 or 1) at position p")
            { Height = Math.Clamp(90 + (table.Width * 62), 240, 460) },
            new("position p", "tokens") { Min = 0, Max = table.Positions, Ticks = TickEvery(table.Positions) },
            new("bit value") { Ticks = [0, 1] },
            [.. waves]);
    }

    /// <summary>Draws how many bits change at each step from one position to the next.</summary>
    /// <param name="table">The bits, 2 to 64 positions.</param>
    /// <returns>Bars.</returns>
    /// <exception cref="ArgumentException">The table has fewer than 2 or more than 64 positions.</exception>
    public static Figure HammingSteps(BinaryTable table)
    {
        Check(table, 64);
        if (table.Positions < 2) throw new ArgumentException("table has 1 position; a step needs at least 2", nameof(table));
        var steps = table.HammingSteps();
        var most = steps.Max();
        var at = Array.IndexOf(steps, most);
        var even = steps.Min() == most;
        // In a long table every eighth step, those in which most bits change.
        var ticks = Count(steps.Length).Where(m => steps.Length <= 16 || m % 8 == 7).ToArray();
        return Charts.Bars(
            new(even
                    ? $"Each step changes exactly {Bits(most)}"
                    : $"Equal steps in position are unequal steps in the code: from {at} to {at + 1}, {most} bits change",
                $"Bars for the steps from position 0 to {table.Positions - 1}. The lowest bar is {Bits(steps.Min())}, the highest is {Bits(most)}, at the step from {at} to {at + 1}.",
                "number of bits that differ between position p and position p + 1")
            { Height = 320 },
            new("step from position p to p + 1") { Ticks = ticks, TickLabels = [.. ticks.Select(m => $"{m}→{m + 1}")] },
            new("bits that change", "bits") { Min = 0, Max = most + 0.7, Ticks = Count(most + 1) },
            [.. steps.Select((_, m) => $"{m} → {m + 1}")],
            new BarSeries("bits that change", [.. steps.Select(step => (double)step)])
            {
                Color = CourseColors.PositionEncoding,
                HoverTexts = [.. steps.Select((step, m) => $"from {m} to {m + 1}, {step} {(step == 1 ? "bit changes" : "bits change")}")],
            });
    }

    /// <summary>
    /// Draws positions as a path over the corners of a cube, one axis a bit; it can be turned.
    /// A fourth bit leads from an inner cube to an outer one.
    /// </summary>
    /// <param name="table">Three bits of 2 to 8 positions, or four bits of 2 to 16; a Gray table follows the edges.</param>
    /// <returns>A path in space.</returns>
    /// <exception cref="ArgumentException">The table is not 3 or 4 bits wide, or has fewer than 2 positions or more than there are corners.</exception>
    public static Figure HypercubePath(BinaryTable table) => table is { Width: 4 } ? TesseractPath.Draw(table) : CubePath.Draw(table);

    /// <summary>Draws the Gray code of three bits as a path along the edges of the cube.</summary>
    /// <returns>A path in space.</returns>
    public static Figure GrayPath() => CubePath.Draw(BinaryEncoding.GrayTable(8, 3));

    internal static double[] Count(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    private static string Bits(int count) => count == 1 ? "1 bit" : $"{count} bits";

    private static double[] TickEvery(int positions)
    {
        var step = positions switch { <= 16 => 1, <= 32 => 2, <= 64 => 8, _ => 16 };
        return [.. Enumerable.Range(0, positions).Where(m => m % step == 0).Select(m => (double)m)];
    }

    private static void Check(BinaryTable table, int longest)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Positions > longest)
            throw new ArgumentException($"table has {table.Positions} positions; at most {longest} can be told apart in this figure", nameof(table));
    }
}
