using System.Globalization;

namespace RopeCourse.Plots;

public static partial class Charts
{
    /// <summary>Draws vectors of the plane as arrows; a unit is as long upwards as it is sideways.</summary>
    /// <param name="text">The words of the figure.</param>
    /// <param name="x">The first coordinate.</param>
    /// <param name="y">The second coordinate.</param>
    /// <param name="arrows">The vectors.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">A coordinate is not finite.</exception>
    public static Figure Vectors(FigureText text, Axis x, Axis y, params Arrow[] arrows)
    {
        Require.Any(arrows, nameof(arrows));
        var traces = arrows.Select((arrow, i) => ToShaft(arrow, i)).ToList();
        x = Ranges.Fit(x, traces.SelectMany(trace => trace.X).Append(0), 0.18, nameof(x));
        y = Ranges.Fit(y, traces.SelectMany(trace => trace.Y).Append(0), 0.18, nameof(y));
        return new Figure(text, new ChartSpec
        {
            Panels = [new PanelSpec(x, y) { EqualAspect = true }],
            Traces = traces,
            Labels = [.. arrows.Zip(traces).SelectMany(pair => Head(pair.First, pair.Second))],
        });
    }

    /// <summary>Draws phasors: vectors of given length at given angles, counter-clockwise from the right.</summary>
    /// <param name="text">The words of the figure.</param>
    /// <param name="radius">The length's quantity.</param>
    /// <param name="phasors">The name, angle in radians and length of each.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">An angle or a length is not finite.</exception>
    public static Figure Polar(FigureText text, Axis radius, params (string Name, double Radians, double Length)[] phasors)
    {
        Require.Any(phasors, nameof(phasors));
        var traces = phasors.Select((phasor, i) =>
        {
            Require.Finite(phasor.Radians, $"phasors[{Require.Text(i)}].Radians");
            Require.Finite(phasor.Length, $"phasors[{Require.Text(i)}].Length");
            var degrees = phasor.Radians * 180 / Math.PI % 360;
            return new PolarTrace(phasor.Name, [0, phasor.Length], [degrees, degrees], CourseColors.OfPosition(i, phasors.Length))
            {
                Marker = MarkerShape.Circle,
                Texts = ["", phasor.Name],
                Hover = string.Create(CultureInfo.InvariantCulture, $"{phasor.Name}: angle {phasor.Radians:0.###} radians, {radius.Name} {phasor.Length:0.###}<extra></extra>"),
            };
        }).ToList();
        radius = Ranges.Fit(radius, traces.SelectMany(trace => trace.Radius), 0.25, nameof(radius)) with { Min = 0 };
        return new Figure(text, new ChartSpec
        {
            Panels = [new PanelSpec(radius, radius) { Kind = PanelKind.Polar }],
            Traces = traces,
            MarginTop = 28,
            MarginBottom = 28,
        });
    }

    /// <summary>Draws a path through space; it can be turned with the pointer.</summary>
    /// <param name="text">The words of the figure.</param>
    /// <param name="x">The first axis.</param>
    /// <param name="y">The second axis.</param>
    /// <param name="z">The third axis, upwards.</param>
    /// <param name="points">The points in order, [points, 3].</param>
    /// <param name="labels">The word at each point; null for none.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">There is no point, or a point is not three finite numbers.</exception>
    public static Figure Path3D(FigureText text, Axis x, Axis y, Axis z, double[][] points, string[]? labels = null)
    {
        var trace = ToPath("", points, labels, x, y, z);
        return InSpace(text, Ranges.Fit(x, trace.X, 0.1, nameof(x)), Ranges.Fit(y, trace.Y, 0.1, nameof(y)), Ranges.Fit(z, trace.Z, 0.1, nameof(z)), trace);
    }

    internal static Figure InSpace(FigureText text, Axis x, Axis y, Axis z, params TraceSpec[] traces) => new(text, new ChartSpec
    {
        Panels = [new PanelSpec(x, y) { Z = z, Kind = PanelKind.Space }],
        Traces = traces,
        MarginLeft = 0,
        MarginRight = 0,
        MarginTop = 0,
        MarginBottom = 0,
    });

    internal static SpaceTrace ToPath(string name, double[][] points, string[]? labels, Axis x, Axis y, Axis z)
    {
        Require.Any(points, nameof(points));
        for (var i = 0; i < points.Length; i++)
        {
            Require.Finite(points[i], $"points[{Require.Text(i)}]");
            Require.SameLength(points[i].Length, 3, $"points[{Require.Text(i)}]", "a point of space");
        }

        if (labels is not null) Require.SameLength(labels.Length, points.Length, nameof(labels), nameof(points));
        return new SpaceTrace(name, [.. points.Select(p => p[0])], [.. points.Select(p => p[1])], [.. points.Select(p => p[2])], CourseColors.PositionEncoding)
        {
            Texts = labels,
            Colors = [.. points.Select((_, i) => CourseColors.OfPosition(i, points.Length))],
            Hover = Hovers.Space(labels is null ? "" : "%{text}", x, y, z),
        };
    }

    internal static LineTrace ToShaft(Arrow arrow, int index)
    {
        ArgumentNullException.ThrowIfNull(arrow);
        var name = $"arrows[{Require.Text(index)}]";
        Require.Finite([arrow.FromX, arrow.FromY, arrow.X, arrow.Y], name);
        var (endX, endY) = (arrow.FromX + arrow.X, arrow.FromY + arrow.Y);
        var length = Math.Sqrt((arrow.X * arrow.X) + (arrow.Y * arrow.Y));
        return new LineTrace(arrow.Name, [arrow.FromX, endX], [arrow.FromY, endY], arrow.Color ?? CourseColors.Sequence[index % CourseColors.Sequence.Count])
        {
            Dash = arrow.Dash,
            Width = 2.6,
            Hover = string.Create(CultureInfo.InvariantCulture, $"{arrow.Name}: ({arrow.X:0.###}, {arrow.Y:0.###}), length {length:0.###}<extra></extra>"),
        };
    }

    internal static IEnumerable<LabelSpec> Head(Arrow arrow, LineTrace shaft)
    {
        yield return new LabelSpec(shaft.Panel, "", shaft.X[1], shaft.Y[1]) { Color = shaft.Color, ArrowFrom = (shaft.X[0], shaft.Y[0]) };
        yield return new LabelSpec(shaft.Panel, arrow.Name, shaft.X[1], shaft.Y[1])
        {
            Color = shaft.Color,
            XAnchor = arrow.X < -0.2 * Math.Abs(arrow.Y) ? "right" : arrow.X > 0.2 * Math.Abs(arrow.Y) ? "left" : "center",
            YAnchor = arrow.Y < -0.2 * Math.Abs(arrow.X) ? "top" : arrow.Y > 0.2 * Math.Abs(arrow.X) ? "bottom" : "middle",
            XShift = Math.Sign(arrow.X) * 4,
            YShift = Math.Sign(arrow.Y) * 4,
        };
    }
}
