namespace RopeCourse.Lessons;

// Chapter 07, Every dimension: which coordinates form a pair, and how a head is turned. Weights and cache stand in Check.Chapter07.Models.cs.
public static partial class Check
{
    internal static readonly Exercise<(PairLayout Layout, int HeadDim, int RotaryDim, int Pair), int[]> PairOfExercise = new()
    {
        Cases = () => new[] { (8, 8), (8, 4), (12, 8), (96, 24) }.SelectMany(
            shape => new[] { PairLayout.Interleaved, PairLayout.SplitHalves }.SelectMany(_ => Enumerable.Range(0, shape.Item2 / 2), (layout, pair) => (layout, shape.Item1, shape.Item2, pair))),
        Expected = c => IsSplit(c.Layout) ? [c.Pair, c.Pair + (c.RotaryDim / 2)] : [2 * c.Pair, (2 * c.Pair) + 1],
        Describe = c => $"{(IsSplit(c.Layout) ? "split halves" : "interleaved")}, headDim {c.HeadDim}, rotaryDim {c.RotaryDim}, pair {c.Pair}",
        Compare = Answers.Integers,
        Slips =
        [
            new("half is taken of headDim; only the first rotaryDim coordinates are paired, so the partner stands at i + rotaryDim/2.",
                c => IsSplit(c.Layout) ? [c.Pair, c.Pair + (c.HeadDim / 2)] : [2 * c.Pair, (2 * c.Pair) + 1]),
            new("the two pairings are swapped; interleaved joins neighbours, split halves joins i with i + rotaryDim/2.",
                c => IsSplit(c.Layout) ? [2 * c.Pair, (2 * c.Pair) + 1] : [c.Pair, c.Pair + (c.RotaryDim / 2)]),
            new("the pairing is not looked at, and every pair is a pair of neighbours.", c => [2 * c.Pair, (2 * c.Pair) + 1]),
            new("the pairing is not looked at, and every pair joins the halves.", c => [c.Pair, c.Pair + (c.RotaryDim / 2)]),
            new("neighbours overlap: pair i starts at 2i, not at i.", c => IsSplit(c.Layout) ? [c.Pair, c.Pair + (c.RotaryDim / 2)] : [c.Pair, c.Pair + 1]),
            new("the first coordinate is joined with the last one, from the ends inwards; the partner stands rotaryDim/2 further on.",
                c => IsSplit(c.Layout) ? [c.Pair, c.RotaryDim - 1 - c.Pair] : [2 * c.Pair, (2 * c.Pair) + 1]),
            new("the partner stands rotaryDim further on, outside of what turns; take half of it.",
                c => IsSplit(c.Layout) ? [c.Pair, c.Pair + c.RotaryDim] : [2 * c.Pair, (2 * c.Pair) + 1]),
            new("the coordinates are counted from 1; here the first one is 0.",
                c => IsSplit(c.Layout) ? [c.Pair + 1, c.Pair + 1 + (c.RotaryDim / 2)] : [(2 * c.Pair) + 1, (2 * c.Pair) + 2]),
            new("the two coordinates are swapped, which turns the other way round; the lower one comes first.",
                c => IsSplit(c.Layout) ? [c.Pair + (c.RotaryDim / 2), c.Pair] : [(2 * c.Pair) + 1, 2 * c.Pair]),
        ],
    };

    internal static readonly Exercise<(double[] Head, int RotaryDim, int Position, double Base), double[]> RotateHeadExercise = new()
    {
        Cases = () =>
        [
            (OneUpTo(8), 8, 3, 10_000),
            (OneUpTo(8), 8, 0, 10_000),
            (Wave(16, 0.7), 16, 1000, 500_000),
            (Wave(4, 0.9), 4, 7, 100),
            (OneUpTo(8), 4, 3, 10_000),
            (Wave(12, 0.4), 8, 50, 100),
            (Wave(96, 0.3), 24, 11, 10_000),
        ],
        Expected = c => Turned(c, i => -2.0 * i / c.RotaryDim),
        Describe = c => $"a head of {c.Head.Length} numbers, rotaryDim {c.RotaryDim}, position {c.Position}, thetaBase {Format.Number(c.Base, "N0")}",
        Compare = Answers.Numbers(),
        Slips =
        [
            new("the 2 is there twice: the exponent of pair i is −2i/d.", c => Turned(c, i => -4.0 * i / c.RotaryDim)),
            new("the 2 is missing: the exponent of pair i is −2i/d.", c => Turned(c, i => -1.0 * i / c.RotaryDim)),
            new("the power of the base stands in the numerator; a high pair must be slow.", c => Turned(c, i => 2.0 * i / c.RotaryDim)),
            new("the exponent is an integer division and gives 0, so every pair turns by one radian a position; write 2.0.", c => Turned(c, _ => 0)),
            new("the exponent is divided by the head's length; the ladder belongs to the coordinates that turn, so divide by rotaryDim.", c => Turned(c, i => -2.0 * i / c.Head.Length)),
            new("half is taken of the head; the partner of i stands at i + rotaryDim/2.", c => Turned(c, i => -2.0 * i / c.RotaryDim, (i, _) => (i, i + (c.Head.Length / 2)))),
            new("the whole head turns; only the first rotaryDim coordinates do.", c => new RotaryEmbedding(c.Head.Length, PairLayout.SplitHalves, c.Base).Rotate(c.Head, c.Position)),
            new("the sign is turned round: this is a rotation by −mθ. The minus belongs to the sine in the first half.", c => Turned(c, i => -2.0 * i / c.RotaryDim, direction: -1)),
            new("neighbours are paired; here coordinate i turns with i + rotaryDim/2.", c => Turned(c, i => -2.0 * i / c.RotaryDim, (i, _) => (2 * i, (2 * i) + 1))),
            new("the pairings are mixed: the partners are those of split halves, the angles those of neighbours. Both coordinates of a pair need one angle.", Mixed),
            new("the first coordinate is overwritten before the second is computed from it; keep both in variables first.", Overwritten),
            new("the tail is dropped; the coordinates from rotaryDim on are copied as they are.", c => Turned(c, i => -2.0 * i / c.RotaryDim)[..c.RotaryDim]),
            new("the tail is left at 0; the coordinates from rotaryDim on are copied as they are.", c => [.. Turned(c, i => -2.0 * i / c.RotaryDim)[..c.RotaryDim], .. new double[c.Head.Length - c.RotaryDim]]),
            new("the angle is taken for degrees; mθ is in radians already.", c => Turned(c, i => -2.0 * i / c.RotaryDim, unit: Math.PI / 180)),
            new("sine and cosine are swapped; at position 0 nothing may change.", SineForCosine),
        ],
    };

