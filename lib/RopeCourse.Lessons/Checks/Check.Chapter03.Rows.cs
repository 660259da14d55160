namespace RopeCourse.Lessons;

// Chapter 03, Smooth bits: whole rows of the table and the order of their columns.
public static partial class Check
{
    internal static readonly Exercise<(int Position, int Dim, double Base), double[]> SinusoidalRowExercise = new()
    {
        Cases = () => new[] { 0, 1, 2, 7, 40 }.SelectMany(_ => new[] { (4, 100.0), (8, 10_000), (12, 64) }, (position, shape) => (position, shape.Item1, shape.Item2)),
        Expected = c => Row(c, i => -2.0 * i / c.Dim),
        Describe = c => $"position {c.Position}, modelDim {c.Dim}, thetaBase {Format.Number(c.Base, "N0")}",
        Compare = Answers.Numbers(),
        Slips =
        [
            new("sine and cosine are swapped; the sine stands in the even columns.", c => Swapped(Row(c, i => -2.0 * i / c.Dim))),
            new("all sines come first, then all cosines; here they alternate: columns 2i and 2i + 1.", c => Concatenated(Row(c, i => -2.0 * i / c.Dim))),
            new("the 2 is there twice: a loop over columns in steps of 2 already holds it.", c => Row(c, i => -4.0 * i / c.Dim)),
            new("the cosine has an exponent of its own; sine and cosine of one index share it.", c => Row(c, i => -2.0 * i / c.Dim, i => -((2.0 * i) + 1) / c.Dim)),
            new("each column has an exponent of its own, and the 2 is there twice; columns 2i and 2i + 1 share 2i/d.", c => Row(c, i => -4.0 * i / c.Dim, i => -((4.0 * i) + 2) / c.Dim)),
            new("the exponent is an integer division and gives 0, so all waves are alike; write 2.0.", c => Row(c, _ => 0)),
            new("the index is counted from 1; the first wave has the exponent 0.", c => Row(c, i => -2.0 * (i + 1) / c.Dim)),
            new("the position is multiplied by the power; a high index must be slow, so divide.", c => Row(c, i => 2.0 * i / c.Dim)),
            new("the 2 is missing: the exponent is 2i/d, not i/d.", c => Row(c, i => -1.0 * i / c.Dim)),
            new("both columns of an index hold the sine; the second is the cosine.", c => [.. Row(c, i => -2.0 * i / c.Dim).Select((_, column) => Row(c, i => -2.0 * i / c.Dim)[column / 2 * 2])]),
            new("the angle is taken for degrees; `Math.Sin` takes radians, and p / b^(2i/d) is in radians already.", c => Row(c, i => -2.0 * i / c.Dim, unit: Math.PI / 180)),
        ],
    };

    internal static readonly Exercise<double[], double[]> ToInterleavedExercise = new()
    {
        Cases = () => new[] { 4, 6, 8, 12 }.Select(dim => Enumerable.Range(0, dim).Select(column => (double)column).ToArray()),
        Expected = Interleaved,
        Describe = row => $"the row {Format.Numbers(row)}",
        Compare = Answers.Numbers(),
        Slips =
        [
            new("this goes the other way, from alternating to sines first.", Concatenated),
            new("the cosines come before their sines; column 2i takes the sine.", row => Swapped(Interleaved(row))),
            new("the row is returned as it came; its columns must move.", row => row),
            new("the row is overwritten while it is still read; write into a new array.", Overwritten),
            new("columns 2i and 2i + 1 both take a neighbour; the cosine of sine i stands half a row away, at i + d/2.",
                row => [.. row.Select((_, column) => row[(column / 2) + (column % 2)])]),
        ],
    };

    /// <summary>Checks a function that encodes a position, <c>sin(p/b^(2i/d))</c> in column 2i and <c>cos(p/b^(2i/d))</c> in column 2i + 1.</summary>
    /// <param name="answer">From the position p, the model dimension d and the base b to a row of d numbers.</param>
    /// <returns>How it stands over five positions and three shapes.</returns>
    public static CheckResult SinusoidalRow(Func<int, int, double, double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return SinusoidalRowExercise.Check(c => answer(c.Position, c.Dim, c.Base));
    }

    /// <summary>Checks a function that moves the columns of a row from sines first to sine and cosine in turn.</summary>
    /// <param name="answer">From a row with the sines in its first half and the cosines in its second to a row of the same numbers, alternating.</param>
    /// <returns>How it stands over rows of four lengths.</returns>
    public static CheckResult ToInterleaved(Func<double[], double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return ToInterleavedExercise.Check(answer);
    }

    private static double[] Row((int Position, int Dim, double Base) c, Func<int, double> exponent, Func<int, double>? cosineExponent = null, double unit = 1)
    {
        double Angle(double power) => unit * c.Position * Math.Pow(c.Base, power);
        return [.. Enumerable.Range(0, c.Dim / 2).SelectMany(i =>
            new[] { Math.Sin(Angle(exponent(i))), Math.Cos(Angle((cosineExponent ?? exponent)(i))) })];
    }

    private static double[] Interleaved(double[] row) => [.. PairPermutation.ToInterleaved(row.Length).Select(column => row[column])];

    private static double[] Concatenated(double[] row) => [.. PairPermutation.ToSplitHalves(row.Length).Select(column => row[column])];

    private static double[] Swapped(double[] row) => [.. row.Select((_, column) => row[column ^ 1])];

    private static double[] Overwritten(double[] row)
    {
        for (int i = 0; i < row.Length / 2; i++)
            (row[2 * i], row[(2 * i) + 1]) = (row[i], row[i + (row.Length / 2)]);
        return row;
    }
}
