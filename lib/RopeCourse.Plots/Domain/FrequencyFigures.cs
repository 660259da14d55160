using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

/// <summary>Draws what the index and the base do to the wavelengths, <c>λ_i = 2π·b^(2i/d)</c>.</summary>
public static class FrequencyFigures
{
    /// <summary>Draws the wavelength of each pair for several bases, on a logarithmic axis.</summary>
    /// <param name="modelDim">The dimension d, even, 4 to 1,024.</param>
    /// <param name="bases">The bases b, each above 1; none for 100, 10,000 and 1,000,000.</param>
    /// <returns>Lines.</returns>
    /// <exception cref="ArgumentException">There are over five bases.</exception>
    public static Figure Wavelengths(int modelDim, params double[] bases)
    {
        Require.Between(modelDim, 4, 1024, nameof(modelDim));
        if (bases.Length == 0) bases = [100, 10_000, 1_000_000];
        if (bases.Length > 5) throw new ArgumentException($"bases has {bases.Length} entries; at most 5 lines can be told apart", nameof(bases));
        var lines = bases.Select((b, i) =>
        {
            var wavelengths = InverseFrequencies.Wavelengths(modelDim, b);
            return new Series($"b = {Numbers.Short(b)}", wavelengths)
            {
                // A base is a magnitude; the ends of the palette would vanish on white or on black.
                Color = CourseColors.Magnitude(0.3 + (0.45 * i / Math.Max(1, bases.Length - 1))),
                Marker = modelDim > 64 ? MarkerShape.None : (MarkerShape)(1 + i),
                HoverTexts = [.. wavelengths.Select((length, pair) => $"base {Numbers.Short(b)}: pair {pair} turns once in {Numbers.Short(length)} tokens")],
            };
        });
        var last = modelDim / 2;
        return Charts.Lines(
            new($"From 2π upwards, each pair's wavelength is the one before times b^(2/d)",
                $"{bases.Length} rising straight lines on a logarithmic axis, one a base, all starting at 6.28 tokens for pair 0. {string.Join(' ', bases.Select(b => $"For base {Numbers.Short(b)} the last pair's wavelength is {Numbers.Short(InverseFrequencies.Wavelengths(modelDim, b)[^1])} tokens."))}",
                $"wavelength λ_i = 2π·b^(2i/d) in tokens, logarithmic; d = {modelDim}"),
            new("pair index i") { Min = -0.02 * last, Max = 1.01 * last },
            new("wavelength λ", "tokens") { Log = true },
            [.. lines]);
    }

    /// <summary>Draws the table of the encoding with a slider over the base b.</summary>
    /// <param name="modelDim">The dimension d, even, 4 to 64.</param>
    /// <param name="positions">The number of positions, 8 to 128.</param>
    /// <param name="bases">The bases b, each above 1; none for seven powers of ten around 10,000.</param>
    /// <returns>A live heat map.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure BaseSlider(int modelDim = 32, int positions = 48, params double[] bases)
    {
        Require.Between(modelDim, 4, 64, nameof(modelDim));
        Require.Between(positions, 8, 128, nameof(positions));
        if (bases.Length == 0) bases = [10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];
        var states = bases.Select(b => (Numbers.Short(b), BaseState(modelDim, positions, b))).ToList();
        return Charts.Slider("base b", states, new() { First = Math.Max(0, Array.IndexOf(bases, ThetaBase.Default)) });
    }

    /// <summary>Draws the sine and the cosine of one pair with a slider over its index i.</summary>
    /// <param name="modelDim">The dimension d, even, 4 to 64.</param>
    /// <param name="positions">The number of positions, 8 to 256.</param>
    /// <param name="thetaBase">The base b, above 1.</param>
    /// <returns>Live lines.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure IndexSlider(int modelDim = 16, int positions = 64, double thetaBase = ThetaBase.Default)
    {
        Require.Between(modelDim, 4, 64, nameof(modelDim));
        Require.Between(positions, 8, 256, nameof(positions));
        var encoding = new SinusoidalEncoding(modelDim, thetaBase);
        var x = SinusoidalFigures.Fine(positions);
        var table = x.Select(encoding.Encode).ToList();
        var states = encoding.InverseFrequencies.Select((theta, i) => (i.ToString(System.Globalization.CultureInfo.InvariantCulture), Charts.Lines(
            new($"Pair i = {i} turns once in {Numbers.Short(2 * Math.PI / theta)} tokens",
                $"The sine and the cosine of one pair over positions 0 to {positions - 1}; the slider changes the pair's index from 0 to {(modelDim / 2) - 1}, and both waves slow down as it grows.",
                $"sin(p·θ_i) and cos(p·θ_i), θ_i = b^(−2i/d), d = {modelDim}, b = {Numbers.Short(thetaBase)}")
            { Height = 300 },
            new("position p", "tokens"),
            new("value") { Min = -1.15, Max = 1.15 },
            new Series("sine", x, [.. table.Select(row => row[encoding.SineColumn(i)])]) { Color = CourseColors.PositionEncoding, Dash = LineDash.Solid },
            new Series("cosine", x, [.. table.Select(row => row[encoding.CosineColumn(i)])]) { Color = CourseColors.PositionEncoding, Dash = LineDash.DashDot }))).ToList();
        return Charts.Slider("index i", states, new() { First = Math.Min(1, states.Count - 1), Play = true });
    }

    private static Figure BaseState(int modelDim, int positions, double thetaBase)
    {
        var encoding = new SinusoidalEncoding(modelDim, thetaBase);
        var turning = InverseFrequencies.Wavelengths(modelDim, thetaBase).Count(length => length <= positions);
        Matrix<double> table = SinusoidalFigures.Rounded(encoding, positions);
        return Charts.HeatMap(
            new($"Base {Numbers.Short(thetaBase)}: {turning} of {modelDim / 2} pairs turn at least once in {positions} positions",
                $"A heat map of {positions} positions and {modelDim} dimensions with a slider over the base. With a small base nearly all columns oscillate; with a large one, only those on the left.",
                $"PE(p, column) from −1 to 1, d = {modelDim}; the slider changes the base b")
            { Height = 400 },
            new("column (sine, cosine in turn)"),
            new("position p", "tokens"),
            table,
            new() { Scale = HeatScale.Diverging, ValueName = "PE", Min = -1, Max = 1 });
    }
}
