namespace RopeCourse.Plots;

/// <summary>Holds one vector of the plane, drawn as an arrow.</summary>
/// <param name="Name">The words at the arrow's head.</param>
/// <param name="X">The first coordinate of the vector.</param>
/// <param name="Y">The second coordinate of the vector.</param>
public sealed record Arrow(string Name, double X, double Y)
{
    /// <summary>Gets the first coordinate of the point where the arrow starts.</summary>
    public double FromX { get; init; }

    /// <summary>Gets the second coordinate of the point where the arrow starts.</summary>
    public double FromY { get; init; }

    /// <summary>Gets the colour; null to take the next of the course's colours.</summary>
    public string? Color { get; init; }

    /// <summary>Gets the dash of the shaft.</summary>
    public LineDash Dash { get; init; }
}
