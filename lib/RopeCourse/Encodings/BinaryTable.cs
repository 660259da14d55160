using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Holds positions written in bits: a row a position, a column a bit, column 0 the lowest.</summary>
/// <remarks>Made by <see cref="BinaryEncoding.Table"/> and <see cref="BinaryEncoding.GrayTable"/>; never changes afterwards.</remarks>
public sealed class BinaryTable
{
    private readonly int[,] _bits;

    internal BinaryTable(int[,] bits) => _bits = bits;

    /// <summary>Gets the number of rows.</summary>
    public int Positions => _bits.GetLength(0);

    /// <summary>Gets the number of bits in a row.</summary>
    public int Width => _bits.GetLength(1);

    /// <summary>Gets one bit, 0 or 1.</summary>
    /// <param name="position">The row, from 0.</param>
    /// <param name="bit">The column, from 0 for the lowest bit.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public int this[int position, int bit] =>
        _bits[Rule.Between(0, Positions - 1, position), Rule.Between(0, Width - 1, bit)];

    /// <summary>Copies the bits of one position, lowest first.</summary>
    /// <param name="position">The row, from 0.</param>
    /// <returns><c>[Width]</c> of 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public int[] Row(int position)
    {
        Rule.Between(0, Positions - 1, position);
        return [.. Enumerable.Range(0, Width).Select(bit => _bits[position, bit])];
    }

    /// <summary>Copies one bit over all positions: a square wave.</summary>
    /// <param name="bit">The column, from 0 for the lowest bit.</param>
    /// <returns><c>[Positions]</c> of 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public int[] Column(int bit)
    {
        Rule.Between(0, Width - 1, bit);
        return [.. Enumerable.Range(0, Positions).Select(position => _bits[position, bit])];
    }

    /// <summary>Counts how often each bit changes from one position to the next: <c>Σ_p |b_i(p+1) − b_i(p)|</c>.</summary>
    /// <returns><c>[Width]</c>, lowest bit first.</returns>
    public int[] CountFlips()
    {
        var flips = new int[Width];
        for (int position = 1; position < Positions; position++)
        {
            for (int bit = 0; bit < Width; bit++)
                flips[bit] += Math.Abs(_bits[position, bit] - _bits[position - 1, bit]);
        }

        return flips;
    }

    /// <summary>Counts how many bits change at each step: <c>Σ_i |b_i(p+1) − b_i(p)|</c>, the Hamming distance of neighbours.</summary>
    /// <returns><c>[Positions − 1]</c>; element <c>p</c> is the step from <c>p</c> to <c>p + 1</c>.</returns>
    public int[] HammingSteps()
    {
        var steps = new int[Positions - 1];
        for (int position = 1; position < Positions; position++)
        {
            for (int bit = 0; bit < Width; bit++)
                steps[position - 1] += Math.Abs(_bits[position, bit] - _bits[position - 1, bit]);
        }

        return steps;
    }

    /// <summary>Copies the bits to a matrix of 0.0 and 1.0.</summary>
    /// <returns><c>[Positions, Width]</c>.</returns>
    public Matrix<double> ToMatrix() => Matrix<double>.Build.Dense(Positions, Width, (position, bit) => _bits[position, bit]);

    /// <summary>Writes a line a position, highest bit on the left, as numbers are written.</summary>
    /// <returns>Lines such as <c>5: 0101</c>.</returns>
    public override string ToString()
    {
        int digits = (Positions - 1).ToString(CultureInfo.InvariantCulture).Length;
        return string.Join('\n', Enumerable.Range(0, Positions).Select(position =>
            $"{position.ToString(CultureInfo.InvariantCulture).PadLeft(digits)}: {string.Concat(Row(position).Reverse())}"));
    }
}
