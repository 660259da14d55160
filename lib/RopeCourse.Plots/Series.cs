namespace RopeCourse.Plots;

/// <summary>Holds one line: points (x, y) in order.</summary>
/// <param name="Name">The words that label the line.</param>
/// <param name="X">The horizontal values.</param>
/// <param name="Y">The vertical values, as many as <paramref name="X"/>.</param>
public sealed record Series(string Name, double[] X, double[] Y)
{
    /// <summary>Makes a line over the positions 0, 1, 2, …</summary>
    /// <param name="name">The words that label the line.</param>
    /// <param name="y">The vertical values.</param>
    public Series(string name, double[] y)
        : this(name, y is null ? [] : [.. Enumerable.Range(0, y.Length).Select(i => (double)i)], y!)
    {
    }

    /// <summary>Gets the colour, such as <see cref="CourseColors.Query"/>; null to take the next of the course's colours.</summary>
    public string? Color { get; init; }

    /// <summary>Gets the dash; null to take another one than the line before.</summary>
    public LineDash? Dash { get; init; }

    /// <summary>Gets the mark at each point.</summary>
    public MarkerShape Marker { get; init; }

    /// <summary>Gets whether the line holds its value until the next point, as a square wave does.</summary>
    public bool Step { get; init; }

    /// <summary>Gets what hovering over each point says; null to say the axes' names and the values.</summary>
    public string[]? HoverTexts { get; init; }
}
