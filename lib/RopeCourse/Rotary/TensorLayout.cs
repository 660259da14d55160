namespace RopeCourse;

/// <summary>Names the order of the axes of a batch of queries or keys.</summary>
public enum TensorLayout
{
    /// <summary><c>[batch, heads, sequence, headDim]</c>, also called BHSD or BNSH: what attention multiplies, head by head.</summary>
    HeadsFirst,

    /// <summary><c>[batch, sequence, heads, headDim]</c>, also called BSHD or BSNH: what a projection gives, token by token.</summary>
    SequenceFirst,
}
