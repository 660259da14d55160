using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

public static partial class AttentionFigures
{
    /// <summary>Draws the weight that each token gives to the first one, <c>weights[m, 0]</c>, over the position m.</summary>
    /// <param name="weights">Weights with a causal mask, [tokens, tokens], at least 3 tokens.</param>
    /// <returns>A falling line.</returns>
    /// <exception cref="ArgumentException">There are under 3 tokens, or a weight is not finite.</exception>
    public static Figure FirstTokenShare(Matrix<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.RowCount < 3)
            throw new ArgumentException($"weights has {Require.Text(weights.RowCount)} rows; it must have at least 3", nameof(weights));
        double[] share = [.. weights.Column(0).Skip(1)];
        double[] positions = [.. Enumerable.Range(1, share.Length).Select(m => (double)m)];
        string numbers = string.Create(CultureInfo.InvariantCulture,
            $"{share[0]:0.000} at position 1, {share[1]:0.000} at 2, {share[^2]:0.0000} at {share.Length - 1}, {share[^1]:0.0000} at {share.Length}");
        return Charts.Lines(
            new(
                "Each step lowers the first token's share, and soon by next to nothing",
                $"A curve over the position that falls steeply at first and then flattens: {numbers}.",
                $"share of the first token in each token's attention: {numbers}")
            { Height = 320 },
            new("position m of the query", "tokens"),
            new("weight on the first token") { Min = 0 },
            new Series("weight", positions, share) { Color = CourseColors.PositionEncoding, Marker = MarkerShape.Circle });
    }
}
