namespace RopeCourse.Plots;

/// <summary>Names the mark of a point.</summary>
public enum MarkerShape
{
    /// <summary>Draws no mark.</summary>
    None,

    /// <summary>Draws a disc.</summary>
    Circle,

    /// <summary>Draws a square.</summary>
    Square,

    /// <summary>Draws a square on its corner.</summary>
    Diamond,

    /// <summary>Draws a triangle that points up.</summary>
    Triangle,

    /// <summary>Draws an x.</summary>
    Cross,
}
