using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Turns each pair of coordinates by an angle that grows with the position: <c>(a, b) → (a·cos mθ_i − b·sin mθ_i, a·sin mθ_i + b·cos mθ_i)</c>.</summary>
/// <remarks>
/// Su et al. 2021, "RoFormer", section 3.2.2. A positive position turns counter-clockwise, so <c>(1, 0)</c> at position 1 becomes
/// <c>(cos 1, +sin 1)</c> in pair 0. It works on one head (not the whole hidden vector), on queries and keys (not values).
/// With a partial rotation the first <c>rotaryDim</c> coordinates turn, the exponent's denominator is <c>rotaryDim</c>, and the rest stays as it is.
/// Overloads in double read like the formula; overloads in float are fast.
/// </remarks>
public sealed partial class RotaryEmbedding
{
    private readonly double[] _frequencies;

    /// <summary>Chooses the shape of the rotation.</summary>
    /// <param name="headDim">Number of coordinates of one head; even, at least 2.</param>
    /// <param name="layout">Which coordinates form a pair.</param>
    /// <param name="thetaBase">The base <c>b</c> in <c>θ_i = b^(−2i/rotaryDim)</c>; finite, at least 1.</param>
    /// <param name="rotaryDim">Number of coordinates that turn; even, from 2 to <paramref name="headDim"/>. All of them when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public RotaryEmbedding(int headDim, PairLayout layout, double thetaBase = RopeCourse.ThetaBase.Default, int? rotaryDim = null)
    {
        HeadDim = Rule.Even(headDim);
        Layout = Rule.Defined(layout);
        ThetaBase = Rule.Base(thetaBase);
        RotaryDim = Rule.EvenUpTo(headDim, rotaryDim ?? headDim, nameof(rotaryDim));
        _frequencies = RopeCourse.InverseFrequencies.Compute(RotaryDim, thetaBase);
    }

    /// <summary>Gets the number of coordinates of one head.</summary>
    public int HeadDim { get; }

    /// <summary>Gets the number of coordinates that turn.</summary>
    public int RotaryDim { get; }

    /// <summary>Gets which coordinates form a pair.</summary>
    public PairLayout Layout { get; }

    /// <summary>Gets the base <c>b</c>.</summary>
    public double ThetaBase { get; }

    /// <summary>Gets a copy of <c>θ_i</c>, <c>[RotaryDim/2]</c>, in radians a position.</summary>
    public double[] InverseFrequencies => [.. _frequencies];

    /// <summary>Gives the two coordinates that turn together: <c>(2i, 2i+1)</c> or <c>(i, i + RotaryDim/2)</c>.</summary>
    /// <param name="pair">The pair index <c>i</c>, from 0 to <c>RotaryDim/2 − 1</c>.</param>
    /// <returns>The coordinates <c>a</c> and <c>b</c> of the formula.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pair.</exception>
    public (int First, int Second) Pair(int pair)
    {
        Rule.Between(0, RotaryDim / 2 - 1, pair);
        return Pairs.Of(Layout, RotaryDim, pair);
    }

    /// <summary>Rotates one vector, as the paper writes it.</summary>
    /// <param name="vector"><c>[HeadDim]</c>, finite numbers.</param>
    /// <param name="position">The position <c>m</c>; any finite number. A negative one turns back.</param>
    /// <returns>A new vector, <c>[HeadDim]</c>, of the same length (norm).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="vector"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another size or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is not finite.</exception>
    public double[] Rotate(double[] vector, double position)
    {
        ArgumentNullException.ThrowIfNull(vector);
        Rule.Length(HeadDim, vector.Length, nameof(vector));
        Rule.Coordinates(vector);
        Rule.Finite(position);
        return Pairs.Turn(vector, Layout, Angles(position));
    }

    /// <summary>Rotates the rows of a matrix at consecutive positions: row <c>t</c> at <c>startPosition + t</c>.</summary>
    /// <param name="rows"><c>[tokens, HeadDim]</c>, finite numbers.</param>
    /// <param name="startPosition">The position of row 0, at least 0; with a key-value cache, the number of tokens already in it.</param>
    /// <returns>A new matrix, <c>[tokens, HeadDim]</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="rows"/> has another width or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startPosition"/> is negative.</exception>
    public Matrix<double> Rotate(Matrix<double> rows, int startPosition = 0)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Rule.AtLeast(0, startPosition);
        return RotateRows(rows, row => (double)startPosition + row);
    }

    /// <summary>Rotates each row of a matrix at a position of its own.</summary>
    /// <param name="rows"><c>[tokens, HeadDim]</c>, finite numbers.</param>
    /// <param name="positions"><c>[tokens]</c>; any integers. Equal negative ones shift cached keys back, for <c>R_(m+Δ) = R_Δ·R_m</c>.</param>
    /// <returns>A new matrix, <c>[tokens, HeadDim]</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="rows"/> has another width or holds a number that is not finite, or <paramref name="positions"/> has another length.</exception>
    public Matrix<double> Rotate(Matrix<double> rows, int[] positions)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(positions);
        Rule.Length(rows.RowCount, positions.Length, nameof(positions));
        return RotateRows(rows, row => positions[row]);
    }

    /// <summary>Builds the rotation as a block-diagonal matrix: <c>Matrix(m)·x = Rotate(x, m)</c>. To look at, not to multiply with.</summary>
    /// <param name="position">The position <c>m</c>; any integer.</param>
    /// <returns><c>[HeadDim, HeadDim]</c>; on the coordinates <c>(a, b)</c> of pair <c>i</c> it is <c>[[cos mθ_i, −sin mθ_i], [sin mθ_i, cos mθ_i]]</c>, elsewhere the identity.</returns>
    public Matrix<double> Matrix(int position)
    {
        Matrix<double> rotation = Matrix<double>.Build.DenseIdentity(HeadDim);
        for (int i = 0; i < RotaryDim / 2; i++)
        {
            (int a, int b) = Pair(i);
            (double sin, double cos) = Math.SinCos(position * _frequencies[i]);
            rotation[a, a] = cos;
            rotation[a, b] = -sin;
            rotation[b, a] = sin;
            rotation[b, b] = cos;
        }

        return rotation;
    }

    private double[] Angles(double position) => [.. _frequencies.Select(theta => position * theta)];

    private Matrix<double> RotateRows(Matrix<double> rows, Func<int, double> position)
    {
        Rule.Columns(HeadDim, rows);
        Rule.Coordinates(rows);
        return Matrix<double>.Build.DenseOfRowArrays(
            Enumerable.Range(0, rows.RowCount).Select(row => Rotate(rows.Row(row).ToArray(), position(row))));
    }
}
