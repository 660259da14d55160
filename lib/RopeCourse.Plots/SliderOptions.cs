namespace RopeCourse.Plots;

/// <summary>Says how the control of a live figure behaves.</summary>
public sealed record SliderOptions
{
    /// <summary>Gets the index of the state shown first; it should already tell something.</summary>
    public int First { get; init; }

    /// <summary>Gets whether a button plays the states one after the other.</summary>
    public bool Play { get; init; }
}
