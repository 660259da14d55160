using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>One random attention module and a text for it: 4, 6 or 8 heads of any width, any pairing and base, a place to cut the text and a shift.</summary>
public sealed record AttentionCase(
    int Heads, int HeadDim, int ValueDim, int ModelDim, PairLayout Layout, double ThetaBase, int Tokens, int Cut, int Shift, int Seed)
{
    public RotaryEmbedding Rotary { get; } = new(HeadDim, Layout, ThetaBase);

    public Matrix<double> X { get; } = Sample.Matrix(Tokens, ModelDim, Seed);

    /// <summary>Multi-head, grouped-query and multi-query attention.</summary>
    public IEnumerable<int> KeyHeads => [Heads, Heads / 2, 1];

    /// <summary>Every coordinate of a score is as exact as a rotated one, and outputs and weights move with the scores.</summary>
    public double ShiftTolerance => HeadDim * Tolerances.Rotation(Tokens + Shift);

    public MultiHeadAttention Module(int keyHeads) => new(Projections(keyHeads), Heads, keyHeads, Rotary);

    public AttentionProjections Projections(int keyHeads) => new()
    {
        Query = Weights(Heads * HeadDim, ModelDim, Seed + 1),
        Key = Weights(keyHeads * HeadDim, ModelDim, Seed + 2),
        Value = Weights(keyHeads * ValueDim, ModelDim, Seed + 3),
        Output = Weights(ModelDim, Heads * ValueDim, Seed + 4),
    };

    private static Matrix<double> Weights(int rows, int columns, int seed) => Sample.Matrix(rows, columns, seed) / Math.Sqrt(columns);
}
