using System.Buffers;
using System.Numerics.Tensors;

namespace RopeCourse;

/// <summary>Turns one row that is stored as <typeparamref name="T"/>; the arithmetic is always in float.</summary>
internal interface IStoredRow<T>
{
    static abstract void Turn(PairLayout layout, ReadOnlySpan<T> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, Span<T> destination);
}

internal readonly struct SingleRow : IStoredRow<float>
{
    public static void Turn(PairLayout layout, ReadOnlySpan<float> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, Span<float> destination) =>
        RotationKernels.Rotate(layout, source, cos, sin, destination);
}

/// <summary>Widens to float, turns, and rounds back once.</summary>
internal readonly struct HalfRow : IStoredRow<Half>
{
    public static void Turn(PairLayout layout, ReadOnlySpan<Half> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, Span<Half> destination)
    {
        float[] buffer = ArrayPool<float>.Shared.Rent(source.Length);
        Span<float> row = buffer.AsSpan(0, source.Length);
        TensorPrimitives.ConvertToSingle(source, row);
        RotationKernels.Rotate(layout, row, cos, sin, row);
        TensorPrimitives.ConvertToHalf(row, destination);
        ArrayPool<float>.Shared.Return(buffer);
    }
}

/// <summary>Widens to float, turns, and rounds back once.</summary>
internal readonly struct BFloat16Row : IStoredRow<BFloat16>
{
    public static void Turn(PairLayout layout, ReadOnlySpan<BFloat16> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, Span<BFloat16> destination)
    {
        float[] buffer = ArrayPool<float>.Shared.Rent(source.Length);
        Span<float> row = buffer.AsSpan(0, source.Length);
        for (int i = 0; i < row.Length; i++)
            row[i] = source[i];
        RotationKernels.Rotate(layout, row, cos, sin, row);
        for (int i = 0; i < row.Length; i++)
            destination[i] = (BFloat16)row[i];
        ArrayPool<float>.Shared.Return(buffer);
    }
}
