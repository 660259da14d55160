namespace RopeCourse.Plots;

/// <summary>Draws positions that are numbered or scaled.</summary>
public static class PositionFigures
{
    /// <summary>Draws the positions of a text as fractions of its length, <c>p/(L − 1)</c>; a slider appends tokens.</summary>
    /// <param name="tokens">The tokens that stand at the start of the text throughout, at least 2.</param>
    /// <param name="longest">The number of tokens at the end of the slider, at most 64.</param>
    /// <returns>A live figure of points.</returns>
    /// <exception cref="ArgumentException">There are fewer than two tokens.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The longest text is not longer than the tokens, or over 64.</exception>
    public static Figure Fractions(string[] tokens, int longest)
    {
        Require.Any(tokens, nameof(tokens));
        if (tokens.Length < 2) throw new ArgumentException("tokens has 1 entry; a fraction of the length needs at least 2", nameof(tokens));
        Require.Between(longest, tokens.Length + 1, 64, nameof(longest));
        return Charts.Slider(
            "tokens in the text L",
            [.. Enumerable.Range(tokens.Length, longest - tokens.Length + 1).Select(length => ($"{length}", OfLength(length, tokens, longest)))]);
    }

    private static Figure OfLength(int length, string[] tokens, int longest)
    {
        var codes = PositionScaling.Normalised(length);
        var middle = (tokens.Length - 1) / 2;
        string[] words = [.. Enumerable.Range(0, length).Select(p => p < tokens.Length ? tokens[p].Trim() : "")];
        return Charts.Scatter(
            new($"In a text of {length} tokens, “{words[middle]}” at position {middle} has the code {Numbers.Short(codes[middle])}",
                $"Points on a rising line from 0 at the first token to 1 at the last. The {tokens.Length} tokens at the start of the text keep their positions; with each token appended their codes sink.",
                "position p as a fraction of the length, p/(L − 1)")
            { Height = 340 },
            new("position p", "tokens") { Min = -0.6, Max = longest - 0.4 },
            new("code p/(L − 1)") { Min = -0.12, Max = 1.12, Ticks = [0, 0.2, 0.4, 0.6, 0.8, 1] },
            new PointSet("code", [.. codes.Select((_, p) => (double)p)], codes)
            {
                Labels = words,
                Marker = MarkerShape.Circle,
                Colors = [.. Enumerable.Range(0, length).Select(p => p < tokens.Length ? CourseColors.PositionEncoding : CourseColors.Quiet)],
                HoverTexts = [.. words.Select((word, p) => $"{(word.Length > 0 ? $"“{word}”" : "a later token")} at position {p}: code {Numbers.Short(codes[p])}")],
            });
    }
}
