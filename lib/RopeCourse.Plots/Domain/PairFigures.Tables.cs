using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

public static partial class PairFigures
{
    private static readonly HeatOptions Signed = new() { Scale = HeatScale.Diverging, ValueName = "value", Min = -1, Max = 1 };

    /// <summary>Draws the rotation of a whole head as a matrix, in both pairings side by side.</summary>
    /// <param name="headDim">Number of coordinates; even, 4 to 32.</param>
    /// <param name="position">The position m.</param>
    /// <returns>Two heat maps from −1 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="headDim"/> breaks its rule.</exception>
    public static Figure Matrices(int headDim = 8, int position = 1000)
    {
        Require.Between(headDim, 4, 32, nameof(headDim));
        Matrix<double> interleaved = new RotaryEmbedding(headDim, PairLayout.Interleaved).Matrix(position);
        Matrix<double> split = new RotaryEmbedding(headDim, PairLayout.SplitHalves).Matrix(position);
        int filled = interleaved.Enumerate().Count(value => value != 0);
        return Charts.HeatMaps(
            new FigureText(
                string.Create(CultureInfo.InvariantCulture, $"{filled} of {headDim * headDim} numbers are not 0, and each pair has four of them"),
                string.Create(CultureInfo.InvariantCulture, $"Two heat maps of {headDim} by {headDim} numbers, most of them 0. Left, interleaved: {headDim / 2} blocks of two by two along the diagonal. Right, split halves: the same numbers in other places, the cosines on the diagonal and the sines on two lines {headDim / 2} columns away."),
                string.Create(CultureInfo.InvariantCulture, $"R at position {position:#,0}: cos mθ on the diagonal, −sin mθ above, sin mθ below"))
            { Height = 380 },
            new Axis("coordinate in"),
            new Axis("coordinate out"),
            Signed,
            new HeatPanel("interleaved", interleaved.Map(value => Math.Round(value, 3))),
            new HeatPanel("split halves", split.Map(value => Math.Round(value, 3))));
    }

    /// <summary>Draws the length of a turned vector over its position, for one pairing throughout and for a mixture of two.</summary>
    /// <param name="kept">‖x at position m‖ with one pairing, from position 0 on.</param>
    /// <param name="mixed">The same for the mixture, as many positions.</param>
    /// <returns>Two lines.</returns>
    /// <exception cref="ArgumentException">The two differ in length, are empty, or hold a number that is not finite.</exception>
    public static Figure Lengths(double[] kept, double[] mixed)
    {
        Require.Finite(kept, nameof(kept));
        Require.Finite(mixed, nameof(mixed));
        Require.SameLength(mixed.Length, kept.Length, nameof(mixed), nameof(kept));
        string numbers = string.Create(CultureInfo.InvariantCulture, $"between {mixed.Min():0.0} and {mixed.Max():0.0}");
        return Charts.Lines(
            new FigureText(
                $"Mixed pairing is no rotation: the length swings {numbers}",
                string.Create(CultureInfo.InvariantCulture, $"Two lines over positions 0 to {kept.Length - 1}. With one pairing the length stays at {kept[0]:0.0}, a level line. With the mixture, dashed, it swings {numbers}."),
                "length of the turned vector at position m"),
            new Axis("position m", "tokens"),
            new Axis("length") { Min = 0 },
            new Series("one pairing", kept) { Color = CourseColors.Query, Dash = LineDash.Solid },
            new Series("mixed", mixed) { Color = CourseColors.Wrong, Dash = LineDash.Dash });
    }
}
