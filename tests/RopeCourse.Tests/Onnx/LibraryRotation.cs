using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Rotates <c>[batch, head, token, headDim]</c> with the library, each token at a position of its own.</summary>
internal sealed record LibraryRotation(RotaryEmbedding Rotary, int Heads)
{
    /// <summary>Rotates with the fast version, a row at a time, with cos and sin from the cache.</summary>
    public float[] Fast(float[] rows, RotaryCache cache, int[][] positions)
    {
        var rotated = new float[rows.Length];
        int tokens = positions[0].Length;
        for (int row = 0; row < rows.Length / Rotary.HeadDim; row++)
        {
            int position = positions[row / (Heads * tokens)][row % tokens];
            Rotary.Rotate(rows.AsSpan(row * Rotary.HeadDim, Rotary.HeadDim), cache, position, rotated.AsSpan(row * Rotary.HeadDim, Rotary.HeadDim));
        }

        return rotated;
    }

    /// <summary>Rotates with the version that reads like the paper, in double.</summary>
    public double[] Paper(float[] rows, int[][] positions)
    {
        int tokens = positions[0].Length;
        return [.. rows.Chunk(tokens * Rotary.HeadDim).Index().SelectMany(head =>
        {
            Matrix<double> matrix = Matrix<double>.Build.DenseOfRowMajor(tokens, Rotary.HeadDim, head.Item.Select(value => (double)value));
            return Rotary.Rotate(matrix, positions[head.Index / Heads]).ToRowMajorArray();
        })];
    }
}
