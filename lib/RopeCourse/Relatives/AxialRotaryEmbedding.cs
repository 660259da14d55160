using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Turns some pairs by the row of an image patch and some by its column: pair <c>i</c> by <c>coordinate[axis_i]·θ_i</c>.</summary>
/// <remarks>
/// The score of two patches depends on the difference of their rows and that of their columns alone. The published variants (see the static
/// methods) are this formula with other axes, frequencies and numbers of the patches; they do not fit each other's weights.
/// Patches are tokens in row-major order: patch <c>(r, c)</c> of a grid <c>width</c> wide is token <c>r·width + c</c>.
/// </remarks>
public sealed partial class AxialRotaryEmbedding
{
    /// <summary>Gives the axis number of the row, or height.</summary>
    public const int RowAxis = 0;

    /// <summary>Gives the axis number of the column, or width.</summary>
    public const int ColumnAxis = 1;

    private readonly AxisRotation _rotation;

    /// <summary>Says for each pair which axis it follows and how fast it turns.</summary>
    /// <param name="layout">Which coordinates form a pair.</param>
    /// <param name="axisOfPair"><c>[pairs]</c>, at least one: <see cref="RowAxis"/> or <see cref="ColumnAxis"/>.</param>
    /// <param name="inverseFrequencies"><c>[pairs]</c>, <c>θ_i</c> in radians a coordinate; finite.</param>
    /// <param name="numbering">How patches are numbered in the methods for a grid.</param>
    /// <param name="hasClassToken">Whether a grid has one more token after its patches, with all angles 0.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentException">The arrays differ in length or are empty, or a frequency is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is not 0 or 1, or <paramref name="layout"/> or <paramref name="numbering"/> is unknown.</exception>
    public AxialRotaryEmbedding(
        PairLayout layout, int[] axisOfPair, double[] inverseFrequencies, PatchNumbering numbering = PatchNumbering.FromZero, bool hasClassToken = false)
    {
        ArgumentNullException.ThrowIfNull(axisOfPair);
        ArgumentNullException.ThrowIfNull(inverseFrequencies);
        Rule.Defined(layout);
        Rule.Axes(2, axisOfPair);
        Rule.Length(axisOfPair.Length, inverseFrequencies.Length, nameof(inverseFrequencies));
        Rule.Coordinates(inverseFrequencies);
        Numbering = Rule.Defined(numbering);
        HasClassToken = hasClassToken;
        _rotation = new AxisRotation(layout, [.. axisOfPair], [.. inverseFrequencies]);
    }

    /// <summary>Gets the number of coordinates of one head, two a pair.</summary>
    public int HeadDim => _rotation.HeadDim;

    /// <summary>Gets which coordinates form a pair.</summary>
    public PairLayout Layout => _rotation.Layout;

    /// <summary>Gets a copy of the axis of each pair, <c>[HeadDim/2]</c>.</summary>
    public int[] AxisOfPair => _rotation.AxisOfPair;

    /// <summary>Gets a copy of <c>θ_i</c>, <c>[HeadDim/2]</c>, in radians a coordinate.</summary>
    public double[] InverseFrequencies => _rotation.Frequencies;

    /// <summary>Gets how patches are numbered.</summary>
    public PatchNumbering Numbering { get; }

    /// <summary>Gets a value indicating whether a grid has one more token after its patches, with all angles 0.</summary>
    public bool HasClassToken { get; }

    /// <summary>Computes the coordinate of a patch along one side of the grid: <c>k</c>, <c>k + 1</c> or <c>−1 + 2k/(n − 1)</c>.</summary>
    /// <param name="patch">The patch <c>k</c>, from 0.</param>
    /// <param name="patches">Number of patches <c>n</c> along this side; at least 1.</param>
    /// <returns>The coordinate, as <see cref="Angles"/> and <see cref="Rotate"/> take it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such patch.</exception>
    public double Coordinate(int patch, int patches)
    {
        Rule.Between(0, Rule.AtLeast(1, patches) - 1, patch);
        return Numbering switch
        {
            PatchNumbering.FromZero => patch,
            PatchNumbering.FromOne => patch + 1.0,
            _ => patches == 1 ? -1 : -1 + 2.0 * patch / (patches - 1),
        };
    }

    /// <summary>Computes the angle of each pair: <c>coordinate[axis_i]·θ_i</c>.</summary>
    /// <param name="row">The coordinate of the row, counted as <see cref="Numbering"/> says; finite.</param>
    /// <param name="column">The coordinate of the column, likewise.</param>
    /// <returns><c>[HeadDim/2]</c>, in radians.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is not finite.</exception>
    public double[] Angles(double row, double column) => _rotation.Angles(Rule.Finite(row), Rule.Finite(column));

    /// <summary>Rotates one vector.</summary>
    /// <param name="vector"><c>[HeadDim]</c>, finite numbers.</param>
    /// <param name="row">The coordinate of the row, counted as <see cref="Numbering"/> says (see <see cref="Coordinate"/>); finite.</param>
    /// <param name="column">The coordinate of the column, likewise.</param>
    /// <returns>A new vector, <c>[HeadDim]</c>, of the same length (norm).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="vector"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another size or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is not finite.</exception>
    public double[] Rotate(double[] vector, double row, double column) => _rotation.Rotate(vector, Rule.Finite(row), Rule.Finite(column));

    /// <summary>Tables the angles of all tokens of a grid.</summary>
    /// <param name="height">Number of rows of patches; at least 1.</param>
    /// <param name="width">Number of columns of patches; at least 1.</param>
    /// <returns><c>[tokens, HeadDim/2]</c>, in radians; patches in row-major order, then the class token, if there is one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1, or the grid has more patches than an array can hold.</exception>
    public Matrix<double> GridAngles(int height, int width) => Matrix<double>.Build.DenseOfRowArrays(
        Enumerable.Range(0, Tokens(height, width)).Select(token => _rotation.Angles(Place(token, height, width))));

    /// <summary>Rotates all tokens of a grid, each at its place.</summary>
    /// <param name="rows"><c>[tokens, HeadDim]</c>, finite numbers; patches in row-major order, then the class token, if there is one.</param>
    /// <param name="height">Number of rows of patches; at least 1.</param>
    /// <param name="width">Number of columns of patches; at least 1.</param>
    /// <returns>A new matrix, <c>[tokens, HeadDim]</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="rows"/> has another shape or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1, or the grid has more patches than an array can hold.</exception>
    public Matrix<double> RotateGrid(Matrix<double> rows, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Rule.RowCount(Tokens(height, width), rows);
        return _rotation.Rotate(rows, token => Place(token, height, width));
    }

    private int Tokens(int height, int width)
    {
        Rule.Between(1, (Array.MaxLength - 1) / Rule.AtLeast(1, height), width);
        return height * width + (HasClassToken ? 1 : 0);
    }

    private double[] Place(int token, int height, int width) =>
        token < height * width ? [Coordinate(token / width, height), Coordinate(token % width, width)] : [0, 0];
}
