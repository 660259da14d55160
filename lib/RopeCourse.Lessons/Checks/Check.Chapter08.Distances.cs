using System.Numerics;

namespace RopeCourse.Lessons;

// Chapter 08, What rotation does to attention: which pairs see a distance, and RoFormer's curve.
public static partial class Check
{
    internal static readonly Exercise<(int Dim, double Base, int Distance, double Tolerance), int> BlindPairsExercise = new()
    {
        Cases = () => new[] { (64, 10_000.0), (128, 500_000), (200, 10_000) }
            .SelectMany(_ => new[] { (1, 0.5), (6, 0.05), (44, 0.1), (1000, 0.5) }, (shape, asked) => (shape.Item1, shape.Item2, asked.Item1, asked.Item2)),
        Expected = c => CountPairs(c, angle => angle <= Math.Acos(1 - c.Tolerance)),
        Describe = c => $"headDim {c.Dim}, thetaBase {Format.Number(c.Base, "N0")}, distance {c.Distance}, tolerance {Format.Number(c.Tolerance)}",
        Compare = Answers.Integer,
        Slips =
        [
            new("only the distance itself is tried; a fast pair may be back at its start there, and see every distance before it.", c => CountPairs(c, angle => Math.Cos(angle) >= 1 - c.Tolerance)),
            new("these are the pairs that see the distance, or the index of the first that does not; count the others.", c => CountPairs(c, angle => angle > Math.Acos(1 - c.Tolerance))),
            new("only whole turns count as seeing; a pair with a longer wavelength still turns on the way.", c => CountPairs(c, angle => angle < 2 * Math.PI)),
            new("the angle is compared with the tolerance; the score is the cosine of the angle.", c => CountPairs(c, angle => angle <= c.Tolerance)),
            new("the score is compared with the tolerance itself; it may fall by the tolerance, to 1 − tolerance.", c => CountPairs(c, angle => angle <= Math.Acos(c.Tolerance))),
            new("the distance is not used: this is what one step does.", c => CountPairs(c with { Distance = 1 }, angle => angle <= Math.Acos(1 - c.Tolerance))),
            new("the index runs over all coordinates; a head has half as many pairs.", c => Enumerable.Range(0, c.Dim).Count(i => c.Distance * Math.Pow(c.Base, -2.0 * i / c.Dim) <= Math.Acos(1 - c.Tolerance))),
            new("the 2 of the exponent is missing: θ_i = b^(−2i/d).", c => Enumerable.Range(0, c.Dim / 2).Count(i => c.Distance * Math.Pow(c.Base, -1.0 * i / c.Dim) <= Math.Acos(1 - c.Tolerance))),
        ],
    };

    internal static readonly Exercise<(double[] Theta, int Distance), double> RoFormerCurveExercise = new()
    {
        Cases = () => new[] { (8, 100.0), (64, 10_000), (128, 10_000), (128, 500_000) }
            .SelectMany(_ => new[] { 0, 1, 10, 1000 }, (shape, distance) => (InverseFrequencies.Compute(shape.Item1, shape.Item2), distance)),
        Expected = c => RotaryDecay.UpperBound(c.Theta, c.Distance),
        Describe = c => $"{c.Theta.Length} pairs, the slowest with θ = {Format.Number(c.Theta[^1])}, distance {c.Distance}",
        Compare = Answers.Number(),
        Slips =
        [
            new("the division by the number of pairs, d/2, is missing.", c => c.Theta.Length * RotaryDecay.UpperBound(c.Theta, c.Distance)),
            new("it is divided by d; the mean runs over d/2 partial sums.", c => RotaryDecay.UpperBound(c.Theta, c.Distance) / 2),
            new("the size is taken of the sum of all partial sums; take the size of each one, then add.", c => Complex.Abs(PartialSums(c).Aggregate(Complex.Zero, (sum, s) => sum + s)) / c.Theta.Length),
            new("only the last partial sum is taken; all of them are added up.", c => Complex.Abs(PartialSums(c)[^1]) / c.Theta.Length),
            new("each arrow is measured alone, and alone it always has the length 1; add the arrows up first.", _ => 1),
            new("only the cosines are added; an arrow has a sine as well.", c => PartialSums(c).Average(s => Math.Abs(s.Real))),
            new("the first partial sum is left out or empty: S_1 is already the first arrow.", c => PartialSums(c).SkipLast(1).Sum(Complex.Abs) / c.Theta.Length),
            new("the cosines are averaged; that is the score of vectors of ones, not RoFormer's curve.", c => c.Theta.Average(theta => Math.Cos(c.Distance * theta))),
        ],
    };

    /// <summary>Checks a function that counts the pairs which a distance turns too little to notice: <c>cos(r·θ_i) ≥ 1 − ε</c> at every r up to the distance.</summary>
    /// <param name="answer">From the head dimension d, the base b, the distance in positions and the tolerance ε to the number of pairs.</param>
    /// <returns>How it stands over three shapes and four distances.</returns>
    public static CheckResult BlindPairs(Func<int, double, int, double, int> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return BlindPairsExercise.Check(c => answer(c.Dim, c.Base, c.Distance, c.Tolerance));
    }

    /// <summary>Checks a function that computes RoFormer's curve, <c>(1/(d/2))·Σ_j |S_j|</c> with <c>S_j = Σ_(i&lt;j) e^(irθ_i)</c>.</summary>
    /// <param name="answer">From the frequencies θ_i, fastest first, and the distance r to the height of the curve.</param>
    /// <returns>How it stands over four shapes and four distances.</returns>
    public static CheckResult RoFormerCurve(Func<double[], int, double> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return RoFormerCurveExercise.Check(c => answer(c.Theta, c.Distance));
    }

    private static int CountPairs((int Dim, double Base, int Distance, double Tolerance) c, Func<double, bool> isBlind) =>
        InverseFrequencies.Compute(c.Dim, c.Base).Count(theta => isBlind(c.Distance * theta));

    private static Complex[] PartialSums((double[] Theta, int Distance) c)
    {
        var partials = new Complex[c.Theta.Length];
        Complex sum = Complex.Zero;
        for (int j = 0; j < partials.Length; j++)
            partials[j] = sum += Complex.FromPolarCoordinates(1, c.Distance * c.Theta[j]);
        return partials;
    }
}
