namespace RopeCourse.Lessons;

// Chapter 08, What rotation does to attention: the wave of one pair, and a query that looks back.
// What a distance does to all pairs stands in Check.Chapter08.Distances.cs.
public static partial class Check
{
    internal static readonly Exercise<(double[] Query, double[] Key, double Theta), double> FirstCrestExercise = new()
    {
        Cases = () => new (double[], double[])[] { ([2, 0], [1.5, 1.5]), ([1.5, 1.5], [2, 0]), ([1, 0], [1, 0]), ([0.6, -1.3], [-0.4, 1.1]), ([0, -2], [0, 0.5]), ([-1, 0.1], [-1, -0.2]) }
            .SelectMany(_ => new[] { 1, 0.1 }, (vectors, theta) => (vectors.Item1, vectors.Item2, theta)),
        Expected = c => Around(PairPhase(c)) / c.Theta,
        Describe = c => $"query {Format.Numbers(c.Query)}, key {Format.Numbers(c.Key)}, theta {Format.Number(c.Theta)}",
        Compare = Answers.Number(),
        Slips =
        [
            new("the phase has the other sign: it is the key's angle minus the query's, and `Math.Atan2` takes the second coordinate first.", c => Around(-PairPhase(c)) / c.Theta),
            new("a crest ahead of the query is named where the phase is negative; one wavelength further back stands the first one behind.", c => PairPhase(c) / c.Theta),
            new("the phase is not divided by θ; it is an angle, and you want tokens.", c => Around(PairPhase(c))),
            new("the phase is multiplied by θ; a slow pair needs more tokens for the same angle.", c => Around(PairPhase(c)) * c.Theta),
            new("the wavelength is taken for 2π; it is 2π/θ.", c => Around(PairPhase(c) / c.Theta)),
            new("the angle of the query is left out; the phase leads from the query to the key.", c => Around(Direction(c.Key)) / c.Theta),
            new("`Math.Acos` gives the size of the angle and loses which of the two is ahead; take `Math.Atan2` of each.", c => Math.Acos(Math.Clamp(Similarity.Cosine(c.Query, c.Key), -1, 1)) / c.Theta),
            new("`Math.Atan` of the quotient repeats after half a turn; `Math.Atan2` takes both coordinates.", c => Around(Math.Atan(c.Key[1] / c.Key[0]) - Math.Atan(c.Query[1] / c.Query[0])) / c.Theta),
            new("the distance is counted forwards; tokens back are positive, m − n.", c => -Around(PairPhase(c)) / c.Theta),
            new("this is the lowest point, half a wavelength from the crest.", c => Around(PairPhase(c) + Math.PI) / c.Theta),
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

    /// <summary>Checks a function that finds the first crest of one rotary pair, <c>φ/θ</c> tokens back, from 0 to below one wavelength.</summary>
    /// <param name="answer">From the query's and the key's two numbers, not rotated, and the frequency θ to a distance in tokens.</param>
    /// <returns>How it stands over six pairs of vectors and two frequencies.</returns>
    public static CheckResult FirstCrest(Func<double[], double[], double, double> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return FirstCrestExercise.Check(c => answer(c.Query, c.Key, c.Theta));
    }

    /// <summary>Checks a function that makes the query whose score with a key crests some tokens back, <c>q = R_(−r)·k</c>.</summary>
    /// <param name="answer">From the rotation, the key and the number of tokens r to the query, not yet rotated for its own position.</param>
    /// <returns>How it stands over three rotations and five distances.</returns>
    public static CheckResult LookBack(Func<RotaryEmbedding, double[], int, double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return LookBackExercise.Check(c => answer(c.Rotary, c.Key, c.Back));
    }

    private static double PairPhase((double[] Query, double[] Key, double Theta) c) => Direction(c.Key) - Direction(c.Query);

    private static double Direction(double[] pair) => Math.Atan2(pair[1], pair[0]);

    /// <summary>Brings an angle into one turn, from 0 to below 2π.</summary>
    private static double Around(double angle) => angle - (2 * Math.PI * Math.Floor(angle / (2 * Math.PI)));

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
