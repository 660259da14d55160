using System.Globalization;

namespace RopeCourse.Plots;

public static partial class RotaryFigures
{
    // At 2.1 radians three positions are a whole turn and a little: equal words three apart meet again.
    private static readonly double[] Frequencies = [0, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2, 2.1];

    /// <summary>Draws each token of a text as an arrow that its position turns, <c>R_m·x</c>, with a slider over the frequency θ.</summary>
    /// <param name="vectors">One vector of the plane a token, [2] each; 2 to 6 tokens.</param>
    /// <param name="words">The tokens in order; one of them occurs twice.</param>
    /// <returns>The live figure: one small plane a token, three in a row.</returns>
    /// <exception cref="ArgumentException">A vector is not of the plane, the lengths differ, or no word occurs twice.</exception>
    public static Figure TurnedTokens(double[][] vectors, string[] words)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(words);
        Require.Between(words.Length, 2, 6, "words.Length");
        Require.SameLength(vectors.Length, words.Length, nameof(vectors), nameof(words));
        for (var m = 0; m < vectors.Length; m++) RequirePlane(vectors[m], $"vectors[{Require.Text(m)}]");
        var twins = Enumerable.Range(0, words.Length)
            .SelectMany(a => Enumerable.Range(a + 1, words.Length - a - 1).Where(b => words[a] == words[b]).Select(b => (First: a, Second: b)))
            .FirstOrDefault();
        if (twins.Second == 0) throw new ArgumentException($"words is [{string.Join(", ", words)}]; one word must occur twice", nameof(words));
        var states = Frequencies.Select(theta => (Require.Text(theta), TurnedState(vectors, words, twins, theta))).ToList();
        return Charts.Slider("frequency θ, radians a position", states, new() { First = Array.IndexOf(Frequencies, 1), Play = true });
    }

    /// <summary>Draws where a turn takes the two axes: <c>(1, 0)</c> to <c>(cos φ, sin φ)</c> and <c>(0, 1)</c> to <c>(−sin φ, cos φ)</c>.</summary>
    /// <param name="angle">The angle φ in radians, above 0 and below π/2.</param>
    /// <returns>A figure in the plane.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The angle is outside the first quarter.</exception>
    public static Figure TurnedAxes(double angle = 1)
    {
        if (!(angle is > 0 and < Math.PI / 2))
            throw new ArgumentOutOfRangeException(nameof(angle), angle, $"angle is {Require.Text(angle)}; it must be above 0 and below π/2, so that nothing hides");
        var (sin, cos) = Math.SinCos(angle);
        var text = new FigureText(
            "The first axis lands on (cos φ, sin φ), the second on (−sin φ, cos φ)",
            string.Create(CultureInfo.InvariantCulture, $"A circle of radius 1 with two axes, dashed, and the same axes turned counter-clockwise by {angle:0.##} radians. (1, 0) lands on ({cos:0.000}, {sin:0.000}), (0, 1) on ({-sin:0.000}, {cos:0.000}). Dotted lines show the two coordinates of each."),
            string.Create(CultureInfo.InvariantCulture, $"φ = {angle:0.##} rad: cos φ = {cos:0.000}, sin φ = {sin:0.000}"))
        { Height = 420, Width = 480 };
        var figure = Vectors(
            text,
            new("first coordinate x₁") { Min = -1.5, Max = 1.5 },
            new("second coordinate x₂") { Min = -1.1, Max = 1.3 },
            new("(1, 0)", 1, 0) { Color = CourseColors.Quiet, Dash = LineDash.Dash },
            new("(0, 1)", 0, 1) { Color = CourseColors.Quiet, Dash = LineDash.Dash },
            new("(cos φ, sin φ)", cos, sin) { Color = CourseColors.Sequence[0] },
            new("(−sin φ, cos φ)", -sin, cos) { Color = CourseColors.Sequence[1] });
        LineTrace Drop(double x, double y, string color) => new("coordinates", [x, x, 0], [0, y, y], color)
        {
            Dash = LineDash.Dot,
            Width = 1.4,
            Hover = string.Create(CultureInfo.InvariantCulture, $"x₁ = {x:0.000}, x₂ = {y:0.000}<extra></extra>"),
        };
        return new Figure(text, figure.Chart with
        {
            Traces =
            [
                Circle(), Drop(cos, sin, CourseColors.Sequence[0]), Drop(-sin, cos, CourseColors.Sequence[1]),
                Sweep(0, 0, angle, 0.3), Sweep(0, Math.PI / 2, angle, 0.3), .. figure.Chart.Traces,
            ],
        });
    }

    private static Figure TurnedState(double[][] vectors, string[] words, (int First, int Second) twins, double theta)
    {
        var count = words.Length;
        var extent = 1.15 * vectors.Max(vector => Similarity.Norm(vector));
        var apart = Math.Abs(Math.IEEERemainder((twins.Second - twins.First) * theta, 2 * Math.PI)) * 180 / Math.PI;
        var text = new FigureText(
            string.Create(CultureInfo.InvariantCulture, $"θ = {theta:0.#}: “{words[twins.First]}” at {twins.First} and “{words[twins.Second]}” at {twins.Second} point {(apart < 1.5 ? "the same way" : $"{apart:0}° apart")}"),
            $"{count} small planes for {string.Join(", ", words.Select((word, m) => $"{word} at {Require.Text(m)}"))}. In each, a dashed line shows the token's vector and a solid arrow the same vector turned counter-clockwise by its position times the frequency. The first one never turns. All tips stay on the dotted circle of their length.",
            "dashed: the token’s vector; solid: turned by mθ, m its position; dotted: its length")
        { Height = count > 3 ? 420 : 250 };
        // Three in a row leave room for the words on a phone.
        const int columns = 3;
        var rows = (count + columns - 1) / columns;
        var panels = words.Select((word, m) => new PanelSpec(
            new Axis("first coordinate x₁") { Min = -extent, Max = extent, Ticks = [0], TickLabels = ["0"] },
            new Axis("second coordinate x₂") { Min = -extent, Max = extent, Ticks = [0], TickLabels = [m % columns == 0 ? "0" : ""] })
        {
            Title = $"{Require.Text(m)} {word}",
            Left = (m % columns / (double)columns) + 0.008,
            Right = ((m % columns + 1) / (double)columns) - 0.008,
            Bottom = 1 - ((m / columns + 1) / (double)rows) + (m / columns < rows - 1 ? 0.07 : 0),
            Top = 1 - (m / columns / (double)rows) - (m / columns > 0 ? 0.07 : 0),
            EqualAspect = true,
            ShowXTitle = m == ((rows - 1) * columns) + Math.Min(1, count - 1 - ((rows - 1) * columns)),
            ShowXTicks = m / columns == rows - 1,
            ShowYTitle = m % columns == 0,
        });
        var traces = new List<TraceSpec>();
        var labels = new List<LabelSpec>();
        for (var m = 0; m < count; m++)
        {
            var vector = vectors[m];
            var turned = Turned(vector, m * theta);
            var start = Math.Atan2(vector[1], vector[0]);
            traces.Add(Ring(Similarity.Norm(vector)) with { Panel = m });
            traces.Add(Charts.ToShaft(new Arrow($"{words[m]}, not turned", vector[0], vector[1]) { Color = CourseColors.TokenEmbedding, Dash = LineDash.Dash }, m) with { Panel = m });
            traces.Add(Sweep(m, start, m * theta, 0.4 * Similarity.Norm(vector)));
            var shaft = Charts.ToShaft(new Arrow($"{words[m]} at {Require.Text(m)}", turned[0], turned[1]) { Color = CourseColors.Sequence[0] }, m) with { Panel = m };
            traces.Add(shaft);
            labels.Add(new LabelSpec(m, "", turned[0], turned[1]) { Color = CourseColors.Sequence[0], ArrowFrom = (0, 0) });
        }

        return new Figure(text, new ChartSpec { Panels = [.. panels], Traces = traces, Labels = labels, MarginTop = 34, MarginLeft = 44 });
    }

    /// <summary>An arc that shows a turn; a little wider with each whole turn, so that those are seen too.</summary>
    private static LineTrace Sweep(int panel, double start, double angle, double radius)
    {
        var count = Math.Max(2, (int)(Math.Abs(angle) * 6));
        double[] parts = [.. Enumerable.Range(0, count + 1).Select(i => (double)i / count)];
        double Radius(double part) => radius * (1 + (0.05 * Math.Abs(angle) * part));
        return new LineTrace(
            "angle",
            [.. parts.Select(part => Math.Round(Radius(part) * Math.Cos(start + (angle * part)), 3))],
            [.. parts.Select(part => Math.Round(Radius(part) * Math.Sin(start + (angle * part)), 3))],
            CourseColors.PositionEncoding)
        {
            Panel = panel,
            Dash = LineDash.Solid,
            Width = 1.8,
            Hover = string.Create(CultureInfo.InvariantCulture, $"turned by {angle:0.##} rad<extra></extra>"),
        };
    }

    /// <summary>Draws arrows whose dashes can be seen: the head of a dashed arrow brings no shaft of its own.</summary>
    private static Figure Vectors(FigureText text, Axis x, Axis y, params Arrow[] arrows)
    {
        var figure = Charts.Vectors(text, x, y, arrows);
        // A head and a name for each arrow, in turn.
        var labels = figure.Chart.Labels.Select((label, i) => label.ArrowFrom is null || arrows[i / 2].Dash == LineDash.Solid
            ? label
            : label with { ArrowFrom = (0.9 * label.X, 0.9 * label.Y) });
        return new Figure(text, figure.Chart with { Labels = [.. labels] });
    }

    // Pair 0 has the frequency 1 at every base, so its position is the angle in radians.
    private static double[] Turned(double[] vector, double angle) => new RotaryEmbedding(2, PairLayout.Interleaved).Rotate(vector, angle);

    private static void RequirePlane(double[] vector, string name)
    {
        Require.Finite(vector, name);
        Require.SameLength(vector.Length, 2, name, "a vector of the plane");
        if (Similarity.Norm(vector) == 0) throw new ArgumentException($"{name} is (0, 0); it must have a direction", name);
    }
}
