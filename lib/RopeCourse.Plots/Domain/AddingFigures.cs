using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

/// <summary>Draws what happens to a token when a position code is added to it.</summary>
public static partial class AddingFigures
{
    // A mixture of the colours of its two parts.
    private static readonly string SumColor = CourseColors.Sequence[0];

    /// <summary>Draws a word of the plane, the code <c>(sin p, cos p)</c> set on its tip, and their sum, with a slider over the position p.</summary>
    /// <param name="word">The word's two coordinates, not both 0.</param>
    /// <param name="positions">The number of positions, 2 to 32.</param>
    /// <param name="first">The position shown first.</param>
    /// <returns>A live figure: the sum's tip runs on a circle around the word's tip.</returns>
    /// <exception cref="ArgumentException">The word is not two finite numbers, or has no direction.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure InThePlane(double[] word, int positions = 13, int first = 4)
    {
        Require.SameLength(Require.Finite(word, nameof(word)).Length, 2, nameof(word), "a vector of the plane");
        Require.Between(positions, 2, 32, nameof(positions));
        Require.Between(first, 0, positions - 1, nameof(first));
        if (Similarity.Norm(word) == 0) throw new ArgumentException("word is (0, 0); a word needs a direction", nameof(word));
        var states = Enumerable.Range(0, positions).Select(p => (Require.Text(p), InThePlane([.. word], p))).ToList();
        return Charts.Slider("position p", states, new() { First = first, Play = true });
    }

    /// <summary>Draws how near some words are to a token, without a code and with the code of a position that a slider changes.</summary>
    /// <param name="word">The token's word.</param>
    /// <param name="others">The words it is compared with, 2 to 10.</param>
    /// <param name="bare">The cosine of each with the word alone.</param>
    /// <param name="positions">The positions of the slider, at least 2.</param>
    /// <param name="moved">The cosine of each with the word and its code, [positions, others].</param>
    /// <param name="first">The index of the position shown first.</param>
    /// <returns>A live figure of two sets of bars.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a cosine is not finite, or there are not 2 to 10 words.</exception>
    public static Figure Neighbours(string word, string[] others, double[] bare, int[] positions, Matrix<double> moved, int first = 0)
    {
        Require.NotBlank(word, nameof(word), "the figure names the token");
        Require.Any(others, nameof(others));
        Require.Between(others.Length, 2, 10, "others.Length");
        Require.SameLength(Require.Finite(bare, nameof(bare)).Length, others.Length, nameof(bare), nameof(others));
        Require.Any(positions, nameof(positions));
        Require.Finite(moved, nameof(moved));
        Require.SameLength(moved.RowCount, positions.Length, $"a column of {nameof(moved)}", nameof(positions));
        Require.SameLength(moved.ColumnCount, others.Length, $"a row of {nameof(moved)}", nameof(others));
        var states = positions.Select((p, row) => (Require.Text(p), Neighbours(word, others, bare, p, [.. moved.Row(row)]))).ToList();
        return Charts.Slider("position p", states, new() { First = first, Play = true });
    }

    /// <summary>Draws the cosines between some words, without a code and with one and the same code added to each.</summary>
    /// <param name="words">The words, 2 to 8.</param>
    /// <param name="vectors">Their vectors, [words, d].</param>
    /// <param name="code">The code that all of them get, [d].</param>
    /// <param name="position">The position that the code belongs to.</param>
    /// <returns>Two heat maps with one scale.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, a number is not finite, or there are not 2 to 8 words.</exception>
    public static Figure SamePlace(string[] words, Matrix<double> vectors, double[] code, int position)
    {
        Require.Any(words, nameof(words));
        Require.Between(words.Length, 2, 8, "words.Length");
        Require.Finite(vectors, nameof(vectors));
        Require.SameLength(vectors.RowCount, words.Length, nameof(vectors), nameof(words));
        Require.SameLength(Require.Finite(code, nameof(code)).Length, vectors.ColumnCount, nameof(code), $"a row of {nameof(vectors)}");
        var bare = Cosines(vectors);
        var placed = Cosines(Matrix<double>.Build.Dense(vectors.RowCount, vectors.ColumnCount, (row, column) => vectors[row, column] + code[column]));
        var (a, b) = LeastAlike(bare);
        var least = string.Create(CultureInfo.InvariantCulture, $"“{words[a]}” and “{words[b]}” go from {bare[a, b]:0.00} to {placed[a, b]:0.00}");
        HeatOptions options = new() { ValueName = "cosine", ShowValues = true, NumberSize = 11, Min = Math.Min(0, bare.Enumerate().Min()), Max = 1 };
        return Charts.Grid(
            new($"One code for all words changes their cosines: {least}",
                $"Two heat maps of the cosines between {words.Length} words. On the left, without a code, most cells off the diagonal are dark; on the right, where each word got the code of position {position}, all cells are bright. The least alike on the left, {least}.",
                $"cosine of the words in row and column; right: the code of position {position} added to every word")
            { Height = 340 },
            2,
            Map("no code", new("word"), new("word"), options, words, bare),
            Map($"all at position {position}", new("word"), new("word"), options, words, placed));
    }

    /// <summary>Draws a square map over the same names in both directions, as one panel of a grid.</summary>
    private static (string Title, Figure Panel) Map(string title, Axis x, Axis y, HeatOptions options, string[] names, Matrix<double> values) =>
        (title, Charts.HeatMaps(new(title, "A map of a grid."), x, y, options, new HeatPanel(title, values) { RowLabels = names, ColumnLabels = names }));

