using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons;

// Chapter 04, Why sine and cosine: moving a code on by k. What two codes say about each other stands in Check.Chapter04.Two.cs.
public static partial class Check
{
    private static readonly (int K, int Dim, double Base)[] s_codeMoves = [(1, 4, 100), (3, 8, 10_000), (-5, 12, 64)];

    internal static readonly Exercise<(int Position, int K, double Theta), Matrix<double>> ShiftPairExercise = new()
    {
        Cases = () => new[] { 0, 1, 700 }.SelectMany(_ => new[] { 1, 3, -2, 10 }, (position, k) => (position, k))
            .SelectMany(_ => new[] { 1, 0.1, Math.PI / 8 }, (c, theta) => (c.position, c.k, theta)),
        Expected = c => ShiftBlock(c.K * c.Theta),
        Describe = c => $"position {c.Position}, k {c.K}, theta {Format.Number(c.Theta)}",
        Compare = Answers.Matrix(),
        Slips =
        [
            new("the minus sign stands above: that matrix moves on the order (cos, sin), and takes (sin, cos) back by k.", c => ShiftBlock(-c.K * c.Theta)),
            new("the angle is k; a pair turns by its frequency at each step, so by kθ.", c => ShiftBlock(c.K)),
            new("the angle is θ, one step; k steps turn by kθ.", c => ShiftBlock(c.Theta)),
            new("the matrix depends on p: its angle is (p + k)θ. It must be the same for every position, so use kθ.", c => ShiftBlock((c.Position + c.K) * c.Theta)),
            new("the matrix depends on p: its angle is pθ. The position is not needed; use kθ.", c => ShiftBlock(c.Position * c.Theta)),
            new("sine and cosine have changed places; for k = 0 the matrix must be ones on the diagonal.", c => ShiftBlock((Math.PI / 2) - (c.K * c.Theta))),
            new("the minus sign is missing; with it every step keeps the length.", c => ShiftEntries(c.K * c.Theta, 1, 1)),
            new("both sines are negative; the minus sign stands below only.", c => ShiftEntries(c.K * c.Theta, -1, -1)),
            new("the angle is taken for degrees; `Math.Sin` takes radians, and kθ is in radians already.", c => ShiftBlock(c.K * c.Theta * Math.PI / 180)),
        ],
    };

    internal static readonly Exercise<(double[] Code, int K, double Base), double[]> ShiftCodeExercise = new()
    {
        Cases = () => new[] { 0, 2, 40 }.SelectMany(_ => s_codeMoves, (position, move) => (new SinusoidalEncoding(move.Dim, move.Base).Encode(position), move.K, move.Base)),
        Expected = c => MovedCode(c, i => Math.Pow(c.Base, -2.0 * i / c.Code.Length)),
        Describe = c => $"a code of {c.Code.Length} numbers, k {c.K}, thetaBase {Format.Number(c.Base, "N0")}",
        Compare = Answers.Numbers(),
        Slips =
        [
            new("this moves back by k; for (sin, cos) the minus sign stands in the cosine's row.", c => MovedCode((c.Code, -c.K, c.Base), i => Math.Pow(c.Base, -2.0 * i / c.Code.Length))),
            new("the sine is overwritten before the cosine has read it; keep both or write into a new array.", OverwrittenCode),
            new("every pair turns by k, as if all θ_i were 1; pair i turns by k·θ_i, and `2 * i / d` in whole numbers is 0, so write 2.0.", c => MovedCode(c, _ => 1)),
            new("every pair turns by one step; k is not used.", c => MovedCode((c.Code, 1, c.Base), i => Math.Pow(c.Base, -2.0 * i / c.Code.Length))),
            new("the 2 is missing: θ_i is b^(−2i/d).", c => MovedCode(c, i => Math.Pow(c.Base, -1.0 * i / c.Code.Length))),
            new("the 2 is there twice: a loop over columns in steps of 2 already holds it.", c => MovedCode(c, i => Math.Pow(c.Base, -4.0 * i / c.Code.Length))),
            new("the power multiplies; θ_i is 1 divided by it.", c => MovedCode(c, i => Math.Pow(c.Base, 2.0 * i / c.Code.Length))),
            new("columns i and i + d/2 are paired; here the pairs are columns 2i and 2i + 1.", MovedHalves),
            new("the code is returned as it came.", c => c.Code),
        ],
    };

    /// <summary>Checks a function that returns the matrix that moves a pair on by k, <c>[[cos kθ, sin kθ], [−sin kθ, cos kθ]]</c>.</summary>
    /// <param name="answer">From the position p, the offset k and the frequency θ to the matrix for <c>(sin pθ, cos pθ)</c>, [2, 2].</param>
    /// <returns>How it stands over three positions, four offsets and three frequencies.</returns>
    public static CheckResult ShiftPair(Func<int, int, double, Matrix<double>> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return ShiftPairExercise.Check(c => answer(c.Position, c.K, c.Theta));
    }

    /// <summary>Checks a function that moves a whole interleaved code on by k without building a matrix.</summary>
    /// <param name="answer">From the code, <c>[d]</c> with sine and cosine in turn, the offset k and the base b to the code of the position k further on.</param>
    /// <returns>How it stands over nine codes of three shapes.</returns>
    public static CheckResult ShiftCode(Func<double[], int, double, double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return ShiftCodeExercise.Check(c => answer(c.Code, c.K, c.Base));
    }

    private static Matrix<double> ShiftBlock(double angle) => ShiftEntries(angle, 1, -1);

    private static Matrix<double> ShiftEntries(double angle, int above, int below)
    {
        (double sin, double cos) = Math.SinCos(angle);
        return Matrix<double>.Build.DenseOfRowMajor(2, 2, [cos, above * sin, below * sin, cos]);
    }

    private static double[] MovedCode((double[] Code, int K, double Base) c, Func<int, double> theta)
    {
        var moved = new double[c.Code.Length];
        for (int i = 0; i < moved.Length / 2; i++)
            (moved[2 * i], moved[(2 * i) + 1]) = TurnedPair(c.Code[2 * i], c.Code[(2 * i) + 1], c.K * theta(i));
        return moved;
    }

    private static (double Sine, double Cosine) TurnedPair(double sine, double cosine, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        return ((cos * sine) + (sin * cosine), (cos * cosine) - (sin * sine));
    }

    private static double[] OverwrittenCode((double[] Code, int K, double Base) c)
    {
        for (int i = 0; i < c.Code.Length / 2; i++)
        {
            double angle = c.K * Math.Pow(c.Base, -2.0 * i / c.Code.Length);
            c.Code[2 * i] = TurnedPair(c.Code[2 * i], c.Code[(2 * i) + 1], angle).Sine;
            c.Code[(2 * i) + 1] = TurnedPair(c.Code[2 * i], c.Code[(2 * i) + 1], angle).Cosine;
        }

        return c.Code;
    }

    private static double[] MovedHalves((double[] Code, int K, double Base) c)
    {
        int half = c.Code.Length / 2;
        var moved = new double[c.Code.Length];
        for (int i = 0; i < half; i++)
            (moved[i], moved[i + half]) = TurnedPair(c.Code[i], c.Code[i + half], c.K * Math.Pow(c.Base, -2.0 * i / c.Code.Length));
        return moved;
    }
}
