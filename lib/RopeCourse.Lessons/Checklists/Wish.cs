namespace RopeCourse.Lessons;

/// <summary>Names what the course wishes of a position encoding. <see cref="Checklist"/> says how each is measured.</summary>
public enum Wish
{
    /// <summary>No two positions share a code.</summary>
    Unique,

    /// <summary>The numbers of the code do not grow with the text.</summary>
    Bounded,

    /// <summary>Each step along the text changes the code by the same amount.</summary>
    SameStepSameChange,

    /// <summary>There is a code between the positions, without jumps and kinks.</summary>
    Smooth,

    /// <summary>The dot product of two codes depends on their distance alone.</summary>
    DistanceIsReadable,

    /// <summary>Positions never seen in training get codes of the kind seen in training.</summary>
    WorksBeyondTheTrainingLength,

    /// <summary>Two words at the same place compare as they do without a position.</summary>
    LeavesTheMeaningAlone,

    /// <summary>A vector is as long with its position as without.</summary>
    KeepsTheLength,

    /// <summary>Codes for rows and columns side by side name the places of a grid.</summary>
    ExtendsToTwoAxes,
}
