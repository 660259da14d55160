namespace RopeCourse;

/// <summary>Holds the sizes of multi-head latent attention, named as in DeepSeek's configuration files.</summary>
/// <remarks>DeepSeek-V2 report, section 2.1 (the paper's symbol behind each size); sizes of V3: DeepSeek-V3 report, section 4.2. Each size is checked when it is set.</remarks>
public sealed record LatentAttentionShape
{
    /// <summary>Gets the sizes of DeepSeek-V3: 128 heads of 128 + 64 coordinates over a latent of 512.</summary>
    public static LatentAttentionShape DeepSeekV3 { get; } = new()
    {
        ModelDim = 7168,
        Heads = 128,
        QLoraRank = 1536,
        KvLoraRank = 512,
        NopeDim = 128,
        RopeDim = 64,
        ValueDim = 128,
    };

    /// <summary>Gets the number of coordinates of a token, <c>d</c>; at least 1.</summary>
    public required int ModelDim { get; init => field = Rule.AtLeast(1, value, nameof(ModelDim)); }

    /// <summary>Gets the number of heads, <c>n_h</c>; at least 1.</summary>
    public required int Heads { get; init => field = Rule.AtLeast(1, value, nameof(Heads)); }

    /// <summary>Gets the number of coordinates of the compressed query, <c>d'_c</c>; 0 for queries made from the token itself, as in DeepSeek-V2-Lite.</summary>
    /// <remarks>Compressing the query saves memory in training. It takes nothing off the cache.</remarks>
    public required int QLoraRank { get; init => field = Rule.AtLeast(0, value, nameof(QLoraRank)); }

    /// <summary>Gets the number of coordinates of the latent that keys and values are made from, <c>d_c</c>; at least 1.</summary>
    public required int KvLoraRank { get; init => field = Rule.AtLeast(1, value, nameof(KvLoraRank)); }

    /// <summary>Gets the number of coordinates of a head's query and key that are not rotated, <c>d_h</c>; at least 1.</summary>
    public required int NopeDim { get; init => field = Rule.AtLeast(1, value, nameof(NopeDim)); }

    /// <summary>Gets the number of coordinates of a head's query and key that are rotated, <c>d_h^R</c>; even, at least 2.</summary>
    public required int RopeDim { get; init => field = Rule.Even(value, nameof(RopeDim)); }

    /// <summary>Gets the number of coordinates of a head's value; at least 1.</summary>
    public required int ValueDim { get; init => field = Rule.AtLeast(1, value, nameof(ValueDim)); }

    /// <summary>Gets the number of coordinates of a head's whole query and key: <c>NopeDim + RopeDim</c>.</summary>
    public int HeadDim => NopeDim + RopeDim;

    /// <summary>Gets the number of coordinates that queries are made from: <c>QLoraRank</c>, or <c>ModelDim</c> where that is 0.</summary>
    public int QuerySourceDim => QLoraRank == 0 ? ModelDim : QLoraRank;
}