    private static Figure InThePlane(double[] word, int position)
    {
        var code = new SinusoidalEncoding(2).Encode(position);
        double[] sum = [word[0] + code[0], word[1] + code[1]];
        var (before, after) = (Similarity.Norm(word), Similarity.Norm(sum));
        var off = after < 1e-9 ? 0 : Math.Round(Math.Acos(Similarity.Cosine(word, sum)) * 180 / Math.PI);
        var reach = before + 0.35;
        var arrows = Charts.Vectors(
            new(string.Create(CultureInfo.InvariantCulture, $"At position {position} the token is {after:0.00} long instead of {before:0.##}, and {off:0}° off"),
                "Three arrows: a word from the origin, the code of a position from the word's tip, and their sum from the origin. The sum's tip runs on a circle around the word's tip; a dotted circle around the origin shows where the length would be kept.",
                $"word ({Numbers.Short(word[0])}, {Numbers.Short(word[1])}) plus the code (sin p, cos p), of length 1")
            { Height = 420, Width = 520 },
            new("first coordinate") { Min = Math.Min(-reach, word[0] - 1.35), Max = Math.Max(reach, word[0] + 1.35) },
            new("second coordinate") { Min = Math.Min(-reach, word[1] - 1.35), Max = Math.Max(reach, word[1] + 1.35) },
            new Arrow("word", word[0], word[1]) { Color = CourseColors.TokenEmbedding },
            new Arrow("code", code[0], code[1]) { Color = CourseColors.PositionEncoding, FromX = word[0], FromY = word[1] },
            new Arrow("sum", sum[0], sum[1]) { Color = SumColor });
        // Two tips meet in one point, so each arrow carries its name at its middle, outside the triangle.
        double[] centre = [(word[0] + sum[0]) / 3, (word[1] + sum[1]) / 3];
        return new Figure(arrows.Text, arrows.Chart with
        {
            Traces =
            [
                Ring("the word's length is kept here", 0, 0, before, CourseColors.Quiet),
                Ring("the sum's tip stays on this circle", word[0], word[1], 1, CourseColors.PositionEncoding),
                .. arrows.Chart.Traces,
            ],
            Labels =
            [
                .. arrows.Chart.Labels.Where(label => label.ArrowFrom is not null),
                Beside("word", word[0] / 2, word[1] / 2, centre, CourseColors.TokenEmbedding),
                Beside("code", word[0] + (code[0] / 2), word[1] + (code[1] / 2), centre, CourseColors.PositionEncoding),
                Beside("sum", sum[0] / 2, sum[1] / 2, centre, SumColor),
            ],
        });
    }

    /// <summary>Puts a name beside a point, on the side away from another point.</summary>
    private static LabelSpec Beside(string name, double x, double y, double[] from, string color)
    {
        var (right, up) = (x - from[0], y - from[1]);
        var length = Math.Max(1e-9, Math.Sqrt((right * right) + (up * up)));
        return new LabelSpec(0, name, x, y)
        {
            Color = color,
            XAnchor = right > 0.5 * length ? "left" : right < -0.5 * length ? "right" : "center",
            YAnchor = up > 0.5 * length ? "bottom" : up < -0.5 * length ? "top" : "middle",
            XShift = 6 * right / length,
            YShift = 6 * up / length,
        };
    }

    private static LineTrace Ring(string name, double x, double y, double radius, string color)
    {
        double[] angles = [.. Enumerable.Range(0, 73).Select(i => i * Math.PI / 36)];
        return new LineTrace(name, [.. angles.Select(angle => x + (radius * Math.Cos(angle)))], [.. angles.Select(angle => y + (radius * Math.Sin(angle)))], color)
        {
            Dash = LineDash.Dot,
            Width = 1.4,
            Hover = name + "<extra></extra>",
        };
    }

    private static Figure Neighbours(string word, string[] others, double[] bare, int position, double[] moved)
    {
        string[] order = [.. others.Index().OrderByDescending(other => moved[other.Index]).Select(other => other.Item)];
        return Charts.Bars(
            new($"Of these, “{order[0]}” is nearest to “{word}” at position {position}, then “{order[1]}”",
                $"Two bars for each of {others.Length} words: the cosine with “{word}” alone, the same at all positions, and with “{word}” plus the code of a position. The second bars are lower, and the slider changes which of them is the highest.",
                $"cosine of the word below with “{word}”, without a code and with the code of position p")
            { Height = 380 },
            new("word") { Min = -0.7, Max = others.Length - 0.3 },
            new("cosine") { Min = 0, Max = 1 },
            others,
            new BarSeries("no code", bare) { Color = CourseColors.TokenEmbedding, Labels = Decimals(bare) },
            new BarSeries("at position p", moved) { Color = CourseColors.PositionEncoding, Labels = Decimals(moved) });
    }

    private static Matrix<double> Cosines(Matrix<double> vectors) => Matrix<double>.Build.Dense(vectors.RowCount, vectors.RowCount, (a, b) =>
        a == b ? 1 : Similarity.Cosine(vectors.Row(a).ToArray(), vectors.Row(b).ToArray()));

    private static (int A, int B) LeastAlike(Matrix<double> cosines) => cosines.EnumerateIndexed()
        .Where(cell => cell.Item1 < cell.Item2)
        .MinBy(cell => cell.Item3) is var (a, b, _) ? (a, b) : default;

    private static string[] Decimals(double[] values) => [.. values.Select(value => value.ToString("0.00", CultureInfo.InvariantCulture))];
}
