namespace RopeCourse.Plots;

/// <summary>Draws how a rotary score changes with the distance <c>m − n</c> from the query back to the key.</summary>
public static partial class RotaryScoreFigures
{
    private const string Distance = "distance m − n";

    /// <summary>Draws the score of one pair, <c>cos(φ − r·θ)</c> at r tokens back, with a slider over the phase φ in whole steps of θ.</summary>
    /// <param name="theta">The frequency θ of the pair in radians a position, 0.2 to 2.</param>
    /// <param name="phases">The number of phases 0, θ, 2θ, …; at least 2, the last one below a whole turn.</param>
    /// <param name="longest">The longest distance drawn, 8 to 60.</param>
    /// <returns>A live wave with a mark at each whole distance.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure Phase(double theta = 1, int phases = 7, int longest = 20)
    {
        if (theta is not (>= 0.2 and <= 2))
            throw new ArgumentOutOfRangeException(nameof(theta), theta, $"theta is {Require.Text(theta)}; it must be from 0.2 to 2");
        // From a whole turn on, an earlier crest would come before the one that the title names.
        Require.Between(phases, 2, (int)Math.Ceiling(2 * Math.PI / theta), nameof(phases));
        Require.Between(longest, 8, 60, nameof(longest));
        string wave = Numbers.Short(2 * Math.PI / theta);
        var states = Enumerable.Range(0, phases).Select(back =>
        {
            string phase = Numbers.Short(back * theta);
            string where = back == 0 ? "at the query itself" : $"{Require.Text(back)} token{(back == 1 ? "" : "s")} back";
            return ($"{phase} rad", Wave(
                new($"A phase of {phase} rad: crests {where}, then every {wave} tokens",
                    $"A wave over the distances 0 to {longest}. The slider changes the phase; the crest moves to the right by one token for each {Numbers.Short(theta)} rad, and the other crests move with it.",
                    $"cos(φ − (m − n)·θ), θ = {Numbers.Short(theta)} rad a token, amplitude 1"),
                "score",
                longest,
                r => Math.Cos((back - r) * theta)));
        }).ToList();
        return Charts.Slider("phase φ", states, new() { First = Math.Min(1, phases - 1), Play = true });
    }

    /// <summary>Draws the mean score of the fastest pairs when all of them crest at one distance, with a slider over the number of pairs.</summary>
    /// <param name="headDim">The number of coordinates of the head d, even.</param>
    /// <param name="pairCounts">How many of the fastest pairs take part, in each state; at least two states.</param>
    /// <param name="back">The distance of the common crest, 0 to <paramref name="longest"/>.</param>
    /// <param name="longest">The longest distance drawn, 8 to 120.</param>
    /// <param name="thetaBase">The base b.</param>
    /// <returns>A live curve; the title counts the other distances near the height of the crest.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure PairsInStep(int headDim, int[] pairCounts, int back = 1, int longest = 60, double thetaBase = ThetaBase.Default)
    {
        Require.Any(pairCounts, nameof(pairCounts));
        Require.Between(longest, 8, 120, nameof(longest));
        Require.Between(back, 0, longest, nameof(back));
        double[] theta = InverseFrequencies.Compute(headDim, thetaBase);
        var states = pairCounts.Select(pairs =>
        {
            Require.Between(pairs, 1, theta.Length, nameof(pairCounts));
            double Mean(double r) => theta.Take(pairs).Average(t => Math.Cos((r - back) * t));
            int near = Enumerable.Range(0, longest + 1).Count(r => r != back && Mean(r) > 0.9);
            string many = $"{Require.Text(pairs)} pair{(pairs == 1 ? "" : "s")}";
            string rivals = near == 0 ? "no other distance comes near the crest" : $"{Require.Text(near)} other distance{(near == 1 ? " comes" : "s come")} near the crest";
            return (Require.Text(pairs), Wave(
                new($"{many} in step: {rivals}",
                    $"A curve over the distances 0 to {longest} with its crest, 1, at distance {back}. With one pair it has a crest every 6.28 tokens; the more pairs take part, the lower the other crests and the broader the one that stays.",
                    $"mean of cos((m − n − {back})·θ_i) over the fastest pairs of {theta.Length}, b = {Numbers.Short(thetaBase)}; near: above 0.9"),
                "mean score",
                longest,
                Mean));
        }).ToList();
        return Charts.Slider("pairs that take part", states, new() { Play = true });
    }

    /// <summary>Draws a score as a thin line, and marks it where a token can stand: at the whole distances.</summary>
    private static Figure Wave(FigureText text, string quantity, int longest, Func<double, double> score)
    {
        double[] fine = [.. Enumerable.Range(0, (longest * 6) + 1).Select(i => i / 6.0)];
        double[] whole = [.. Enumerable.Range(0, longest + 1).Select(r => (double)r)];
        Figure line = Charts.Lines(
            text with { Height = 320 },
            new(Distance, "tokens back"),
            new(quantity) { Min = -1.15, Max = 1.15 },
            new Series(quantity, fine, [.. fine.Select(score)]) { Color = CourseColors.Quiet });
        var marks = new LineTrace("tokens", whole, [.. whole.Select(score)], CourseColors.PositionEncoding)
        {
            Marker = MarkerShape.Circle,
            MarkerSize = longest > 40 ? 5 : 7,
            Hover = $"%{{x:.0f}} tokens back: {quantity} is %{{y:.3f}}<extra></extra>",
        };
        return new Figure(line.Text, line.Chart with { Traces = [line.Chart.Traces[0], marks] });
    }
}
