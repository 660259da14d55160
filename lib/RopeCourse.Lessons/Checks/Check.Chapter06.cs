using Complex = System.Numerics.Complex;

namespace RopeCourse.Lessons;

// Chapter 06, Rotate, don't add: one vector and one score. Whole sentences stand in Check.Chapter06.Attention.cs.
public static partial class Check
{
    private static readonly (int M, double Theta)[] s_planeTurns = [(1, 1), (0, 1), (3, 0.5), (10, 0.1), (100, 0.7)];

    private static readonly (double[] Query, double[] Key)[] s_planePairs = [([1, 0], [1, 0]), ([2, 1], [1, 3]), ([-0.5, 2], [1.5, -1])];

    private static readonly (int M, int N)[] s_planePlaces = [(0, 0), (0, 2), (2, 0), (5, 4), (3, 9), (1000, 1002)];

    internal static readonly Exercise<(double[] Vector, int M, double Theta), double[]> TurnInPlaneExercise = new()
    {
        // A vector of its own for each case: a learner's function may write into it.
        Cases = () => new double[][] { [1, 0], [0, 1], [2, 1], [-0.5, 3] }.SelectMany(_ => s_planeTurns, (vector, turn) => ((double[])[.. vector], turn.M, turn.Theta)),
        Expected = c => PlaneTurn(c.Vector, c.M * c.Theta),
        Describe = c => $"vector {Format.Numbers(c.Vector)}, position {c.M}, θ = {Format.Number(c.Theta)}",
        Compare = Answers.Numbers(),
        Slips =
        [
            new("the turn goes the wrong way: (1, 0) at position 1 must become (cos θ, + sin θ).", c => PlaneTurn(c.Vector, -c.M * c.Theta)),
            new("the first coordinate is overwritten before the second one is computed; keep both old values.", OverwrittenTurn),
            new("the angle is taken for degrees; `Math.Sin` takes radians, and m·θ is in radians already.", c => PlaneTurn(c.Vector, c.M * c.Theta * Math.PI / 180)),
            new("the angle is turned into degrees; `Math.Sin` takes radians.", c => PlaneTurn(c.Vector, c.M * c.Theta * 180 / Math.PI)),
            new("only the first coordinate is new; the second one turns too.", c => [PlaneTurn(c.Vector, c.M * c.Theta)[0], c.Vector[1]]),
            new("only the second coordinate is new; the first one turns too.", c => [c.Vector[0], PlaneTurn(c.Vector, c.M * c.Theta)[1]]),
            new("each coordinate is scaled on its own; a turn mixes the two.",
                c => [c.Vector[0] * Math.Cos(c.M * c.Theta), c.Vector[1] * Math.Sin(c.M * c.Theta)]),
            new("both coordinates are scaled by the cosine; a turn mixes the two.",
                c => [c.Vector[0] * Math.Cos(c.M * c.Theta), c.Vector[1] * Math.Cos(c.M * c.Theta)]),
            new("sine and cosine are swapped; `Math.SinCos` gives the sine first.", c =>
            {
                (double cos, double sin) = Math.SinCos(c.M * c.Theta);
                return [(c.Vector[0] * cos) - (c.Vector[1] * sin), (c.Vector[0] * sin) + (c.Vector[1] * cos)];
            }),
            new("the minus stands in both lines; in the second one the parts are added.", c =>
            {
                (double sin, double cos) = Math.SinCos(c.M * c.Theta);
                return [(c.Vector[0] * cos) - (c.Vector[1] * sin), (c.Vector[0] * sin) - (c.Vector[1] * cos)];
            }),
            new("there is no minus; without one the vector changes its length.", c =>
            {
                (double sin, double cos) = Math.SinCos(c.M * c.Theta);
                return [(c.Vector[0] * cos) + (c.Vector[1] * sin), (c.Vector[0] * sin) + (c.Vector[1] * cos)];
            }),
            new("the position is missing: every token turns by θ. The angle is m·θ.", c => PlaneTurn(c.Vector, c.Theta)),
            new("the frequency is missing: the angle is m·θ, not m.", c => PlaneTurn(c.Vector, c.M)),
            new("the position is divided by θ; the angle is m·θ.", c => PlaneTurn(c.Vector, c.M / c.Theta)),
            new("the vector is returned as it came.", c => c.Vector),
            new("the cosine and sine are added to the vector; turn it instead.",
                c => [c.Vector[0] + Math.Cos(c.M * c.Theta), c.Vector[1] + Math.Sin(c.M * c.Theta)]),
        ],
    };

