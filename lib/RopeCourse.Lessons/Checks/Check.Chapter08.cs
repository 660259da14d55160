namespace RopeCourse.Lessons;

// Chapter 08, What rotation does to attention: the score of one pair, and a query that looks back.
// What a distance does to all pairs stands in Check.Chapter08.Distances.cs.
public static partial class Check
{
    internal static readonly Exercise<(double[] Query, double[] Key, int M, int N, double Theta), double> PairScoreExercise = new()
    {
        Cases = () => new (double[], double[])[] { ([1, 0], [1, 0]), ([2, 0], [1.5, 1.5]), ([0.6, -1.3], [-0.4, 1.1]) }
            .SelectMany(_ => new[] { (5, 4), (9, 2), (3, 3), (120, 20) }, (vectors, places) => (vectors.Item1, vectors.Item2, places.Item1, places.Item2))
            .SelectMany(_ => new[] { 1, 0.1 }, (c, theta) => (c.Item1, c.Item2, c.Item3, c.Item4, theta)),
        Expected = c => PairWave(c, c.N - c.M),
        Describe = c => $"query {Format.Numbers(c.Query)} at m = {c.M}, key {Format.Numbers(c.Key)} at n = {c.N}, theta {Format.Number(c.Theta)}",
        Compare = Answers.Number(),
        Slips =
        [
            new("the angle grows with m + n; both vectors turn the same way, so only the difference is left.", c => PairWave(c, c.M + c.N)),
            new("distance and phase have opposite signs: the key's angle counts plus and the query's minus, in both, so it is (n − m)·θ and key minus query.", c => PairWave(c, c.M - c.N)),
            new("the phase is missing: φ is the angle of the key minus the angle of the query.", c => PairNorms(c) * Math.Cos((c.N - c.M) * c.Theta)),
            new("the amplitude is missing: multiply by the lengths of query and key.", c => PairWave(c, c.N - c.M) / PairNorms(c)),
            new("the frequency is missing: one position turns the pair by θ, not by 1.", c => PairWave(c with { Theta = 1 }, c.N - c.M)),
            new("only the key is turned; the query stands at m and turns as well.", c => PairWave(c, c.N)),
            new("the vectors are not turned at all: this is the score without a position.", c => PairWave(c, 0)),
            new("the position is divided by θ; the angle is position times frequency.", c => PairWave(c with { Theta = 1 / c.Theta }, c.N - c.M)),
        ],
    };

    internal static readonly Exercise<(RotaryEmbedding Rotary, double[] Key, int Back), double[]> LookBackExercise = new()
    {
        Cases = () => new RotaryEmbedding[] { new(8, PairLayout.Interleaved), new(12, PairLayout.SplitHalves, 500), new(8, PairLayout.Interleaved, rotaryDim: 4) }
            .SelectMany(_ => new[] { 1, 2, 5, 100, 0 }, (rotary, back) => (rotary, LookBackKey(rotary.HeadDim), back)),
        Expected = c => c.Rotary.RotateBack(c.Key, c.Back),
        Describe = c => $"headDim {c.Rotary.HeadDim}, rotaryDim {c.Rotary.RotaryDim}, {(c.Rotary.Layout == PairLayout.Interleaved ? "interleaved" : "split halves")}, {c.Back} tokens back",
        Compare = Answers.Numbers(),
        Slips =
        [
            new("the key is turned forward, so the score crests at a later token, which the mask hides; turn it back.", c => c.Rotary.Rotate(c.Key, c.Back)),
            new("the query is the key itself, so every token agrees best with its own place.", c => c.Key),
            new("it always looks one token back; turn by the distance asked for.", c => c.Rotary.RotateBack(c.Key, 1)),
            new("it looks one token too far; a distance of 0 is the query's own token.", c => c.Rotary.RotateBack(c.Key, c.Back + 1)),
            new("it looks one token short; the token right before the query is 1 back.", c => c.Rotary.RotateBack(c.Key, c.Back - 1)),
            new("every pair is turned by the same angle; each has a frequency of its own, θ_i.", c => TurnEachPair(c, (rotary, _) => rotary.InverseFrequencies[0])),
            new("only the first pair is turned; the others still crest at the query's own token.", c => TurnEachPair(c, (rotary, i) => i == 0 ? rotary.InverseFrequencies[0] : 0)),
            new("the other pairing is turned; take the pairs from the rotation that you are given.", c => new RotaryEmbedding(
                c.Rotary.HeadDim, c.Rotary.Layout == PairLayout.Interleaved ? PairLayout.SplitHalves : PairLayout.Interleaved, c.Rotary.ThetaBase, c.Rotary.RotaryDim).RotateBack(c.Key, c.Back)),
            new("the sign of all numbers is turned round: the score has its lowest point there.", c => [.. c.Rotary.RotateBack(c.Key, c.Back).Select(x => -x)]),
        ],
    };

    /// <summary>Checks a function that returns the score of one rotary pair, <c>|q||k|·cos((n − m)·θ + φ)</c>.</summary>
    /// <param name="answer">From the query's and the key's two numbers, the positions m and n and the frequency θ to the score.</param>
    /// <returns>How it stands over three pairs of vectors, four pairs of positions and two frequencies.</returns>
    public static CheckResult PairScore(Func<double[], double[], int, int, double, double> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return PairScoreExercise.Check(c => answer(c.Query, c.Key, c.M, c.N, c.Theta));
    }

    /// <summary>Checks a function that makes the query whose score with a key crests some tokens back, <c>q = R_(−r)·k</c>.</summary>
    /// <param name="answer">From the rotation, the key and the number of tokens r to the query, not yet rotated for its own position.</param>
    /// <returns>How it stands over three rotations and five distances.</returns>
    public static CheckResult LookBack(Func<RotaryEmbedding, double[], int, double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return LookBackExercise.Check(c => answer(c.Rotary, c.Key, c.Back));
    }

    private static double PairWave((double[] Query, double[] Key, int M, int N, double Theta) c, int steps) => PairNorms(c) * Math.Cos((steps * c.Theta) + PairPhase(c));

    private static double PairNorms((double[] Query, double[] Key, int M, int N, double Theta) c) => Similarity.Norm(c.Query) * Similarity.Norm(c.Key);

    private static double PairPhase((double[] Query, double[] Key, int M, int N, double Theta) c) =>
        Math.Atan2(c.Key[1], c.Key[0]) - Math.Atan2(c.Query[1], c.Query[0]);

    private static double[] LookBackKey(int headDim) => [.. Enumerable.Range(0, headDim).Select(j => 1 + (0.25 * (j % 3)))];

    private static double[] TurnEachPair((RotaryEmbedding Rotary, double[] Key, int Back) c, Func<RotaryEmbedding, int, double> frequency)
    {
        double[] turned = [.. c.Key];
        for (int i = 0; i < c.Rotary.RotaryDim / 2; i++)
        {
            (int a, int b) = c.Rotary.Pair(i);
            (double sin, double cos) = Math.SinCos(-c.Back * frequency(c.Rotary, i));
            (turned[a], turned[b]) = ((c.Key[a] * cos) - (c.Key[b] * sin), (c.Key[a] * sin) + (c.Key[b] * cos));
        }

        return turned;
    }
}
