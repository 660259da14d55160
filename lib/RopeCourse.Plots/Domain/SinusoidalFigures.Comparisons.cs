using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

public static partial class SinusoidalFigures
{
    private static readonly HeatOptions SignedWave = new() { Scale = HeatScale.Diverging, ValueName = "value", Min = -1, Max = 1 };

    /// <summary>Draws one encoding with its columns in both orders.</summary>
    /// <param name="modelDim">Number of coordinates d; even, 4 to 64.</param>
    /// <param name="positions">Number of rows, 2 to 256.</param>
    /// <returns>Two heat maps side by side.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static Figure ColumnOrders(int modelDim = 16, int positions = 32)
    {
        Require.Between(modelDim, 4, 64, nameof(modelDim));
        Require.Between(positions, 2, 256, nameof(positions));
        return Charts.HeatMaps(
            new FigureText(
                "The two columns of a pair stand side by side, or half a row apart",
                string.Create(CultureInfo.InvariantCulture, $"Two heat maps of {positions} positions by {modelDim} columns. Left, sine and cosine of one index stand side by side, so pairs of columns look alike. Right, the sines fill the left half and the cosines the right."),
                string.Create(CultureInfo.InvariantCulture, $"d = {modelDim}, b = {ThetaBase.Default:#,0}; low index, fast wave"))
            { Height = 400 },
            new Axis("column"),
            new Axis("position p", "tokens"),
            SignedWave,
            new HeatPanel("interleaved", Rounded(new SinusoidalEncoding(modelDim), positions)),
            new HeatPanel("concatenated", Rounded(new SinusoidalEncoding(modelDim, layout: ColumnLayout.Concatenated), positions)));
    }

    /// <summary>Draws how far the code moves at each step, <c>‖e(p+1) − e(p)‖</c>, for bits, for sines alone and for sines with cosines.</summary>
    /// <param name="bits">The binary table; at least 3 positions.</param>
    /// <param name="encoding">The sinusoidal encoding.</param>
    /// <returns>A figure with three lines.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The table has fewer than 3 or more than 256 positions.</exception>
    public static Figure StepLengths(BinaryTable bits, SinusoidalEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(bits);
        ArgumentNullException.ThrowIfNull(encoding);
        Require.Between(bits.Positions, 3, 256, "bits.Positions");
        var pairs = Enumerable.Range(0, encoding.ModelDim / 2).ToArray();
        double[] Sines(int p) { var row = encoding.Encode(p); return [.. pairs.Select(i => row[encoding.SineColumn(i)])]; }
        double[] Steps(Func<int, double[]> code) => [.. Enumerable.Range(0, bits.Positions - 1).Select(p => Similarity.Distance(code(p), code(p + 1)))];
        var whole = Steps(p => encoding.Encode(p));
        return Charts.Lines(
            new FigureText(
                "Sine and cosine together: every step has the same length",
                string.Create(CultureInfo.InvariantCulture, $"Three lines over positions 0 to {bits.Positions - 2}. The bits jump between 1 and {Steps(p => [.. bits.Row(p).Select(bit => (double)bit)]).Max():0.##}. The sines alone go up and down. Sine and cosine together lie on a level line at {whole[0]:0.###}."),
                string.Create(CultureInfo.InvariantCulture, $"Distance between the codes of p and p + 1; {bits.Width} bits; d = {encoding.ModelDim}, b = {encoding.ThetaBase:#,0}")),
            // Room at both ends, where a narrow drawing would cut the markers.
            new Axis("position p", "tokens") { Min = -0.4, Max = bits.Positions - 1.6 },
            new Axis("step length") { Min = 0 },
            new Series("bits", Steps(p => [.. bits.Row(p).Select(bit => (double)bit)])) { Color = CourseColors.Quiet, Dash = LineDash.Dot, Marker = MarkerShape.Square },
            new Series("sines alone", Steps(Sines)) { Color = CourseColors.Wrong, Dash = LineDash.Dash, Marker = MarkerShape.Diamond },
            new Series("sine and cosine", whole) { Color = CourseColors.PositionEncoding, Dash = LineDash.Solid, Marker = MarkerShape.Circle });
    }

    // Two decimals are more than a colour can show, and a fifth of the size.
    internal static Matrix<double> Rounded(SinusoidalEncoding encoding, int positions) =>
        encoding.Table(positions).Map(value => Math.Round(value, 2));
}
