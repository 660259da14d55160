namespace RopeCourse.Plots;

/// <summary>Draws the sinusoidal encoding.</summary>
public static partial class SinusoidalFigures
{
    /// <summary>Draws the table of the encoding: positions run down, dimensions to the right.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="positions">The number of positions, 2 to 256.</param>
    /// <returns>A heat map from −1 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="positions"/> is outside 2 to 256.</exception>
    public static Figure Heatmap(SinusoidalEncoding encoding, int positions = 64)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        Require.Between(positions, 2, 256, nameof(positions));
        var halves = encoding.Layout == ColumnLayout.Concatenated;
        return Charts.HeatMap(
            new(halves ? "In each half, left columns oscillate fast and right columns hardly change" : "Left columns oscillate fast, right columns hardly change",
                $"A heat map of {positions} positions and {encoding.ModelDim} dimensions. {(halves ? "The left half holds sines, the right half cosines; in each half the" : "The")} stripes are narrow on the left and widen to the right.",
                $"PE(p, column) from −1 to 1, model dimension d = {encoding.ModelDim}, base b = {Numbers.Short(encoding.ThetaBase)}")
            { Height = 420 },
            new(halves ? "column (sines, then cosines)" : "column (sine, cosine in turn)"),
            new("position p", "tokens"),
            Rounded(encoding, positions),
            new() { Scale = HeatScale.Diverging, ValueName = "PE", Min = -1, Max = 1 });
    }

    /// <summary>Draws the sine of some pairs over the positions, one above the other.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="positions">The number of positions, 2 to 1,000.</param>
    /// <param name="pairs">The pair indices i from top to bottom; none for the first four.</param>
    /// <returns>Stacked lines.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="positions"/> is outside 2 to 1,000, or a pair is not one of the encoding.</exception>
    public static Figure Waves(SinusoidalEncoding encoding, int positions = 64, params int[] pairs)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        Require.Between(positions, 2, 1000, nameof(positions));
        if (pairs.Length == 0) pairs = [.. Enumerable.Range(0, Math.Min(4, encoding.ModelDim / 2))];
        foreach (var pair in pairs) Require.Between(pair, 0, (encoding.ModelDim / 2) - 1, nameof(pairs));
        var x = Fine(positions);
        var table = x.Select(encoding.Encode).ToList();
        var frequencies = encoding.InverseFrequencies;
        var waves = pairs.Select(pair => new Series($"i = {pair}", x, [.. table.Select(row => row[encoding.SineColumn(pair)])]));
        var factor = frequencies.Length > 1 ? frequencies[0] / frequencies[1] : 1;
        var consecutive = pairs.Zip(pairs.Skip(1)).All(two => two.Second == two.First + 1);
        return Charts.StackedLines(
            new(consecutive && pairs.Length > 1
                    ? $"Each wave is {Numbers.Short(factor)} times slower than the one above"
                    : $"The higher the index, the slower the wave: {string.Join(", ", pairs.Select(pair => Numbers.Short(2 * Math.PI / frequencies[pair])))} tokens a turn",
                $"{pairs.Length} sine waves, one above the other, over positions 0 to {positions - 1}. The top wave, of index {pairs[0]}, turns fastest; the bottom wave, of index {pairs[^1]}, slowest.",
                $"sin(p·θ_i) with θ_i = b^(−2i/d), d = {encoding.ModelDim}, b = {Numbers.Short(encoding.ThetaBase)}")
            { Height = Math.Clamp(90 + (pairs.Length * 68), 240, 460) },
            new("position p", "tokens"),
            new("sine") { Min = -1.25, Max = 1.25, Ticks = [-1, 0, 1] },
            [.. waves]);
    }

    /// <summary>Draws each bit's square wave with a sine of the same period through it.</summary>
    /// <param name="width">The number of bits, 1 to 6.</param>
    /// <param name="positions">The number of positions, 2 to 128.</param>
    /// <returns>Stacked lines.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure SquareToSine(int width = 4, int positions = 16)
    {
        Require.Between(width, 1, 6, nameof(width));
        Require.Between(positions, 2, 128, nameof(positions));
        var square = BinaryFigures.SquareWaves(BinaryEncoding.Table(positions, width));
        var x = Fine(positions + 1);
        var sines = Enumerable.Range(0, width).Select(bit => new LineTrace($"sine of bit {bit}", x, [.. x.Select(m => (1 - Math.Sin(Math.PI * m / (1 << bit))) / 2)], CourseColors.PositionEncoding)
        {
            Panel = bit,
            Dash = LineDash.Solid,
            Hover = $"a sine of period {2 << bit}: at position p = %{{x:.3~g}} it is %{{y:.3~f}}<extra></extra>",
        });
        return new Figure(
            square.Text with
            {
                Title = "A sine of the same period follows each bit and never jumps",
                AltText = $"{width} panels over positions 0 to {positions - 1}. In each, a square wave jumps between 0 and 1, and a smooth sine of the same period rises and falls with it.",
                Subtitle = "bit i (grey steps) and (1 − sin(2π·p / 2^(i+1))) / 2 (smooth), at position p",
            },
            square.Chart with { Traces = [.. square.Chart.Traces.Cast<LineTrace>().Select(line => line with { Color = CourseColors.Quiet }), .. sines] });
    }

    /// <summary>Draws the bits and the sinusoidal encoding of the same positions beside each other.</summary>
    /// <param name="bits">The bits, at most 128 positions.</param>
    /// <param name="encoding">The encoding.</param>
    /// <returns>Two heat maps with one scale.</returns>
    /// <exception cref="ArgumentException">The table is longer than 128 positions.</exception>
    public static Figure BitsBesideSines(BinaryTable bits, SinusoidalEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(bits);
        ArgumentNullException.ThrowIfNull(encoding);
        if (bits.Positions > 128) throw new ArgumentException($"bits has {bits.Positions} positions; at most 128 can be told apart in this figure", nameof(bits));
        return Charts.HeatMaps(
            new("The same pattern with jumps and without: fast left, slow right",
                $"Two tables of {bits.Positions} positions. On the left {bits.Width} bits, which are 0 or 1; on the right {encoding.ModelDim} sines and cosines, which change smoothly. In both, the columns change ever more slowly from left to right.",
                $"left: bit i (0 or 1); right: PE(p, column) from −1 to 1, d = {encoding.ModelDim}, b = {Numbers.Short(encoding.ThetaBase)}")
            { Height = 400 },
            new("column"),
            new("position p", "tokens"),
            new() { Scale = HeatScale.Diverging, ValueName = "value", Min = -1, Max = 1 },
            new HeatPanel("bits", bits.ToMatrix()),
            new HeatPanel("sines and cosines", encoding.Table(bits.Positions)));
    }

    internal static double[] Fine(int positions)
    {
        // Enough points for a smooth line at full width, and no more.
        var step = Math.Max(1.0 / 8, (positions - 1) / 240.0);
        var count = (int)Math.Ceiling((positions - 1) / step);
        return [.. Enumerable.Range(0, count + 1).Select(i => i == count ? positions - 1 : i * step)];
    }
}
