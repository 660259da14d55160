using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Rotates, and lets the score fade with the distance: pair <c>i</c> of a query is multiplied by <c>ζ_i^(m/B)</c>, that of a key divided by <c>ζ_i^(n/B)</c>.</summary>
/// <remarks>
/// Sun et al. 2022, "A Length-Extrapolatable Transformer", with the constants of torchscale: <c>ζ_i = (2i/d + γ)/(1 + γ)</c>, <c>γ = 0.4</c>,
/// <c>B = 512</c>. In the score of a query at <c>m</c> and a key at <c>n</c> pair <c>i</c> weighs <c>ζ_i^((m−n)/B)</c>: it depends on the distance alone,
/// falls into the past, the faster the lower <c>i</c>, and rises into the future, so the scheme is for causal attention.
/// The scale is counted from a centre where it is 1, so that neither end of the text has huge or tiny vectors; every score stays as it is, as
/// long as queries and keys have the same centre. The angle is counted from 0. torchscale's centre is <c>−⌊−L/2⌋</c> (Python's <c>-L//2</c> rounds down), and
/// so is ours; rotary-embedding-torch takes <c>⌊L/2⌋</c>, one less for odd <c>L</c>: other vectors, the same scores. The centre moves with the
/// length, so keys must be cached before this step, not after it.
/// </remarks>
public sealed class XPos
{
    private readonly double[] _zeta;

    /// <summary>Puts the scale on top of a rotation.</summary>
    /// <param name="rotary">The rotation; coordinates that do not turn are not scaled either, and <c>d</c> is its <c>RotaryDim</c>.</param>
    /// <param name="scaleBase">The number of positions <c>B</c> over which pair <c>i</c> fades to <c>ζ_i</c>; finite, above 0.</param>
    /// <param name="gamma">The constant <c>γ</c>: the larger, the weaker the fading; finite, above 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rotary"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number breaks its rule.</exception>
    public XPos(RotaryEmbedding rotary, double scaleBase = 512, double gamma = 0.4)
    {
        ArgumentNullException.ThrowIfNull(rotary);
        Rotary = rotary;
        ScaleBase = Rule.Positive(scaleBase);
        Gamma = Rule.Positive(gamma);
        _zeta = new double[rotary.RotaryDim / 2];
        for (int i = 0; i < _zeta.Length; i++)
            _zeta[i] = (2.0 * i / rotary.RotaryDim + gamma) / (1 + gamma);
    }

    /// <summary>Gets the rotation.</summary>
    public RotaryEmbedding Rotary { get; }

    /// <summary>Gets the number of positions <c>B</c>.</summary>
    public double ScaleBase { get; }

    /// <summary>Gets the constant <c>γ</c>.</summary>
    public double Gamma { get; }

    /// <summary>Gets a copy of <c>ζ_i</c>, <c>[RotaryDim/2]</c>, rising, between 0 and 1.</summary>
    public double[] Zeta => [.. _zeta];

    /// <summary>Computes the position that torchscale gives scale 1: <c>−⌊−L/2⌋</c>, half the length, rounded up.</summary>
    /// <param name="length">The number of tokens <c>L</c>, cached ones included; at least 1.</param>
    /// <returns>The centre, a position.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is below 1.</exception>
    public static double Centre(int length) => HalfUp(Rule.AtLeast(1, length));

    /// <summary>Computes the scale of each pair: <c>ζ_i^(p/B)</c>, for queries; for keys it divides.</summary>
    /// <param name="position">The position <c>p</c>, counted from the centre; finite.</param>
    /// <returns><c>[RotaryDim/2]</c>; above 1 before the centre, below 1 after it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is not finite, or so far away that a scale is 0 or infinite in double.</exception>
    public double[] Scales(double position) => ScalesAt(Rule.Finite(position), centre: 0, sign: 1);

    /// <summary>Rotates one query and multiplies pair <c>i</c> by <c>ζ_i^((m − centre)/B)</c>.</summary>
    /// <param name="vector"><c>[HeadDim]</c>, finite numbers.</param>
    /// <param name="position">The position <c>m</c>; any finite number.</param>
    /// <param name="centre">The position with scale 1; finite, and the same for all queries and keys.</param>
    /// <returns>A new vector, <c>[HeadDim]</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="vector"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another size or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is not finite, or too far from the centre.</exception>
    public double[] RotateQuery(double[] vector, double position, double centre = 0) =>
        Rotate(vector, position, centre, sign: 1);

    /// <summary>Rotates one key and divides pair <c>i</c> by <c>ζ_i^((n − centre)/B)</c>.</summary>
    /// <param name="vector"><c>[HeadDim]</c>, finite numbers.</param>
    /// <param name="position">The position <c>n</c>; any finite number.</param>
    /// <param name="centre">The position with scale 1; finite, and the same for all queries and keys.</param>
    /// <returns>A new vector, <c>[HeadDim]</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="vector"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another size or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is not finite, or too far from the centre.</exception>
    public double[] RotateKey(double[] vector, double position, double centre = 0) =>
        Rotate(vector, position, centre, sign: -1);

    /// <summary>Rotates and scales queries at consecutive positions, centred on half of all tokens.</summary>
    /// <param name="rows"><c>[queries, HeadDim]</c>, finite numbers; the last tokens, so <c>L</c> is <paramref name="startPosition"/> and these.</param>
    /// <param name="startPosition">The position of row 0, at least 0; with a key-value cache, the number of tokens already in it.</param>
    /// <returns>A new matrix, <c>[queries, HeadDim]</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="rows"/> has another width or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startPosition"/> is negative, or a row is too far from the centre.</exception>
    public Matrix<double> RotateQueries(Matrix<double> rows, int startPosition = 0) => Rows(rows, startPosition, RotateQuery);

    /// <summary>Rotates and scales keys at consecutive positions, centred on half of all tokens.</summary>
    /// <param name="rows"><c>[keys, HeadDim]</c>, finite numbers; the last tokens, so <c>L</c> is <paramref name="startPosition"/> and these.</param>
    /// <param name="startPosition">The position of row 0, at least 0.</param>
    /// <returns>A new matrix, <c>[keys, HeadDim]</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="rows"/> has another width or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startPosition"/> is negative, or a row is too far from the centre.</exception>
    public Matrix<double> RotateKeys(Matrix<double> rows, int startPosition = 0) => Rows(rows, startPosition, RotateKey);

    private double[] Rotate(double[] vector, double position, double centre, int sign)
    {
        double[] rotated = Rotary.Rotate(vector, position);
        double[] scales = ScalesAt(position, Rule.Finite(centre), sign);
        for (int i = 0; i < scales.Length; i++)
        {
            (int a, int b) = Rotary.Pair(i);
            rotated[a] *= scales[i];
            rotated[b] *= scales[i];
        }

        return rotated;
    }

    private double[] ScalesAt(double position, double centre, int sign) =>
        [.. _zeta.Select(zeta => Rule.Scale(Math.Pow(zeta, sign * (position - centre) / ScaleBase), position, nameof(position)))];

    private Matrix<double> Rows(Matrix<double> rows, int startPosition, Func<double[], double, double, double[]> rotate)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Rule.AtLeast(0, startPosition);
        Rule.Columns(Rotary.HeadDim, rows);
        Rule.Coordinates(rows);
        double centre = HalfUp((double)startPosition + rows.RowCount);
        return Matrix<double>.Build.DenseOfRowArrays(Enumerable.Range(0, rows.RowCount)
            .Select(row => rotate(rows.Row(row).ToArray(), (double)startPosition + row, centre)));
    }

    private static double HalfUp(double length) => Math.Ceiling(length / 2);
}
