namespace RopeCourse.Plots;

public static partial class BinaryFigures
{
    /// <summary>Draws the Hamming distance from one position to all others, in binary and in Gray code; a slider moves the one position.</summary>
    /// <param name="binary">The positions in binary, 3 to 32 of them.</param>
    /// <param name="gray">The same positions in Gray code.</param>
    /// <returns>A live figure of two lines.</returns>
    /// <exception cref="ArgumentException">The tables differ in size, or have fewer than 3 or more than 32 positions.</exception>
    public static Figure DistancesFrom(BinaryTable binary, BinaryTable gray)
    {
        Check(binary, 32);
        Check(gray, 32);
        Require.SameLength(gray.Positions, binary.Positions, nameof(gray), nameof(binary));
        Require.SameLength(gray.Width, binary.Width, $"a row of {nameof(gray)}", $"a row of {nameof(binary)}");
        if (binary.Positions < 3) throw new ArgumentException($"binary has {binary.Positions} positions; distances can be compared from 3 on", nameof(binary));
        return Charts.Slider(
            "position m",
            [.. Enumerable.Range(0, binary.Positions).Select(m => ($"{m}", From(m, binary, gray)))]);
    }

    private static Figure From(int m, BinaryTable binary, BinaryTable gray)
    {
        var last = binary.Positions - 1;
        return Charts.Lines(
            new($"Position {OneBitAway(m, binary)} is one bit from {m} in binary, position {OneBitAway(m, gray)} in Gray code",
                $"Two lines over the positions 0 to {last}: how many bits differ from the code of a chosen position. Both rise and fall between 0 and {binary.Width}, so that positions near and far share a count.",
                "Hamming distance between the codes of position m and position n")
            { Height = 320 },
            new("position n", "tokens") { Min = -0.3, Max = last + 0.3, Ticks = TickEvery(binary.Positions) },
            new("bits that differ", "bits") { Min = -0.25, Max = binary.Width + 0.25, Ticks = Count(binary.Width + 1) },
            Line("binary", m, binary, CourseColors.PositionEncoding, LineDash.Solid, MarkerShape.Circle),
            Line("Gray code", m, gray, CourseColors.Sequence[2], LineDash.DashDot, MarkerShape.Diamond));
    }

    private static Series Line(string name, int m, BinaryTable table, string color, LineDash dash, MarkerShape marker) =>
        new(name, [.. Enumerable.Range(0, table.Positions).Select(n => (double)Distance(m, n, table))])
        {
            Color = color,
            Dash = dash,
            Marker = marker,
            HoverTexts = [.. Enumerable.Range(0, table.Positions).Select(n => $"{name}: from {m} to {n}, {Distance(m, n, table)} of {table.Width} bits differ")],
        };

    /// <summary>The position farthest from m whose code differs in one bit.</summary>
    private static int OneBitAway(int m, BinaryTable table) =>
        Enumerable.Range(0, table.Positions).Where(n => Distance(m, n, table) == 1).MaxBy(n => Math.Abs(n - m));

    private static int Distance(int m, int n, BinaryTable table) =>
        Enumerable.Range(0, table.Width).Count(bit => table[m, bit] != table[n, bit]);
}