    /// <summary>Checks a function that names the two coordinates of a pair: <c>(2i, 2i + 1)</c> or <c>(i, i + rotaryDim/2)</c>.</summary>
    /// <param name="answer">From the pairing, the head dimension, the number of coordinates that turn and the pair index to two coordinates.</param>
    /// <returns>How it stands over every pair of four shapes, in both pairings.</returns>
    public static CheckResult PairOf(Func<PairLayout, int, int, int, (int First, int Second)> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return PairOfExercise.Check(c =>
        {
            (int first, int second) = answer(c.Layout, c.HeadDim, c.RotaryDim, c.Pair);
            return [first, second];
        });
    }

    /// <summary>Checks a function that turns the first <c>rotaryDim</c> coordinates of a head in split halves and copies the rest.</summary>
    /// <param name="answer">From a head, the number of coordinates that turn, the position m and the base b to a new head of the same length.</param>
    /// <returns>How it stands over whole and partial rotations.</returns>
    public static CheckResult RotateHead(Func<double[], int, int, double, double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return RotateHeadExercise.Check(c => answer(c.Head, c.RotaryDim, c.Position, c.Base));
    }

    private static bool IsSplit(PairLayout layout) => layout == PairLayout.SplitHalves;

    private static double[] OneUpTo(int count) => [.. Enumerable.Range(1, count).Select(i => (double)i)];

    private static double[] Turned(
        (double[] Head, int RotaryDim, int Position, double Base) c,
        Func<int, double> exponent,
        Func<int, int, (int First, int Second)>? pair = null,
        int direction = 1,
        double unit = 1)
    {
        double[] turned = [.. c.Head];
        for (int i = 0; i < c.RotaryDim / 2; i++)
        {
            (int a, int b) = pair?.Invoke(i, c.RotaryDim) ?? (i, i + (c.RotaryDim / 2));
            (double sin, double cos) = Math.SinCos(direction * unit * c.Position * Math.Pow(c.Base, exponent(i)));
            turned[a] = (c.Head[a] * cos) - (c.Head[b] * sin);
            turned[b] = (c.Head[a] * sin) + (c.Head[b] * cos);
        }

        return turned;
    }

    /// <summary>Partners half a width apart, but coordinate j takes the angle of pair j/2, as if neighbours turned together.</summary>
    private static double[] Mixed((double[] Head, int RotaryDim, int Position, double Base) c)
    {
        double[] turned = [.. c.Head];
        int half = c.RotaryDim / 2;
        for (int j = 0; j < c.RotaryDim; j++)
        {
            double partner = j < half ? -c.Head[j + half] : c.Head[j - half];
            (double sin, double cos) = Math.SinCos(c.Position * Math.Pow(c.Base, -2.0 * (j / 2) / c.RotaryDim));
            turned[j] = (c.Head[j] * cos) + (partner * sin);
        }

        return turned;
    }

    private static double[] Overwritten((double[] Head, int RotaryDim, int Position, double Base) c)
    {
        double[] turned = [.. c.Head];
        for (int i = 0, half = c.RotaryDim / 2; i < half; i++)
        {
            (double sin, double cos) = Math.SinCos(c.Position * Math.Pow(c.Base, -2.0 * i / c.RotaryDim));
            turned[i] = (turned[i] * cos) - (turned[i + half] * sin);
            turned[i + half] = (turned[i] * sin) + (turned[i + half] * cos);
        }

        return turned;
    }

    private static double[] SineForCosine((double[] Head, int RotaryDim, int Position, double Base) c)
    {
        double[] turned = [.. c.Head];
        for (int i = 0, half = c.RotaryDim / 2; i < half; i++)
        {
            (double cos, double sin) = Math.SinCos(c.Position * Math.Pow(c.Base, -2.0 * i / c.RotaryDim));
            turned[i] = (c.Head[i] * cos) - (c.Head[i + half] * sin);
            turned[i + half] = (c.Head[i] * sin) + (c.Head[i + half] * cos);
        }

        return turned;
    }
}
