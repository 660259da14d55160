namespace RopeCourse.Plots;

/// <summary>Holds points of one kind, each with a word beside it if wanted.</summary>
/// <param name="Name">The words that name the kind.</param>
/// <param name="X">The horizontal values.</param>
/// <param name="Y">The vertical values, as many as <paramref name="X"/>.</param>
public sealed record PointSet(string Name, double[] X, double[] Y)
{
    /// <summary>Gets the word beside each point; null for none.</summary>
    public string[]? Labels { get; init; }

    /// <summary>Gets the colour; null to take the next of the course's colours.</summary>
    public string? Color { get; init; }

    /// <summary>Gets a colour for each point, for example <see cref="CourseColors.OfPosition"/>; null for one colour.</summary>
    public string[]? Colors { get; init; }

    /// <summary>Gets the mark; None takes another one than the set before.</summary>
    public MarkerShape Marker { get; init; }

    /// <summary>Gets what hovering over each point says; null to say the axes' names and the values.</summary>
    public string[]? HoverTexts { get; init; }
}
