namespace RopeCourse.Plots;

/// <summary>Holds one set of bars, one bar a category.</summary>
/// <param name="Name">The words that name the set.</param>
/// <param name="Values">The heights, as many as there are categories.</param>
public sealed record BarSeries(string Name, double[] Values)
{
    /// <summary>Gets the colour; null to take the next of the course's colours.</summary>
    public string? Color { get; init; }

    /// <summary>Gets the words on each bar; null to write the value.</summary>
    public string[]? Labels { get; init; }

    /// <summary>Gets what hovering over each bar says; null to say the axes' names and the values.</summary>
    public string[]? HoverTexts { get; init; }
}