    internal static readonly Exercise<(double[] Query, double[] Key, int M, int N, double Theta), double> TurnedScoreExercise = new()
    {
        Cases = PlaneScores,
        Expected = c => Similarity.Dot(c.Query, PlaneTurn(c.Key, (c.N - c.M) * c.Theta)),
        Describe = c => $"q {Format.Numbers(c.Query)} at m = {c.M}, k {Format.Numbers(c.Key)} at n = {c.N}, θ = {Format.Number(c.Theta)}",
        Compare = Answers.Number(),
        Slips =
        [
            new("the positions are added: the angle is (n − m)θ.", c => Similarity.Dot(c.Query, PlaneTurn(c.Key, (c.N + c.M) * c.Theta))),
            new("the sign is turned round: the key turns by (n − m)θ, not by (m − n)θ.", c => Similarity.Dot(c.Query, PlaneTurn(c.Key, (c.M - c.N) * c.Theta))),
            new("the turn is done twice: by n − m, and once more for each of the two.",
                c => Similarity.Dot(c.Query, PlaneTurn(c.Key, 2 * (c.N - c.M) * c.Theta))),
            new("the key is turned by its own position n only; the query's m is missing.", c => Similarity.Dot(c.Query, PlaneTurn(c.Key, c.N * c.Theta))),
            new("only the query's position counts; n is missing.", c => Similarity.Dot(PlaneTurn(c.Query, c.M * c.Theta), c.Key)),
            new("the positions do not reach the score.", c => Similarity.Dot(c.Query, c.Key)),
            new("the sign of n − m is lost: a key before the query turns the other way.",
                c => Similarity.Dot(c.Query, PlaneTurn(c.Key, Math.Abs(c.N - c.M) * c.Theta))),
            new("the angle between q and k at the start is left out; (n − m)θ comes on top of it.",
                c => Similarity.Norm(c.Query) * Similarity.Norm(c.Key) * Math.Cos((c.N - c.M) * c.Theta)),
            new("the dot product is multiplied by cos((n − m)θ); the sine's part is missing.", c => Similarity.Dot(c.Query, c.Key) * Math.Cos((c.N - c.M) * c.Theta)),
            new("the score is divided by √2; here it is the plain dot product.",
                c => Similarity.Dot(c.Query, PlaneTurn(c.Key, (c.N - c.M) * c.Theta)) / Math.Sqrt(2)),
            new("this is the cosine: the norms are divided out. A score keeps them.",
                c => Similarity.Cosine(c.Query, PlaneTurn(c.Key, (c.N - c.M) * c.Theta))),
        ],
    };

