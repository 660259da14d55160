using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Decodes tokens with latent attention from cached latents, fast: <c>score_h = s·[W^UK_hᵀ·q^C_h; q^R_h]·[c^KV; k^R]</c>, <c>o_h = W^UV_h·Σ_n w_n·c^KV_n</c>.</summary>
/// <remarks>
/// DeepSeek-V2 report, sections 2.1.2 and 2.1.3 and equations 9 to 19: what <see cref="MultiHeadLatentAttention.ForwardAbsorbed"/> computes in double, in float and with a
/// workspace that is made once. All heads read the same rows of <c>KvLoraRank + RopeDim</c> numbers a token; no key and no value of a head is ever made.
/// The decoder holds the text of one layer. It is for one thread; the rotary cache may be shared by all layers and threads.
/// </remarks>
public sealed class AbsorbedDecoder
{
    private readonly FloatLatentWeights _weights;
    private readonly RotaryEmbedding _rotary;
    private readonly RotaryCache _cache;
    private readonly float _scale;
    // [tokens × (KvLoraRank + RopeDim)]: the latent after its norm, then the rotated key.
    private readonly TokenRows<float> _rows;
    // The workspace, one array a step of the formula.
    private readonly float[] _source;
    private readonly float[] _plainQueries;
    private readonly float[] _rotaryQueries;
    private readonly float[] _query;
    private readonly float[] _mixed;
    private readonly float[] _heads;
    private float[] _scores = [];

    /// <summary>Takes the weights of a module as floats, and makes the workspace.</summary>
    /// <param name="attention">The module; later changes of its matrices are not seen.</param>
    /// <param name="cache">Cos and sin of the module's rotation. It grows with the text; the layers of a model share one.</param>
    /// <param name="capacity">Number of tokens to make room for at once; at least 0. A longer text makes room by doubling.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="cache"/> is for another rotation.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public AbsorbedDecoder(MultiHeadLatentAttention attention, RotaryCache cache, int capacity = 0)
    {
        ArgumentNullException.ThrowIfNull(attention);
        ArgumentNullException.ThrowIfNull(cache);
        Rule.SameRotation(attention.Rotary, cache);
        Rule.AtLeast(0, capacity);
        Shape = attention.Shape;
        _weights = new FloatLatentWeights(attention.Weights);
        (_rotary, _cache, _scale) = (attention.Rotary, cache, (float)attention.SoftmaxScale);
        _rows = new TokenRows<float>(Shape.KvLoraRank + Shape.RopeDim);
        _source = new float[Shape.QLoraRank];
        _plainQueries = new float[Shape.Heads * Shape.NopeDim];
        _rotaryQueries = new float[Shape.Heads * Shape.RopeDim];
        _query = new float[Shape.KvLoraRank + Shape.RopeDim];
        _mixed = new float[Shape.KvLoraRank];
        _heads = new float[Shape.Heads * Shape.ValueDim];
        EnsureRoom(capacity);
    }

    /// <summary>Gets the sizes.</summary>
    public LatentAttentionShape Shape { get; }

    /// <summary>Gets the number of tokens of the text: the position of the next one.</summary>
    public int Length => _rows.Length;

    /// <summary>Gets a copy of the latents, <c>[Length, KvLoraRank]</c>, after the norm.</summary>
    public Matrix<double> Latents => _rows.Columns(0, Shape.KvLoraRank);

    /// <summary>Gets a copy of the rotated keys, <c>[Length, RopeDim]</c>.</summary>
    public Matrix<double> RotaryKeys => _rows.Columns(Shape.KvLoraRank, Shape.RopeDim);

