using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

public static partial class SinusoidalFigures
{
    /// <summary>Draws the positions of one wave as points <c>(cos, sin)</c>, and the two that share a sine.</summary>
    /// <param name="wavelength">Number of positions in one turn; even, 4 to 32.</param>
    /// <param name="position">A position in the first quarter of the wave; its twin is <c>wavelength/2 − position</c>.</param>
    /// <returns>A figure in the plane.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static Figure TwinsOnTheCircle(int wavelength = 16, int position = 1)
    {
        Require.Between(wavelength, 4, 32, nameof(wavelength));
        Require.Between(position, 0, (wavelength - 1) / 4, nameof(position));
        var twin = (wavelength / 2) - position;
        var (sin, cos) = Math.SinCos(2 * Math.PI * position / wavelength);
        var text = new FigureText(
            string.Create(CultureInfo.InvariantCulture, $"{position} and {twin} are at the same height; left and right tell them apart"),
            string.Create(CultureInfo.InvariantCulture, $"{wavelength} positions evenly on a circle, counter-clockwise from the right. A dashed level line joins positions {position} and {twin}: both have the sine {sin:0.###}. Position {position} lies on the right, with the cosine {cos:0.###}, position {twin} on the left, with {-cos:0.###}."),
            string.Create(CultureInfo.InvariantCulture, $"Positions 0 to {wavelength - 1} of a wave of {wavelength} positions; across the cosine, upwards the sine"))
        { Height = 420, Width = 480 };
        var points = Enumerable.Range(0, wavelength).Select(p => Math.SinCos(2 * Math.PI * p / wavelength)).ToArray();
        var ring = Enumerable.Range(0, 97).Select(p => Math.SinCos(2 * Math.PI * p / 96)).ToArray();
        var axis = new Axis("cos(2πp/λ)") { Min = -1.3, Max = 1.3, Ticks = [-1, 0, 1] };
        var other = axis with { Name = "sin(2πp/λ)" };
        var figure = Charts.Scatter(text, axis, other, new PointSet("positions", [.. points.Select(p => p.Cos)], [.. points.Select(p => p.Sin)])
        {
            Labels = [.. Enumerable.Range(0, wavelength).Select(p => p.ToString(CultureInfo.InvariantCulture))],
            Colors = [.. Enumerable.Range(0, wavelength).Select(p => CourseColors.OfPosition(p, wavelength))],
            Marker = MarkerShape.Circle,
        });
        LineTrace circle = new("circle", [.. ring.Select(p => p.Cos)], [.. ring.Select(p => p.Sin)], CourseColors.Quiet) { Width = 1, Dash = LineDash.Solid, Hover = "the circle of radius 1<extra></extra>" };
        LineTrace level = new("same sine", [-cos, cos], [sin, sin], CourseColors.PositionEncoding)
        {
            Dash = LineDash.Dash,
            Hover = string.Create(CultureInfo.InvariantCulture, $"sine {sin:0.###} at positions {position} and {twin}<extra></extra>"),
        };
        return new Figure(text, figure.Chart with
        {
            Traces = [circle, level, .. figure.Chart.Traces],
            Panels = [figure.Chart.Panels[0] with { EqualAspect = true }],
        });
    }

    /// <summary>Draws the sine columns twice: with the power <c>b^(2i/d)</c> below the line, as it should be, and above.</summary>
    /// <param name="modelDim">Number of coordinates d; even, 4 to 64.</param>
    /// <param name="positions">Number of rows, 4 to 64.</param>
    /// <param name="thetaBase">The base b.</param>
    /// <returns>Two heat maps side by side.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static Figure PowerBelowAndAbove(int modelDim = 16, int positions = 32, double thetaBase = ThetaBase.Default)
    {
        Require.Between(modelDim, 4, 64, nameof(modelDim));
        Require.Between(positions, 4, 64, nameof(positions));
        var frequencies = InverseFrequencies.Compute(modelDim, thetaBase);
        Matrix<double> Sines(Func<double, double> angle) =>
            Matrix<double>.Build.Dense(positions, frequencies.Length, (p, i) => Math.Round(Math.Sin(p * angle(frequencies[i])), 2));
        return Charts.HeatMaps(
            new FigureText(
                "Divided, the waves slow down; multiplied, neighbours are strangers",
                string.Create(CultureInfo.InvariantCulture, $"Two heat maps of {frequencies.Length} sine columns over {positions} positions; the first column is the same in both. Left, where the power divides, the columns change more and more slowly from left to right. Right, where it multiplies, the columns look like noise."),
                string.Create(CultureInfo.InvariantCulture, $"sin of the angle at position p and index i; d = {modelDim}, b = {thetaBase:#,0}"))
            { Height = 400 },
            new Axis("index i"),
            new Axis("position p", "tokens"),
            SignedWave,
            new HeatPanel("p / b^(2i/d)", Sines(theta => theta)),
            new HeatPanel("p · b^(2i/d)", Sines(theta => 1 / theta)));
    }
}
