using System.Globalization;

namespace RopeCourse.Plots;

public static partial class AttentionFigures
{
    /// <summary>Draws the weights of the last token twice: decoded at its own position, and at position 0 like all tokens before it.</summary>
    /// <param name="tokens">The tokens; one of them should occur twice.</param>
    /// <param name="right">The last token's weights when each token was decoded at its own position.</param>
    /// <param name="forgotten">The same when each token was decoded at position 0.</param>
    /// <returns>Two bars a token.</returns>
    /// <exception cref="ArgumentException">There is not one weight a token, or a weight is not finite.</exception>
    public static Figure ForgottenStart(string[] tokens, double[] right, double[] forgotten)
    {
        Require.Any(tokens, nameof(tokens));
        tokens = Trimmed(tokens);
        string? twice = tokens.FirstOrDefault(token => tokens.Count(other => other == token) > 1);
        int[] places = [.. Enumerable.Range(0, tokens.Length).Where(n => tokens[n] == twice)];
        string Weights(double[] weights) => string.Join(" and ", places.Select(n => weights[n].ToString("0.000", CultureInfo.InvariantCulture)));
        bool isAlike = twice is not null && places.All(n => Math.Abs(forgotten[n] - forgotten[places[0]]) < 1e-9);
        string numbers = twice is null ? "" : $" With the start position “{twice}” has the weights {Weights(right)}; without it {Weights(forgotten)}.";
        // On the bars the numbers would collide on a narrow page; the line under the title says those that matter.
        string[] none = [.. tokens.Select(_ => "")];
        return Charts.Bars(
            new FigureText(
                isAlike ? $"Start position forgotten: each “{twice}” weighs the same again" : "Start position forgotten: the weights are others",
                $"Two bars for each of {tokens.Length} tokens, the attention weights of the last token.{numbers}",
                $"weights of “{tokens[^1]}” at position {tokens.Length - 1}, one head" + (twice is null ? "" : $"; “{twice}”: {Weights(right)}; all at position 0: {Weights(forgotten)}")),
            new Axis("key token n"),
            new Axis("attention weight"),
            tokens,
            new BarSeries("position = tokens in the cache", right) { Color = CourseColors.Query, Labels = none },
            new BarSeries("position 0 each time", forgotten) { Color = CourseColors.Wrong, Labels = none });
    }
}
