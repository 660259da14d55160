namespace RopeCourse.Plots;

/// <summary>Names the dash of a line, so that colour is never the only difference between two lines.</summary>
public enum LineDash
{
    /// <summary>Draws an unbroken line.</summary>
    Solid,

    /// <summary>Draws dashes.</summary>
    Dash,

    /// <summary>Draws dots.</summary>
    Dot,

    /// <summary>Draws a dash and a dot in turn.</summary>
    DashDot,

    /// <summary>Draws long dashes.</summary>
    LongDash,
}
