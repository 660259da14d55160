namespace RopeCourse.Lessons;

// Chapter 04, Why sine and cosine: what two codes say about each other.
public static partial class Check
{
    internal static readonly Exercise<(int M, int N, int Dim, double Base), double> CodeDotExercise = new()
    {
        Cases = () => new[] { (5, 8), (0, 100), (7, 6), (1000, 2000) }.SelectMany(_ => new[] { (4, 100.0), (8, 10_000), (128, 10_000) }, (two, shape) => (two.Item1, two.Item2, shape.Item1, shape.Item2)),
        Expected = c => MeanCosine(c, i => -2.0 * i / c.Dim),
        Describe = c => $"m {c.M}, n {c.N}, modelDim {c.Dim}, thetaBase {Format.Number(c.Base, "N0")}",
        Compare = Answers.Number(),
        Slips =
        [
            new("this is a function of m + n; the two products of a pair add up to the cosine of the difference.", c => MeanCosine((c.M, -c.N, c.Dim, c.Base), i => -2.0 * i / c.Dim)),
            new("this is the first pair only: add the cosines of all d/2 frequencies, and mind that `2 * i / d` in whole numbers is 0.", c => Math.Cos(c.N - c.M)),
            new("the sum is not divided; divide it by d/2.", c => MeanCosine(c, i => -2.0 * i / c.Dim) * c.Dim / 2),
            new("the sum is divided by d; there are d/2 pairs.", c => MeanCosine(c, i => -2.0 * i / c.Dim) / 2),
            new("the sine of the difference is taken; at distance 0 the result must be 1.", c => MeanOver(c, i => Math.Sin((c.N - c.M) * Math.Pow(c.Base, -2.0 * i / c.Dim)))),
            new("the angles are added up first; take each pair's cosine, then add.", c => Math.Cos((c.N - c.M) * MeanOver(c, i => Math.Pow(c.Base, -2.0 * i / c.Dim)))),
            new("the 2 is missing: θ_i is b^(−2i/d).", c => MeanCosine(c, i => -1.0 * i / c.Dim)),
            new("the 2 is there twice: θ_i is b^(−2i/d), and i counts 0, 1, 2.", c => MeanCosine(c, i => -4.0 * i / c.Dim)),
            new("the difference is multiplied by the power; divide by it.", c => MeanCosine(c, i => 2.0 * i / c.Dim)),
        ],
    };

    internal static readonly Exercise<(double[] From, double[] To, double Base, string Name), double> StepsBetweenExercise = new()
    {
        Cases = () => new[] { (5, 8, 8), (8, 5, 8), (0, 40, 128), (2100, 100, 8), (300, 1000, 64) }.Select(c => TwoCodes(c.Item1, c.Item2, c.Item3)),
        Expected = c => SlowestHands(c, (sin, cos, theta) => Math.Atan2(sin, cos) / theta),
        Describe = c => c.Name,
        Compare = Answers.Number(1e-6),
        Slips =
        [
            new("the sign is turned round: this leads from the second position to the first.", c => SlowestHands(c, (sin, cos, theta) => Math.Atan2(-sin, cos) / theta)),
            new("the sign is lost: `Math.Acos` gives the distance without before and after; take `Math.Atan2` of sine and cosine.", c => SlowestHands(c, (sin, cos, theta) => Math.Acos(Math.Clamp(cos, -1, 1)) / theta)),
            new("the angle is not divided by θ; it is in radians, and you want positions.", c => SlowestHands(c, (sin, cos, _) => Math.Atan2(sin, cos))),
            new("the fastest pair is read, and its hand has gone round several times; take the slowest, the last.", c => HandsOf(c, 0, (sin, cos, theta) => Math.Atan2(sin, cos) / theta)),
            new("`Math.Atan` of the quotient repeats after half a turn; `Math.Atan2` takes the sine and the cosine apart.", c => SlowestHands(c, (sin, cos, theta) => Math.Atan(sin / cos) / theta)),
            new("`Math.Atan2` takes the sine first, then the cosine.", c => SlowestHands(c, (sin, cos, theta) => Math.Atan2(cos, sin) / theta)),
            new("`Math.Asin` of the sine alone folds angles beyond a quarter turn back; `Math.Atan2` needs the cosine too.", c => SlowestHands(c, (sin, _, theta) => Math.Asin(Math.Clamp(sin, -1, 1)) / theta)),
        ],
    };

    /// <summary>Checks a function that returns the dot product of two codes, divided by d/2, from their distance: <c>(2/d)·Σ_i cos((n−m)θ_i)</c>.</summary>
    /// <param name="answer">From the positions m and n, the model dimension d and the base b to a number between −1 and 1.</param>
    /// <returns>How it stands over four pairs of positions and three shapes.</returns>
    public static CheckResult CodeDot(Func<int, int, int, double, double> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return CodeDotExercise.Check(c => answer(c.M, c.N, c.Dim, c.Base));
    }

    /// <summary>Checks a function that reads from two interleaved codes how many positions lead from the first to the second, with sign.</summary>
    /// <param name="answer">From the codes of m and n, each <c>[d]</c>, and the base b to <c>n − m</c>; the slowest pair turns less than half round.</param>
    /// <returns>How it stands over five pairs of codes.</returns>
    public static CheckResult StepsBetween(Func<double[], double[], double, double> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return StepsBetweenExercise.Check(c => answer(c.From, c.To, c.Base));
    }

    private static double MeanCosine((int M, int N, int Dim, double Base) c, Func<int, double> exponent) =>
        MeanOver(c, i => Math.Cos((c.N - c.M) * Math.Pow(c.Base, exponent(i))));

    private static double MeanOver((int M, int N, int Dim, double Base) c, Func<int, double> value) =>
        2.0 / c.Dim * Enumerable.Range(0, c.Dim / 2).Sum(value);

    private static (double[] From, double[] To, double Base, string Name) TwoCodes(int m, int n, int dim)
    {
        var encoding = new SinusoidalEncoding(dim);
        return (encoding.Encode(m), encoding.Encode(n), ThetaBase.Default, $"the codes of {m} and {n}, modelDim {dim}");
    }

    private static double SlowestHands((double[] From, double[] To, double Base, string Name) c, Func<double, double, double, double> read) =>
        HandsOf(c, (c.From.Length / 2) - 1, read);

    /// <summary>Reads sine and cosine of the angle between the two hands of one pair.</summary>
    private static double HandsOf((double[] From, double[] To, double Base, string Name) c, int pair, Func<double, double, double, double> read)
    {
        (double sinM, double cosM) = (c.From[2 * pair], c.From[(2 * pair) + 1]);
        (double sinN, double cosN) = (c.To[2 * pair], c.To[(2 * pair) + 1]);
        return read((sinN * cosM) - (cosN * sinM), (cosN * cosM) + (sinN * sinM), Math.Pow(c.Base, -2.0 * pair / c.From.Length));
    }
}
