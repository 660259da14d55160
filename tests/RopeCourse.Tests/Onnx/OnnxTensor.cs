using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace RopeCourse.Tests;

/// <summary>Holds what goes into a model: floats or longs, and the size of each axis.</summary>
internal sealed record OnnxTensor(Array Data, params long[] Shape)
{
    /// <summary>Hands over the cosines of a cache, <c>[positions, rotaryDim/2]</c>.</summary>
    public static OnnxTensor Cos(RotaryCache cache) => Table(cache, cache.Cos);

    /// <summary>Hands over the sines of a cache, <c>[positions, rotaryDim/2]</c>.</summary>
    public static OnnxTensor Sin(RotaryCache cache) => Table(cache, cache.Sin);

    /// <summary>Hands over a position for each token, <c>[batch, token]</c>.</summary>
    public static OnnxTensor Positions(params int[][] positions) =>
        new(positions.SelectMany(ids => ids).Select(id => (long)id).ToArray(), positions.Length, positions[0].Length);

    /// <summary>Declares an input of exactly this type and shape.</summary>
    public OnnxValue Declare(string name)
    {
        OnnxValue.Element type = Data switch
        {
            float[] => OnnxValue.Element.Float,
            _ => OnnxValue.Element.Int64,
        };
        return new OnnxValue(name, type, [.. Shape.Select(size => size.ToString(CultureInfo.InvariantCulture))]);
    }

    public OrtValue ToOrtValue() => Data switch
    {
        float[] numbers => OrtValue.CreateTensorValueFromMemory(numbers, Shape),
        long[] numbers => OrtValue.CreateTensorValueFromMemory(numbers, Shape),
        _ => throw new ArgumentException($"Data is {Data.GetType().Name}; it must be float[] or long[].", nameof(Data)),
    };

    private static OnnxTensor Table(RotaryCache cache, Func<int, ReadOnlySpan<float>> row)
    {
        var values = new float[cache.Positions * cache.PairCount];
        for (int p = 0; p < cache.Positions; p++)
            row(p).CopyTo(values.AsSpan(p * cache.PairCount));
        return new OnnxTensor(values, cache.Positions, cache.PairCount);
    }
}
