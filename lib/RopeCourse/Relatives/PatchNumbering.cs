namespace RopeCourse;

/// <summary>Names how the patches along one side of an image are numbered before their angles are taken.</summary>
public enum PatchNumbering
{
    /// <summary>Counts <c>0, 1, 2, …</c>; Pixtral, Qwen2-VL.</summary>
    FromZero,

    /// <summary>Counts <c>1, 2, 3, …</c>, so that 0 stays free for a token without a place in the image; Llama 4.</summary>
    FromOne,

    /// <summary>Spreads the patches evenly from −1 to 1, whatever their number: the step depends on the size of the grid. One patch alone stands at −1.</summary>
    MinusOneToOne,
}
