namespace RopeCourse;

/// <summary>Says what one row is, and how far apart rows lie: the next head of the same token, and the same head of the next token.</summary>
/// <param name="Layout">Which coordinates form a pair.</param>
/// <param name="HeadDim">Number of coordinates of a row.</param>
/// <param name="Pairs">Number of pairs that turn; the coordinates after them stay.</param>
/// <param name="HeadStep">Number of elements from a row to the same token's next head.</param>
/// <param name="TokenStep">Number of elements from a row to the next token's same head.</param>
internal readonly record struct RowShape(PairLayout Layout, int HeadDim, int Pairs, int HeadStep, int TokenStep)
{
    /// <summary>The most heads that can share cos and sin in registers.</summary>
    public const int MostHeads = 4;

    /// <summary>Gets how many heads share cos and sin in registers, which saves loading them and spreading them over lanes.</summary>
    public int HeadsTogether { get; init; } = MostHeads;

    /// <summary>Gets how many bytes before they are needed the rows are asked for; 0 where they are near already.</summary>
    public int Ahead { get; init; }

    /// <summary>Gives the number of elements from the first row's first to the last row's last.</summary>
    internal long Extent(int tokens, int heads) =>
        tokens == 0 || heads == 0 ? 0 : (tokens - 1L) * TokenStep + (heads - 1L) * HeadStep + HeadDim;
}
