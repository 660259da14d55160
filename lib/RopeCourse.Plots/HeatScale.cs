namespace RopeCourse.Plots;

/// <summary>Names the colours of a heat map by what its numbers mean.</summary>
public enum HeatScale
{
    /// <summary>Magnitudes, low to high: viridis.</summary>
    Magnitude,

    /// <summary>Signed values: blue below 0, orange above, pale at 0; the range is the same on both sides.</summary>
    Diverging,

    /// <summary>Angles or positions in a cycle: both ends have the same colour.</summary>
    Phase,

    /// <summary>Zeros and ones: a quiet colour and the colour of position encodings.</summary>
    Bits,
}
