using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

public static partial class ShiftFigures
{
    /// <summary>Draws the matrix that moves a whole code on by k, in both orders of the columns, with a slider over k.</summary>
    /// <param name="modelDim">Number of coordinates d; even, 4 to 32.</param>
    /// <param name="thetaBase">The base b.</param>
    /// <param name="furthest">The largest k on the slider, 4 to 32.</param>
    /// <returns>A live figure of two heat maps.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Figure Blocks(int modelDim = 12, double thetaBase = 64, int furthest = 16)
    {
        Require.Between(modelDim, 4, 32, nameof(modelDim));
        Require.Between(furthest, 4, 32, nameof(furthest));
        var interleaved = new SinusoidalEncoding(modelDim, thetaBase);
        var concatenated = new SinusoidalEncoding(modelDim, thetaBase, ColumnLayout.Concatenated);
        var states = Enumerable.Range(0, furthest + 1).Select(k => (Require.Text(k), Charts.HeatMaps(
            new(
                k == 0
                    ? "Moving on by 0 changes nothing: ones on the diagonal"
                    : string.Create(CultureInfo.InvariantCulture, $"Moving on by {k}: {2 * modelDim} of {modelDim * modelDim} numbers are not 0, four a pair"),
                string.Create(CultureInfo.InvariantCulture, $"Two square heat maps of {modelDim} by {modelDim} numbers with a slider over k. Left, in the interleaved order, blocks of two by two stand along the diagonal and all else is 0. Right, in the concatenated order, the same numbers stand on three diagonal stripes. As k grows, the blocks of low pairs change fast and those of high pairs slowly."),
                string.Create(CultureInfo.InvariantCulture, $"the matrix M_k, from the code of p to that of p + k; d = {modelDim}, b = {Numbers.Short(thetaBase)}"))
            { Height = 400 },
            new Axis("column, of p"),
            new Axis("row, of p + k"),
            SignedNumber,
            new HeatPanel("interleaved", Short(interleaved.ShiftMatrix(k))),
            new HeatPanel("concatenated", Short(concatenated.ShiftMatrix(k)))))).ToList();
        return Charts.Slider("k", states, new() { First = 3, Play = true });
    }

    private static readonly HeatOptions SignedNumber = new() { Scale = HeatScale.Diverging, ValueName = "value", Min = -1, Max = 1 };

    // Two decimals are more than a colour can show.
    private static Matrix<double> Short(Matrix<double> values) => values.Map(value => Math.Round(value, 2));
}
