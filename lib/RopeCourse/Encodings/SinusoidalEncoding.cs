using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Encodes positions as waves: <c>sin(p·θ_i)</c> and <c>cos(p·θ_i)</c> with <c>θ_i = b^(−2i/d)</c>.</summary>
/// <remarks>
/// Vaswani et al. 2017, "Attention Is All You Need", section 3.5. The pair index <c>i</c> runs up to <c>d/2</c>, the
/// position <c>p</c> up to the context length. tensor2tensor and fairseq divide by <c>d/2 − 1</c> in the exponent
/// instead of <c>d/2</c>; that is another table, not another order of this one, and is not offered here.
/// </remarks>
public sealed partial class SinusoidalEncoding
{
    private readonly double[] _frequencies;

    /// <summary>Chooses the shape of the encoding.</summary>
    /// <param name="modelDim">Number of coordinates <c>d</c>; even, at least 2.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, at least 1.</param>
    /// <param name="layout">The order of the columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public SinusoidalEncoding(int modelDim, double thetaBase = RopeCourse.ThetaBase.Default, ColumnLayout layout = ColumnLayout.Interleaved)
    {
        ModelDim = Rule.Even(modelDim);
        ThetaBase = Rule.Base(thetaBase);
        Layout = Rule.Defined(layout);
        _frequencies = RopeCourse.InverseFrequencies.Compute(modelDim, thetaBase);
    }

    /// <summary>Gets the number of coordinates <c>d</c>.</summary>
    public int ModelDim { get; }

    /// <summary>Gets the base <c>b</c>.</summary>
    public double ThetaBase { get; }

    /// <summary>Gets the order of the columns.</summary>
    public ColumnLayout Layout { get; }

    /// <summary>Gets a copy of <c>θ_i</c>, <c>[ModelDim/2]</c>, in radians a position.</summary>
    public double[] InverseFrequencies => [.. _frequencies];

    /// <summary>Gives the column that holds <c>sin(p·θ_i)</c>: <c>2i</c> or <c>i</c>.</summary>
    /// <param name="pair">The pair index <c>i</c>, from 0 to <c>ModelDim/2 − 1</c>.</param>
    /// <returns>The column, from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pair.</exception>
    public int SineColumn(int pair) => Rule.Between(0, _frequencies.Length - 1, pair) * (Layout == ColumnLayout.Interleaved ? 2 : 1);

    /// <summary>Gives the column that holds <c>cos(p·θ_i)</c>: <c>2i + 1</c> or <c>i + d/2</c>.</summary>
    /// <param name="pair">The pair index <c>i</c>, from 0 to <c>ModelDim/2 − 1</c>.</param>
    /// <returns>The column, from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pair.</exception>
    public int CosineColumn(int pair) => SineColumn(pair) + (Layout == ColumnLayout.Interleaved ? 1 : ModelDim / 2);

    /// <summary>Encodes one position as the paper writes it.</summary>
    /// <param name="position">The position <c>p</c>; any finite number, for the waves run between the integers too.</param>
    /// <returns><c>[ModelDim]</c>, each between −1 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is not finite.</exception>
    public double[] Encode(double position)
    {
        Rule.Finite(position);
        var encoding = new double[ModelDim];
        for (int i = 0; i < ModelDim / 2; i++)
        {
            double angle = position * Math.Pow(ThetaBase, -2.0 * i / ModelDim);
            encoding[SineColumn(i)] = Math.Sin(angle);
            encoding[CosineColumn(i)] = Math.Cos(angle);
        }

        return encoding;
    }

    /// <summary>Tables consecutive positions, a row each.</summary>
    /// <param name="positions">Number of rows; at least 1.</param>
    /// <param name="startPosition">The position of row 0; at least 0.</param>
    /// <returns><c>[positions, ModelDim]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public Matrix<double> Table(int positions, int startPosition = 0)
    {
        Rule.AtLeast(1, positions);
        Rule.AtLeast(0, startPosition);
        return Matrix<double>.Build.DenseOfRowArrays(
            Enumerable.Range(0, positions).Select(row => Encode((double)startPosition + row)));
    }

    /// <summary>Builds the matrix that moves an encoding on by <c>k</c> positions: <c>M_k·encoding(p) = encoding(p + k)</c>, for every <c>p</c>.</summary>
    /// <param name="offset">The number of positions <c>k</c>; any finite number.</param>
    /// <returns><c>[ModelDim, ModelDim]</c>; on the rows and columns <c>(sin, cos)</c> of pair <c>i</c> it is <c>[[cos kθ_i, sin kθ_i], [−sin kθ_i, cos kθ_i]]</c>.</returns>
    /// <remarks>The minus sign stands below because the sine comes first; in the order (cos, sin) it would stand above, as in a rotary embedding.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is not finite.</exception>
    public Matrix<double> ShiftMatrix(double offset)
    {
        Rule.Finite(offset);
        Matrix<double> shift = Matrix<double>.Build.Dense(ModelDim, ModelDim);
        for (int i = 0; i < ModelDim / 2; i++)
        {
            (double sin, double cos) = Math.SinCos(offset * _frequencies[i]);
            shift[SineColumn(i), SineColumn(i)] = cos;
            shift[SineColumn(i), CosineColumn(i)] = sin;
            shift[CosineColumn(i), SineColumn(i)] = -sin;
            shift[CosineColumn(i), CosineColumn(i)] = cos;
        }

        return shift;
    }
}