    internal static readonly Exercise<(double[] Query, double[] Key, int M, int N, double Theta), double> ComplexScoreExercise = new()
    {
        Cases = PlaneScores,
        Expected = c => (Spun(c.Query, c.M * c.Theta) * Complex.Conjugate(Spun(c.Key, c.N * c.Theta))).Real,
        Describe = c => $"q {Format.Numbers(c.Query)} at m = {c.M}, k {Format.Numbers(c.Key)} at n = {c.N}, θ = {Format.Number(c.Theta)}",
        Compare = Answers.Number(),
        Slips =
        [
            new("the conjugate is missing, so the angles are added; a score needs their difference.",
                c => (Spun(c.Query, c.M * c.Theta) * Spun(c.Key, c.N * c.Theta)).Real),
            new("the key is conjugated before its turn, and so the turn goes the same way as the query's; conjugate the turned key.",
                c => (Spun(c.Query, c.M * c.Theta) * Complex.Conjugate(Spun(c.Key, 0)) * Complex.FromPolarCoordinates(1, c.N * c.Theta)).Real),
            new("this is the imaginary part; the dot product is the real part.",
                c => (Spun(c.Query, c.M * c.Theta) * Complex.Conjugate(Spun(c.Key, c.N * c.Theta))).Imaginary),
            new("this is the absolute value; it forgets the angle. Take the real part.",
                c => (Spun(c.Query, c.M * c.Theta) * Complex.Conjugate(Spun(c.Key, c.N * c.Theta))).Magnitude),
            new("both are turned backwards, so the score belongs to m − n; the angle of position m is +mθ.",
                c => (Spun(c.Query, -c.M * c.Theta) * Complex.Conjugate(Spun(c.Key, -c.N * c.Theta))).Real),
            new("the key is not turned.", c => (Spun(c.Query, c.M * c.Theta) * Complex.Conjugate(Spun(c.Key, 0))).Real),
            new("the query is not turned.", c => (Spun(c.Query, 0) * Complex.Conjugate(Spun(c.Key, c.N * c.Theta))).Real),
            new("query and key are not turned.", c => Similarity.Dot(c.Query, c.Key)),
            new("only the real parts are multiplied; multiply the complex numbers and take the real part last.",
                c => Spun(c.Query, c.M * c.Theta).Real * Spun(c.Key, c.N * c.Theta).Real),
        ],
    };

    /// <summary>Checks a function that turns a vector of the plane, <c>(a·cos mθ − b·sin mθ, a·sin mθ + b·cos mθ)</c>.</summary>
    /// <param name="answer">From a vector (a, b), a position m and a frequency θ in radians a position to the turned vector.</param>
    /// <returns>How it stands over four vectors and five turns.</returns>
    public static CheckResult TurnInPlane(Func<double[], int, double, double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return TurnInPlaneExercise.Check(c => answer(c.Vector, c.M, c.Theta));
    }

    /// <summary>Checks a function that scores a turned query and a turned key, <c>q·(R_(n−m) k)</c>.</summary>
    /// <param name="answer">From a query and a key of the plane, their positions m and n, and a frequency θ to the dot product of the two after turning.</param>
    /// <returns>How it stands over three pairs of vectors and six pairs of positions.</returns>
    public static CheckResult TurnedScore(Func<double[], double[], int, int, double, double> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return TurnedScoreExercise.Check(c => answer(c.Query, c.Key, c.M, c.N, c.Theta));
    }

    /// <summary>Checks a function that scores with complex numbers, <c>Re(q·e^(imθ)·conj(k·e^(inθ)))</c>.</summary>
    /// <param name="answer">From a query and a key as complex numbers, their positions m and n, and a frequency θ to the score.</param>
    /// <returns>How it stands over three pairs of numbers and six pairs of positions.</returns>
    public static CheckResult ComplexScore(Func<Complex, Complex, int, int, double, double> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return ComplexScoreExercise.Check(c => answer(Spun(c.Query, 0), Spun(c.Key, 0), c.M, c.N, c.Theta));
    }

    private static IEnumerable<(double[] Query, double[] Key, int M, int N, double Theta)> PlaneScores() =>
        s_planePairs.SelectMany(_ => s_planePlaces, (pair, place) =>
            ((double[])[.. pair.Query], (double[])[.. pair.Key], place.M, place.N, pair.Query[0] == 1 ? 1.0 : 0.3));

    private static double[] PlaneTurn(double[] vector, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        return [(vector[0] * cos) - (vector[1] * sin), (vector[0] * sin) + (vector[1] * cos)];
    }

    private static Complex Spun(double[] vector, double angle) => new Complex(vector[0], vector[1]) * Complex.FromPolarCoordinates(1, angle);

    private static double[] OverwrittenTurn((double[] Vector, int M, double Theta) c)
    {
        (double sin, double cos) = Math.SinCos(c.M * c.Theta);
        double first = (c.Vector[0] * cos) - (c.Vector[1] * sin);
        return [first, (first * sin) + (c.Vector[1] * cos)];
    }
}
