using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Holds the weights of multi-head latent attention under the names of the paper, each <c>[out, in]</c> and used as <c>y = x·Wᵀ</c>.</summary>
/// <remarks>DeepSeek-V2 report, equations 9 to 19. Where a matrix makes one vector a head, the heads' rows stand one below the other, head after head.</remarks>
public sealed partial record LatentAttentionWeights
{
    /// <summary>Gets <c>W^DQ</c>, <c>[QLoraRank, ModelDim]</c>; null when queries are not compressed.</summary>
    public Matrix<double>? QueryDown { get; init; }

    /// <summary>Gets the weight of the norm of <c>c^Q</c>, <c>[QLoraRank]</c>; null when queries are not compressed.</summary>
    public double[]? QueryNorm { get; init; }

    /// <summary>Gets <c>W^UQ</c>, <c>[Heads·NopeDim, QuerySourceDim]</c>.</summary>
    public required Matrix<double> QueryUp { get; init; }

    /// <summary>Gets <c>W^QR</c>, <c>[Heads·RopeDim, QuerySourceDim]</c>.</summary>
    public required Matrix<double> QueryRotary { get; init; }

    /// <summary>Gets <c>W^DKV</c>, <c>[KvLoraRank, ModelDim]</c>.</summary>
    public required Matrix<double> LatentDown { get; init; }

    /// <summary>Gets the weight of the norm of <c>c^KV</c>, <c>[KvLoraRank]</c>.</summary>
    public required double[] LatentNorm { get; init; }

    /// <summary>Gets <c>W^KR</c>, <c>[RopeDim, ModelDim]</c>: one rotated key for all heads, made from the token and not from the latent.</summary>
    public required Matrix<double> KeyRotary { get; init; }

    /// <summary>Gets <c>W^UK</c>, <c>[Heads·NopeDim, KvLoraRank]</c>.</summary>
    public required Matrix<double> KeyUp { get; init; }

    /// <summary>Gets <c>W^UV</c>, <c>[Heads·ValueDim, KvLoraRank]</c>.</summary>
    public required Matrix<double> ValueUp { get; init; }

    /// <summary>Gets <c>W^O</c>, <c>[ModelDim, Heads·ValueDim]</c>.</summary>
    public required Matrix<double> Output { get; init; }

    /// <summary>Draws weights of variance <c>1/in</c>, to try things with; those of the norms are 1.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="seed">Where the random numbers start; the same seed gives the same weights.</param>
    /// <returns>Weights drawn evenly from <c>±√(3/in)</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    public static LatentAttentionWeights Random(LatentAttentionShape shape, int seed)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var random = new RandomWeights(seed);
        bool compressed = shape.QLoraRank > 0;
        return new LatentAttentionWeights
        {
            QueryDown = compressed ? random.Next(shape.QLoraRank, shape.ModelDim) : null,
            QueryNorm = compressed ? Ones(shape.QLoraRank) : null,
            QueryUp = random.Next(shape.Heads * shape.NopeDim, shape.QuerySourceDim),
            QueryRotary = random.Next(shape.Heads * shape.RopeDim, shape.QuerySourceDim),
            LatentDown = random.Next(shape.KvLoraRank, shape.ModelDim),
            LatentNorm = Ones(shape.KvLoraRank),
            KeyRotary = random.Next(shape.RopeDim, shape.ModelDim),
            KeyUp = random.Next(shape.Heads * shape.NopeDim, shape.KvLoraRank),
            ValueUp = random.Next(shape.Heads * shape.ValueDim, shape.KvLoraRank),
            Output = random.Next(shape.ModelDim, shape.Heads * shape.ValueDim),
        };
    }

    /// <summary>Checks that every matrix has the size that the shape asks for.</summary>
    internal static void Check(LatentAttentionShape shape, LatentAttentionWeights weights)
    {
        if (shape.QLoraRank == 0)
        {
            Rule.Absent(weights.QueryDown, "QLoraRank is 0");
            Rule.Absent(weights.QueryNorm, "QLoraRank is 0");
        }
        else
        {
            Rule.Shape(shape.QLoraRank, shape.ModelDim, weights.QueryDown!, "weights.QueryDown");
            Rule.Shape(shape.QLoraRank, weights.QueryNorm!, "weights.QueryNorm");
        }

        Rule.Shape(shape.Heads * shape.NopeDim, shape.QuerySourceDim, weights.QueryUp);
        Rule.Shape(shape.Heads * shape.RopeDim, shape.QuerySourceDim, weights.QueryRotary);
        Rule.Shape(shape.KvLoraRank, shape.ModelDim, weights.LatentDown);
        Rule.Shape(shape.KvLoraRank, weights.LatentNorm);
        Rule.Shape(shape.RopeDim, shape.ModelDim, weights.KeyRotary);
        Rule.Shape(shape.Heads * shape.NopeDim, shape.KvLoraRank, weights.KeyUp);
        Rule.Shape(shape.Heads * shape.ValueDim, shape.KvLoraRank, weights.ValueUp);
        Rule.Shape(shape.ModelDim, shape.Heads * shape.ValueDim, weights.Output);
    }

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];
}
