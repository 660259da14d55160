namespace RopeCourse;

/// <summary>Names the order of the sine and cosine columns of a sinusoidal encoding.</summary>
/// <remarks>
/// The two orders hold the same numbers. A model trained from the start works with either;
/// weights trained with one do not fit the other.
/// </remarks>
public enum ColumnLayout
{
    /// <summary>Puts <c>sin, cos</c> of one frequency side by side: columns <c>2i</c> and <c>2i+1</c>, as in the paper.</summary>
    Interleaved,

    /// <summary>Puts all sines first, then all cosines: columns <c>i</c> and <c>i + d/2</c>.</summary>
    Concatenated,
}
