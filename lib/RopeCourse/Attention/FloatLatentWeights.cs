using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Holds <see cref="LatentAttentionWeights"/> as floats, row after row; each row of a matrix makes one number. What is null there is empty here.</summary>
internal sealed class FloatLatentWeights(LatentAttentionWeights weights)
{
    internal float[] QueryDown { get; } = Rows(weights.QueryDown);

    internal float[] QueryNorm { get; } = Floats(weights.QueryNorm);

    internal float[] QueryUp { get; } = Rows(weights.QueryUp);

    internal float[] QueryRotary { get; } = Rows(weights.QueryRotary);

    internal float[] LatentDown { get; } = Rows(weights.LatentDown);

    internal float[] LatentNorm { get; } = Floats(weights.LatentNorm);

    internal float[] KeyRotary { get; } = Rows(weights.KeyRotary);

    internal float[] KeyUp { get; } = Rows(weights.KeyUp);

    internal float[] ValueUp { get; } = Rows(weights.ValueUp);

    internal float[] Output { get; } = Rows(weights.Output);

    /// <summary>Computes <c>y = W·x</c>.</summary>
    internal static void Times(ReadOnlySpan<float> matrix, ReadOnlySpan<float> x, Span<float> y) => RowKernels.Dot(x, matrix, x.Length, factor: 1, y);

    private static float[] Rows(Matrix<double>? matrix) => Floats(matrix?.ToRowMajorArray());

    private static float[] Floats(double[]? numbers)
    {
        var floats = new float[numbers?.Length ?? 0];
        TensorPrimitives.ConvertTruncating<double, float>(numbers, floats);
        return floats;
    }
}
