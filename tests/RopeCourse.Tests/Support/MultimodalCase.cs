namespace RopeCourse.Tests;

/// <summary>One random rotation by time, height and width.</summary>
public sealed record MultimodalCase(
    PairLayout Layout, (int Temporal, int Height, int Width) Sections, bool Interleaved, double ThetaBase, int Seed, int[] M, int[] N, int[] Shift)
{
    public int HeadDim => 2 * (Sections.Temporal + Sections.Height + Sections.Width);

    public double[] Query => Sample.Doubles(HeadDim, Seed);

    public double[] Key => Sample.Doubles(HeadDim, Seed + 1);

    public MultimodalRotaryEmbedding Rotary => new(HeadDim, Layout, Sections, Interleaved, ThetaBase);

    public double Tolerance => HeadDim * Tolerances.Rotation(M.Max() + N.Max() + Shift.Max());
}