    /// <summary>Runs the next tokens, one after the other, each at the position <see cref="Length"/>.</summary>
    /// <param name="x"><c>[tokens × ModelDim]</c>, the paper's <c>h</c>, finite numbers; at least one token.</param>
    /// <param name="destination"><c>[tokens × ModelDim]</c>, receives the paper's <c>u</c>; may not overlap <paramref name="x"/>.</param>
    /// <remarks>Allocates nothing but room for tokens, and that only where the text outgrows it. A prompt of many tokens is better served by a product of matrices.</remarks>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty, no whole number of rows or not finite, <paramref name="destination"/> has another length or overlaps it, or a score is too large for a float. The text is then as it was.</exception>
    public void Forward(ReadOnlySpan<float> x, Span<float> destination)
    {
        Rule.NotEmpty(x.Length, nameof(x));
        int tokens = Rule.Rows(Shape.ModelDim, x.Length, nameof(x));
        Rule.Length(x.Length, destination.Length, nameof(destination));
        Rule.NoOverlap(x, destination, nameof(x));
        Rule.Coordinates(x);
        EnsureRoom(Length + tokens);
        _cache.EnsurePositions(Length + tokens);
        int before = Length;
        try
        {
            for (int t = 0; t < tokens; t++)
                Step(x.Slice(t * Shape.ModelDim, Shape.ModelDim), destination.Slice(t * Shape.ModelDim, Shape.ModelDim));
        }
        catch
        {
            // Tokens so large that a score is not finite: the text stays as it was.
            Truncate(before);
            throw;
        }
    }

    /// <summary>Forgets all tokens, and keeps the room.</summary>
    public void Clear() => Truncate(0);

    /// <summary>Forgets the last tokens and keeps the first ones.</summary>
    /// <param name="length">Number of tokens to keep, from 0 to <see cref="Length"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many tokens.</exception>
    public void Truncate(int length) => _rows.Remove(length, Length - Rule.Between(0, Length, length));

    private void EnsureRoom(int tokens)
    {
        _rows.EnsureRoom(tokens);
        if (tokens > _scores.Length)
            _scores = new float[Math.Max(tokens, 2 * _scores.Length)];
    }

    private void Step(ReadOnlySpan<float> x, Span<float> destination)
    {
        int position = Length;
        ReadOnlySpan<float> source = QuerySource(x);
        FloatLatentWeights.Times(_weights.QueryUp, source, _plainQueries);
        FloatLatentWeights.Times(_weights.QueryRotary, source, _rotaryQueries);

        Span<float> row = _rows.Add();
        Span<float> latent = row[..Shape.KvLoraRank];
        Span<float> rotaryKey = row[Shape.KvLoraRank..];
        FloatLatentWeights.Times(_weights.LatentDown, x, latent);
        RmsNorm.Compute(latent, _weights.LatentNorm, latent);
        FloatLatentWeights.Times(_weights.KeyRotary, x, rotaryKey);
        _rotary.RotateQueriesAndKeys(_rotaryQueries, rotaryKey, _cache, [position]);

        for (int head = 0; head < Shape.Heads; head++)
            Attend(head, _heads.AsSpan(head * Shape.ValueDim, Shape.ValueDim));
        FloatLatentWeights.Times(_weights.Output, _heads, destination);
    }

    /// <summary><c>c^Q</c>, equation 12, after its norm; the token itself where queries are not compressed.</summary>
    private ReadOnlySpan<float> QuerySource(ReadOnlySpan<float> x)
    {
        if (Shape.QLoraRank == 0)
            return x;
        FloatLatentWeights.Times(_weights.QueryDown, x, _source);
        RmsNorm.Compute(_source, _weights.QueryNorm, _source);
        return _source;
    }

    private void Attend(int head, Span<float> output)
    {
        (int rank, int stride) = (Shape.KvLoraRank, _query.Length);
        // W^UK_hᵀ·q^C_h is the sum of the rows of W^UK_h, weighted by q^C_h: a mix, like that of values.
        ReadOnlySpan<float> keyUp = _weights.KeyUp.AsSpan(head * Shape.NopeDim * rank, Shape.NopeDim * rank);
        RowKernels.Mix(_plainQueries.AsSpan(head * Shape.NopeDim, Shape.NopeDim), keyUp, rank, _query.AsSpan(0, rank));
        _rotaryQueries.AsSpan(head * Shape.RopeDim, Shape.RopeDim).CopyTo(_query.AsSpan(rank));

        Span<float> scores = _scores.AsSpan(0, Length);
        RowKernels.Dot(_query, _rows.Rows, stride, _scale, scores);
        Softmax.Compute(scores, scores);
        // The values are the latents: the first numbers of the same rows.
        RowKernels.Mix(scores, _rows.Rows, stride, _mixed);
        FloatLatentWeights.Times(_weights.ValueUp.AsSpan(head * Shape.ValueDim * rank, Shape.ValueDim * rank), _mixed, output);
    }
}
