using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

public static partial class AttentionFigures
{
    private static readonly int[][] OrdersOfThree = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    /// <summary>Draws one query that turns through a circle, the tokens that it looks at, and what comes out: <c>softmax(q·kᵀ/√2)·v</c>.</summary>
    /// <param name="vectors">[tokens, 2]; each token is its own key and its own value.</param>
    /// <param name="words">The tokens in order.</param>
    /// <param name="queryLength">The norm of the query.</param>
    /// <returns>The live figure; its slider turns the query.</returns>
    /// <exception cref="ArgumentException">The vectors are not in the plane, or there is not one word a row.</exception>
    public static Figure TurningQuery(Matrix<double> vectors, string[] words, double queryLength = 3)
    {
        CheckPlane(vectors, words);
        Require.Finite(queryLength, nameof(queryLength));
        const int stepDegrees = 20;
        var states = Enumerable.Range(0, 360 / stepDegrees).Select(step =>
        {
            int degrees = step * stepDegrees;
            (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
            double[] query = [queryLength * cos, queryLength * sin];
            AttentionResult seen = ScaledDotProductAttention.Compute(Matrix<double>.Build.DenseOfRowArrays(query), vectors, vectors);
            int most = seen.Weights.Row(0).MaximumIndex();
            var arrows = words.Select((word, n) => new Arrow(word, vectors[n, 0], vectors[n, 1]) { Color = CourseColors.TokenEmbedding })
                .Append(new Arrow("query", query[0], query[1]) { Color = CourseColors.Query })
                .Append(new Arrow("output", seen.Output[0, 0], seen.Output[0, 1]) { Color = CourseColors.Value });
            string title = string.Create(CultureInfo.InvariantCulture, $"With the query at {degrees}°, {seen.Weights[0, most]:P0} of the output is “{words[most]}”");
            Figure state = Charts.Vectors(
                new FigureText(title, $"Arrows from the origin for the tokens {string.Join(", ", words)}, a query of length {Require.Text(queryLength)} that turns, and the output. {(words.Length == 3 ? "A dotted triangle joins the tips of the tokens. " : "")}The output stays between the tokens and leans to the one that the query points at.", "Tokens are keys and values at once; the output is their weighted sum.") { Width = 600, Height = 420 },
                new Axis("first coordinate"),
                new Axis("second coordinate"),
                [.. arrows]);
            return (string.Create(CultureInfo.InvariantCulture, $"{degrees}°"), words.Length == 3 ? WithTriangle(state, vectors) : state);
        });
        return Charts.Slider("direction of the query", [.. states], new SliderOptions { First = 1, Play = true });
    }

    /// <summary>Joins the tips of three tokens: no weighted sum of them lies outside.</summary>
    private static Figure WithTriangle(Figure state, Matrix<double> vectors)
    {
        int[] around = [0, 1, 2, 0];
        LineTrace triangle = new("triangle", [.. around.Select(t => vectors[t, 0])], [.. around.Select(t => vectors[t, 1])], CourseColors.Quiet)
        {
            Dash = LineDash.Dot,
            Width = 1.6,
            Hover = "triangle between the tips of the three tokens<extra></extra>",
        };
        // An arrow along the axis has its name below, where the axis does not strike it through.
        var labels = state.Chart.Labels.Select(label => label.Y == 0 && label.ArrowFrom is null ? label with { YAnchor = "top", YShift = -4 } : label);
        return new Figure(state.Text, state.Chart with { Traces = [triangle, .. state.Chart.Traces], Labels = [.. labels] });
    }

    /// <summary>Draws the outputs of three tokens for each of their six orders; without a mask none of them moves.</summary>
    /// <param name="vectors">[3, 2]; each token is its own query, key and value.</param>
    /// <param name="words">The three tokens in their first order.</param>
    /// <param name="causal">Whether a token sees only itself and what stands before it.</param>
    /// <returns>The live figure; its slider changes the order.</returns>
    /// <exception cref="ArgumentException">There are not three vectors of the plane with a word each.</exception>
    public static Figure Orders(Matrix<double> vectors, string[] words, bool causal = false)
    {
        CheckPlane(vectors, words);
        Require.SameLength(words.Length, 3, nameof(words), "an order that the slider goes through");
        var states = OrdersOfThree.Select(order =>
        {
            Matrix<double> ordered = Matrix<double>.Build.DenseOfRowVectors(order.Select(vectors.Row));
            Matrix<double> output = ScaledDotProductAttention.Compute(ordered, ordered, ordered, causal).Output;
            string sentence = string.Join(' ', order.Select(t => words[t]));
            string title = causal
                ? $"“{sentence}”, masked: “{words[order[0]]}” sees itself alone, “{words[order[^1]]}” sees all three"
                : $"“{sentence}”: the words change their places, the outputs do not";
            // One set a word, in the first order, so that a word keeps its mark in every state.
            PointSet[] sets = [.. words.Select((word, t) =>
            {
                int m = Array.IndexOf(order, t);
                return new PointSet(word, [output[m, 0]], [output[m, 1]]) { Labels = [string.Create(CultureInfo.InvariantCulture, $"{word} at {m}")], Color = CourseColors.Value };
            })];
            string alt = string.Create(CultureInfo.InvariantCulture, $"Three points in the plane, the outputs for {sentence}: ") +
                string.Join(", ", words.Select((word, t) => string.Create(CultureInfo.InvariantCulture, $"{word} at ({output[Array.IndexOf(order, t), 0]:0.##}, {output[Array.IndexOf(order, t), 1]:0.##})"))) + ".";
            Figure state = Charts.Scatter(
                new FigureText(title, alt, causal ? "Output of causal attention for each word." : "Output of attention for each word, no mask.") { Height = 340 },
                new Axis("first coordinate of the output"),
                new Axis("second coordinate of the output"),
                sets);
            // Each point carries its word, so that a legend would say it twice.
            return (sentence, new Figure(state.Text, state.Chart with { ShowLegend = false, Traces = [.. state.Chart.Traces.Select(trace => trace with { ShowLegend = false })] }));
        });
        return Charts.Slider("order of the words", [.. states], new SliderOptions { Play = true });
    }

    private static void CheckPlane(Matrix<double> vectors, string[] words)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(words);
        Require.SameLength(vectors.ColumnCount, 2, nameof(vectors), "a vector of the plane");
        Require.SameLength(words.Length, vectors.RowCount, nameof(words), nameof(vectors));
    }
}
