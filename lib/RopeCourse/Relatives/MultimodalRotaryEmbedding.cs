using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Gives a token a time, a height and a width, and turns each pair by one of the three: pair <c>i</c> by <c>position[axis_i]·θ_i</c> (M-RoPE).</summary>
/// <remarks>
/// Wang et al. 2024, "Qwen2-VL", section 2.1. The frequencies <c>θ_i = b^(−2i/d)</c> are those of one rotary embedding over the whole head. Text tokens have three
/// equal positions, and for them this is <see cref="RotaryEmbedding"/>. Qwen2-VL gives each axis a run of pairs, so time takes the fast
/// ones and width the slow ones; Qwen3-VL deals them out in turn, <c>T H W T H W … T T</c>, until height and width have theirs.
/// (A comment in the code of Qwen3-VL has the letters in another order; this is what the code does. ggml differs from it in the last pairs.)
/// </remarks>
public sealed class MultimodalRotaryEmbedding
{
    /// <summary>Gives the axis number of time.</summary>
    public const int TemporalAxis = 0;

    /// <summary>Gives the axis number of the height, or row.</summary>
    public const int HeightAxis = 1;

    /// <summary>Gives the axis number of the width, or column.</summary>
    public const int WidthAxis = 2;

    private readonly AxisRotation _rotation;

    /// <summary>Chooses the shape of the rotation.</summary>
    /// <param name="headDim">Number of coordinates <c>d</c> of one head; even, at least 2.</param>
    /// <param name="layout">Which coordinates form a pair; Qwen's models have split halves.</param>
    /// <param name="sections">Number of pairs that follow each axis; at least 0 each, <c>headDim/2</c> together. Qwen2-VL has (16, 24, 24), Qwen3-VL (24, 20, 20).</param>
    /// <param name="interleaved">Whether the axes take turns, as in Qwen3-VL, or have a run of pairs each, as in Qwen2-VL. Not to be confused with <see cref="PairLayout.Interleaved"/>.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public MultimodalRotaryEmbedding(
        int headDim, PairLayout layout, (int Temporal, int Height, int Width) sections, bool interleaved = false, double thetaBase = RopeCourse.ThetaBase.Default)
    {
        double[] frequencies = RopeCourse.InverseFrequencies.Compute(Rule.Even(headDim), thetaBase);
        Rule.Defined(layout);
        Rule.Sections(sections, frequencies.Length, interleaved);
        Sections = sections;
        Interleaved = interleaved;
        ThetaBase = thetaBase;
        _rotation = new AxisRotation(layout, [.. Enumerable.Range(0, frequencies.Length).Select(Axis)], frequencies);
    }

    /// <summary>Gets the number of coordinates of one head.</summary>
    public int HeadDim => _rotation.HeadDim;

    /// <summary>Gets which coordinates form a pair.</summary>
    public PairLayout Layout => _rotation.Layout;

    /// <summary>Gets the number of pairs that follow each axis.</summary>
    public (int Temporal, int Height, int Width) Sections { get; }

    /// <summary>Gets a value indicating whether the axes take turns.</summary>
    public bool Interleaved { get; }

    /// <summary>Gets the base <c>b</c>.</summary>
    public double ThetaBase { get; }

    /// <summary>Gets a copy of the axis of each pair, <c>[HeadDim/2]</c>: 0 time, 1 height, 2 width.</summary>
    public int[] AxisOfPair => _rotation.AxisOfPair;

    /// <summary>Gets a copy of <c>θ_i</c>, <c>[HeadDim/2]</c>, in radians a position.</summary>
    public double[] InverseFrequencies => _rotation.Frequencies;

    /// <summary>Computes the angle of each pair: <c>position[axis_i]·θ_i</c>.</summary>
    /// <param name="temporal">The position in time; finite.</param>
    /// <param name="height">The position in height; finite.</param>
    /// <param name="width">The position in width; finite.</param>
    /// <returns><c>[HeadDim/2]</c>, in radians.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position is not finite.</exception>
    public double[] Angles(double temporal, double height, double width) =>
        _rotation.Angles(Rule.Finite(temporal), Rule.Finite(height), Rule.Finite(width));

    /// <summary>Rotates one vector.</summary>
    /// <param name="vector"><c>[HeadDim]</c>, finite numbers.</param>
    /// <param name="temporal">The position in time; any finite number.</param>
    /// <param name="height">The position in height; any finite number.</param>
    /// <param name="width">The position in width; any finite number.</param>
    /// <returns>A new vector, <c>[HeadDim]</c>, of the same length (norm).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="vector"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another size or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is not finite.</exception>
    public double[] Rotate(double[] vector, double temporal, double height, double width) =>
        _rotation.Rotate(vector, Rule.Finite(temporal), Rule.Finite(height), Rule.Finite(width));

    /// <summary>Rotates each row of a matrix at three positions of its own.</summary>
    /// <param name="rows"><c>[tokens, HeadDim]</c>, finite numbers.</param>
    /// <param name="positionIds"><c>[3, tokens]</c>; row 0 holds times, row 1 heights, row 2 widths. Any integers.</param>
    /// <returns>A new matrix, <c>[tokens, HeadDim]</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit together, or <paramref name="rows"/> holds a number that is not finite.</exception>
    public Matrix<double> Rotate(Matrix<double> rows, int[,] positionIds)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(positionIds);
        Rule.Shape(3, rows.RowCount, positionIds);
        return _rotation.Rotate(rows, token => [positionIds[TemporalAxis, token], positionIds[HeightAxis, token], positionIds[WidthAxis, token]]);
    }

    /// <summary>Finds the axis of a pair: by runs, or in turn for as long as height and width have pairs to take.</summary>
    private int Axis(int pair)
    {
        if (!Interleaved)
            return pair < Sections.Temporal ? TemporalAxis : pair < Sections.Temporal + Sections.Height ? HeightAxis : WidthAxis;
        return (pair % 3) switch
        {
            HeightAxis when pair < 3 * Sections.Height => HeightAxis,
            WidthAxis when pair < 3 * Sections.Width => WidthAxis,
            _ => TemporalAxis,
        };
    }
}
