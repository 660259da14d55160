namespace RopeCourse;

/// <summary>Names which two coordinates of a vector turn together in a rotary embedding.</summary>
/// <remarks>
/// Both are in use and both are right. They differ by a permutation of the coordinates, so weights trained
/// with one cannot be run with the other unless they are permuted first (see <see cref="PairPermutation"/>).
/// For <c>d = 8</c> the four pairs are:
/// <code>
/// coordinate      0 1 2 3 4 5 6 7
/// Interleaved     a a b b c c d d
/// SplitHalves     a b c d a b c d
/// </code>
/// </remarks>
public enum PairLayout
{
    /// <summary>Pairs neighbours: coordinates <c>(2i, 2i+1)</c>. RoFormer, GPT-J, Meta's Llama files, DeepSeek.</summary>
    Interleaved,

    /// <summary>Pairs halves: coordinates <c>(i, i + d/2)</c>. GPT-NeoX and the Llama of Hugging Face.</summary>
    SplitHalves,
}
