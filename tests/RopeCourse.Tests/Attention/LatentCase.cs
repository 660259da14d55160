using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>One random latent attention and a text for it, with and without compressed queries.</summary>
public sealed record LatentCase(LatentAttentionShape Shape, PairLayout Layout, double Multiplier, int Tokens, int Cut, int Shift, int Seed)
{
    public MultiHeadLatentAttention Module { get; } = new(
        Shape, LatentAttentionWeights.Random(Shape, Seed) with { LatentNorm = Sample.Doubles(Shape.KvLoraRank, Seed + 1) },
        new RotaryEmbedding(Shape.RopeDim, Layout), Multiplier);

    public Matrix<double> X { get; } = Sample.Matrix(Tokens, Shape.ModelDim, Seed + 2);

    /// <summary>Every coordinate of a score is as exact as a rotated one, and outputs and weights move with the scores.</summary>
    public double ShiftTolerance => Shape.HeadDim * Tolerances.Rotation(Tokens + Shift);
}
