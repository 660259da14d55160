using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

/// <summary>Draws what it takes to move the code of a position on by k positions with one matrix.</summary>
public static partial class ShiftFigures
{
    /// <summary>Draws <c>sin((p+k)θ)</c>, the multiple of <c>sin(pθ)</c> that comes closest, and what is left over: <c>sin(kθ)·cos(pθ)</c>.</summary>
    /// <param name="wavelength">Number of positions in one turn, 4 to 64; θ is 2π divided by it.</param>
    /// <param name="offset">The number of positions k, from 1 to one less than the wavelength.</param>
    /// <returns>A figure with three lines.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure Leftover(int wavelength = 16, int offset = 3)
    {
        Require.Between(wavelength, 4, 64, nameof(wavelength));
        Require.Between(offset, 1, wavelength - 1, nameof(offset));
        var theta = 2 * Math.PI / wavelength;
        // Over whole turns the closest multiple is the cosine of the angle: the sine and the rest are at right angles.
        var factor = Math.Cos(offset * theta);
        // A bit over one turn, so that the three lines end apart and can be named.
        var x = SinusoidalFigures.Fine(wavelength + (wavelength / 8) + 1);
        double[] wanted = [.. x.Select(p => Math.Sin((p + offset) * theta))];
        double[] best = [.. x.Select(p => factor * Math.Sin(p * theta))];
        return Charts.Lines(
            new(
                "What the best factor misses is a cosine of the same wave",
                string.Create(CultureInfo.InvariantCulture, $"Three waves of {wavelength} positions. The wanted one is a sine {offset} positions on. The best multiple of the sine, dashed, is {Math.Abs(factor):0.###} high and crosses zero elsewhere. Their difference is {Math.Abs(Math.Sin(offset * theta)):0.###} high and has its top at position 0, as a cosine has."),
                string.Create(CultureInfo.InvariantCulture, $"wanted: sin((p + {offset})θ); best factor: {factor:0.000}·sin(pθ); left over: the difference; θ = 2π/{wavelength}")),
            new("position p", "tokens") { Ticks = [.. Enumerable.Range(0, 10).Select(i => i * wavelength / 8.0)] },
            new("value") { Min = -1.15, Max = 1.15, Ticks = [-1, 0, 1] },
            new Series("wanted", x, wanted) { Color = CourseColors.PositionEncoding, Dash = LineDash.Solid },
            new Series("best factor", x, best) { Color = CourseColors.Wrong },
            new Series("left over", x, [.. wanted.Zip(best, (a, b) => a - b)]) { Color = CourseColors.PositionEncoding, Dash = LineDash.DashDot });
    }

    /// <summary>Draws four codes of two numbers as curves, and where the best matrix sends each point that is to move on by k.</summary>
    /// <param name="wavelength">Number of positions in one turn of the sine, a multiple of 8 from 8 to 32.</param>
    /// <param name="offset">The number of positions k, from 1 to one less than the wavelength.</param>
    /// <returns>Four panels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure Partners(int wavelength = 16, int offset = 3)
    {
        Require.Between(wavelength, 8, 32, nameof(wavelength));
        Require.Between(offset, 1, wavelength - 1, nameof(offset));
        double Angle(double p) => 2 * Math.PI * p / wavelength;
        (string Title, Figure Panel)[] panels =
        [
            Partner("twice the frequency", p => Math.Sin(2 * Angle(p)), Angle, wavelength, offset),
            Partner("square of the sine", p => Math.Pow(Math.Sin(Angle(p)), 2), Angle, wavelength, offset),
            Partner("an eighth ahead", p => Math.Sin(Angle(p + (wavelength / 8.0))), Angle, wavelength, offset),
            Partner("cosine", p => Math.Cos(Angle(p)), Angle, wavelength, offset),
        ];
        return Charts.Grid(
            new(
                "Along two of these curves a matrix can move the dots",
                string.Create(CultureInfo.InvariantCulture, $"Four curves through {wavelength} dots each, a sine upwards and a partner across: a figure of eight, an arc, an ellipse and a circle. Crosses show where the best matrix sends the dots. On the ellipse and the circle each cross lies on a dot; on the other two the crosses lie inside the curve."),
                string.Create(CultureInfo.InvariantCulture, $"dots: positions 0 to {wavelength - 1}; crosses: moved on by {offset} with the best matrix"))
            { Height = 460, Width = 560 },
            2,
            panels);
    }

    private static (string Title, Figure Panel) Partner(string name, Func<double, double> partner, Func<double, double> angle, int wavelength, int offset)
    {
        double[] Code(double p) => [Math.Sin(angle(p)), partner(p)];
        Matrix<double> Codes(int start) => Matrix<double>.Build.DenseOfRowArrays(Enumerable.Range(start, wavelength).Select(p => Code(p)));
        var (from, to) = (Codes(0), Codes(offset));
        var moved = from * from.QR().Solve(to);
        var miss = (moved - to).FrobeniusNorm() / to.FrobeniusNorm();
        var path = SinusoidalFigures.Fine(wavelength + 1).Select(Code).ToList();
        string[] Hovers(Matrix<double> rows, Func<int, string> what) => [.. rows.EnumerateRows().Select((row, p) => string.Create(CultureInfo.InvariantCulture, $"{what(p)}: sine {row[0]:0.###}, partner {row[1]:0.###}"))];
        var figure = Charts.Scatter(
            new(name, $"The sine upwards and its partner across, {name}."),
            new Axis("partner") { Min = -1.35, Max = 1.35, Ticks = [-1, 0, 1] },
            new Axis("sine") { Min = -1.35, Max = 1.35, Ticks = [-1, 0, 1] },
            new PointSet("codes", from.Column(1).ToArray(), from.Column(0).ToArray())
            {
                Marker = MarkerShape.Circle,
                Colors = [.. Enumerable.Range(0, wavelength).Select(p => CourseColors.OfPosition(p, wavelength))],
                HoverTexts = Hovers(from, p => $"position {Require.Text(p)}"),
            },
            new PointSet("moved", moved.Column(1).ToArray(), moved.Column(0).ToArray())
            {
                Marker = MarkerShape.Cross,
                Color = CourseColors.Wrong,
                HoverTexts = Hovers(moved, p => $"position {Require.Text(p)} moved on by {Require.Text(offset)}"),
            });
        LineTrace curve = new("curve", [.. path.Select(code => code[1])], [.. path.Select(code => code[0])], CourseColors.Quiet) { Dash = LineDash.Solid, Width = 1.2, Hover = "the curve of all codes<extra></extra>" };
        // A small cross leaves the dot under it to be seen.
        var traces = figure.Chart.Traces.Cast<LineTrace>().Select((trace, i) => i == 0 ? trace with { MarkerSize = 11 } : trace with { MarkerSize = 5 });
        return (
            string.Create(CultureInfo.InvariantCulture, $"{name}<br>misses {(miss < 1e-9 ? 0 : miss):0.##}"),
            new Figure(figure.Text, figure.Chart with { Traces = [curve, .. traces], Panels = [figure.Chart.Panels[0] with { EqualAspect = true }] }));
    }
}
