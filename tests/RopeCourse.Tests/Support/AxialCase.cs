namespace RopeCourse.Tests;

/// <summary>One random rotation by rows and columns: any axes, any frequencies, two vectors, two places and a shift.</summary>
public sealed record AxialCase(
    PairLayout Layout, int[] AxisOfPair, int Seed, (int Row, int Column) M, (int Row, int Column) N, (int Row, int Column) Shift)
{
    // Up to 16 radians a patch: the fastest published ones are near 5·π.
    private const double Fastest = 16;

    public int HeadDim => 2 * AxisOfPair.Length;

    public double[] Query => Sample.Doubles(HeadDim, Seed);

    public double[] Key => Sample.Doubles(HeadDim, Seed + 1);

    public AxialRotaryEmbedding Rotary => new(Layout, AxisOfPair, [.. Sample.Doubles(AxisOfPair.Length, Seed + 2).Select(value => value * Fastest / 2)]);

    public double Tolerance => HeadDim * Tolerances.Rotation(Fastest * (M.Row + M.Column + N.Row + N.Column + Shift.Row + Shift.Column));
}
