using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <content>The checks of attention modules: heads, weights, caches.</content>
internal static partial class Rule
{
    /// <summary>Checks that groups of equally many heads can share the key heads.</summary>
    internal static int KeyHeads(int heads, int keyHeads) =>
        keyHeads >= 1 && heads % keyHeads == 0 ? keyHeads : throw Broken(nameof(keyHeads), keyHeads, $"at least 1 and a divisor of {Text(heads)} heads");

    /// <summary>Counts the rows that each head has in a matrix of weights.</summary>
    internal static int RowsPerHead(int heads, Matrix<double> weights, [CallerArgumentExpression(nameof(weights))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(weights, name);
        return weights.RowCount >= heads && weights.RowCount % heads == 0 ? weights.RowCount / heads
            : throw new ArgumentException($"{name} has {Text(weights.RowCount)} rows; it must have equally many for each of {Text(heads)} heads.", name);
    }

    /// <summary>Checks a matrix that is needed: its shape, and that every number is finite.</summary>
    internal static void Shape(int rows, int columns, Matrix<double> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(values, name);
        RowCount(rows, values, name);
        Columns(columns, values, name);
        Coordinates(values, name);
    }

    internal static void Shape(int length, double[] values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(values, name);
        Length(length, values.Length, name);
        Coordinates(values, name);
    }

    /// <summary>Checks that weights which the shape has no place for are left out.</summary>
    internal static void Absent(object? weights, string reason, [CallerArgumentExpression(nameof(weights))] string name = "")
    {
        if (weights is not null)
            throw new ArgumentException($"{name} is given; it must be null, because {reason}.", name);
    }

    internal static void SomeElement(int length, string name)
    {
        if (length < 1)
            throw new ArgumentException($"{name} has {Text(length)} elements; it must have at least 1.", name);
    }

    /// <summary>Checks hidden vectors: one row a token, at least one token.</summary>
    internal static void Tokens(int modelDim, Matrix<double> x)
    {
        ArgumentNullException.ThrowIfNull(x);
        Columns(modelDim, x);
        if (x.RowCount < 1)
            throw new ArgumentException($"{nameof(x)} has {Text(x.RowCount)} rows; it must have at least 1.", nameof(x));
        Coordinates(x);
    }

    internal static void HeadDim(int headDim, RotaryEmbedding rotary)
    {
        if (rotary.HeadDim != headDim)
            throw new ArgumentException($"{nameof(rotary)} has headDim {Text(rotary.HeadDim)}; it must have {Text(headDim)}.", nameof(rotary));
    }

    internal static void CacheShape(int keyHeads, int headDim, int valueDim, KeyValueCache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        if ((cache.KeyHeads, cache.HeadDim, cache.ValueDim) != (keyHeads, headDim, valueDim))
        {
            throw new ArgumentException(
                $"{nameof(cache)} has keyHeads {Text(cache.KeyHeads)}, headDim {Text(cache.HeadDim)} and valueDim {Text(cache.ValueDim)}; it must have {Text(keyHeads)}, {Text(headDim)} and {Text(valueDim)}.",
                nameof(cache));
        }
    }

    internal static void CacheShape(int kvLoraRank, int ropeDim, LatentCache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        if ((cache.KvLoraRank, cache.RopeDim) != (kvLoraRank, ropeDim))
        {
            throw new ArgumentException(
                $"{nameof(cache)} has kvLoraRank {Text(cache.KvLoraRank)} and ropeDim {Text(cache.RopeDim)}; it must have {Text(kvLoraRank)} and {Text(ropeDim)}.",
                nameof(cache));
        }
    }

    /// <summary>Checks what is added to scores: −∞ hides a key, every other number is finite.</summary>
    internal static void Bias(int queries, int keys, Matrix<double> bias)
    {
        RowCount(queries, bias);
        Columns(keys, bias);
        for (int m = 0; m < queries; m++)
        {
            for (int n = 0; n < keys; n++)
            {
                if (double.IsNaN(bias[m, n]) || double.IsPositiveInfinity(bias[m, n]))
                    throw new ArgumentException($"{nameof(bias)}[{Text(m)}, {Text(n)}] is {Text(bias[m, n])}; it must be a finite number, or -Infinity where a key is hidden.", nameof(bias));
            }
        }
    }
}
