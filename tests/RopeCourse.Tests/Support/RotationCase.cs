using FsCheck;
using FsCheck.Fluent;

namespace RopeCourse.Tests;

/// <summary>One random rotation: any size, pairing, base and share of rotating coordinates, two vectors and three positions.</summary>
public sealed record RotationCase(int HeadDim, int RotaryDim, PairLayout Layout, double ThetaBase, int Seed, int M, int N, int Shift)
{
    public RotaryEmbedding Rotary { get; } = new(HeadDim, Layout, ThetaBase, RotaryDim);

    public double[] Query { get; } = Sample.Doubles(HeadDim, Seed);

    public double[] Key { get; } = Sample.Doubles(HeadDim, Seed + 1);

    /// <summary>The largest position that a property of this case can reach, for the tolerance.</summary>
    public double Reach => M + N + Shift;

    /// <summary>A sum of as many products as there are coordinates, each of them as exact as a rotated coordinate.</summary>
    public double Tolerance => HeadDim * Tolerances.Rotation(Reach);
}

/// <summary>Tells FsCheck how to make the cases.</summary>
public static class Cases
{
    /// <summary>Sizes up to 128, positions up to 100,000.</summary>
    public static Arbitrary<RotationCase> Rotations() => Arb.From(
        from half in Gen.Choose(1, 64)
        from rotaryHalf in Gen.Choose(1, half)
        from layout in Gen.Elements(PairLayout.Interleaved, PairLayout.SplitHalves)
        from thetaBase in Gen.Elements(1.0, 100.0, ThetaBase.Default, ThetaBase.Llama3, ThetaBase.CodeLlama)
        from seed in Gen.Choose(0, 1_000_000)
        from m in Gen.Choose(0, 100_000)
        from n in Gen.Choose(0, 100_000)
        from shift in Gen.Choose(0, 100_000)
        select new RotationCase(2 * half, 2 * rotaryHalf, layout, thetaBase, seed, m, n, shift));
}
