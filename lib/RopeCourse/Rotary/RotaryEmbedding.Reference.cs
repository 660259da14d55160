using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <content>The half that reads like the paper: double, index loops, matrices.</content>
public sealed partial class RotaryEmbedding
{
    /// <summary>Rotates one vector, as the paper writes it.</summary>
    /// <param name="vector"><c>[HeadDim]</c>, finite numbers.</param>
    /// <param name="position">The position <c>m</c>; any finite number. A negative one turns back.</param>
    /// <returns>A new vector, <c>[HeadDim]</c>, of the same length (norm) where <see cref="AttentionFactor"/> is 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="vector"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another size or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is not finite.</exception>
    public double[] Rotate(double[] vector, double position) => Turn(vector, position, AttentionFactor);

    /// <summary>Undoes <see cref="Rotate(double[], double)"/>: turns by <c>−mθ_i</c> and divides by the attention factor.</summary>
    /// <param name="vector"><c>[HeadDim]</c>, finite numbers: a vector rotated at <paramref name="position"/>.</param>
    /// <param name="position">The position <c>m</c> that the vector was rotated at; any finite number.</param>
    /// <returns>A new vector, <c>[HeadDim]</c>, the one before the rotation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="vector"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another size or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is not finite.</exception>
    public double[] RotateBack(double[] vector, double position) => Turn(vector, -position, 1 / AttentionFactor);

    /// <summary>Moves keys that are already rotated by some positions: <c>R_Δ·(R_m·k) = R_(m+Δ)·k</c>.</summary>
    /// <param name="keys"><c>[tokens, HeadDim]</c>, rotated keys; finite numbers.</param>
    /// <param name="offset">The number of positions <c>Δ</c>; negative after tokens before them were dropped.</param>
    /// <returns>A new matrix, <c>[tokens, HeadDim]</c>. The attention factor is not applied a second time.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="keys"/> has another width or holds a number that is not finite.</exception>
    public Matrix<double> Shift(Matrix<double> keys, int offset)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return TurnRows(keys, _ => offset, factor: 1, nameof(keys));
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
        return TurnRows(rows, row => (double)startPosition + row, AttentionFactor);
    }

    /// <summary>Rotates each row of a matrix at a position of its own: left padding, gaps, several sequences in one.</summary>
    /// <param name="rows"><c>[tokens, HeadDim]</c>, finite numbers.</param>
    /// <param name="positions"><c>[tokens]</c>; any integers.</param>
    /// <returns>A new matrix, <c>[tokens, HeadDim]</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="rows"/> has another width or holds a number that is not finite, or <paramref name="positions"/> has another length.</exception>
    public Matrix<double> Rotate(Matrix<double> rows, int[] positions)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(positions);
        Rule.Length(rows.RowCount, positions.Length, nameof(positions));
        return TurnRows(rows, row => positions[row], AttentionFactor);
    }

    /// <summary>Builds the rotation as a block-diagonal matrix: <c>Matrix(m)·x = Rotate(x, m)</c>. To look at, not to multiply with.</summary>
    /// <param name="position">The position <c>m</c>; any integer.</param>
    /// <returns><c>[HeadDim, HeadDim]</c>; on the coordinates <c>(a, b)</c> of pair <c>i</c> it is the attention factor times <c>[[cos mθ_i, −sin mθ_i], [sin mθ_i, cos mθ_i]]</c>, elsewhere the identity.</returns>
    public Matrix<double> Matrix(int position)
    {
        Matrix<double> rotation = Matrix<double>.Build.DenseIdentity(HeadDim);
        for (int i = 0; i < RotaryDim / 2; i++)
        {
            (int a, int b) = Pair(i);
            (double sin, double cos) = Math.SinCos(position * Frequencies[i]);
            rotation[a, a] = AttentionFactor * cos;
            rotation[a, b] = -AttentionFactor * sin;
            rotation[b, a] = AttentionFactor * sin;
            rotation[b, b] = AttentionFactor * cos;
        }

        return rotation;
    }

    private double[] Turn(double[] vector, double position, double factor)
    {
        ArgumentNullException.ThrowIfNull(vector);
        Rule.Length(HeadDim, vector.Length, nameof(vector));
        Rule.Coordinates(vector);
        Rule.Finite(position);
        var angles = new double[RotaryDim / 2];
        for (int i = 0; i < angles.Length; i++)
            angles[i] = position * Frequencies[i];
        return Pairs.Turn(vector, Layout, angles, factor);
    }

    private Matrix<double> TurnRows(Matrix<double> rows, Func<int, double> position, double factor, string name = "rows")
    {
        Rule.Columns(HeadDim, rows, name);
        Rule.Coordinates(rows, name);
        return Matrix<double>.Build.DenseOfRowArrays(
            Enumerable.Range(0, rows.RowCount).Select(row => Turn(rows.Row(row).ToArray(), position(row), factor)));
    }
}
