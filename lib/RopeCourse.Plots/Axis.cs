namespace RopeCourse.Plots;

/// <summary>Describes an axis by its quantity, with symbol, and its unit.</summary>
/// <param name="Name">The quantity with its symbol, such as "position m".</param>
/// <param name="Unit">The unit, such as "tokens"; empty for a pure number.</param>
public sealed record Axis(string Name, string Unit = "")
{
    /// <summary>Gets the lowest value shown; null to take it from the data.</summary>
    public double? Min { get; init; }

    /// <summary>Gets the highest value shown; null to take it from the data.</summary>
    public double? Max { get; init; }

    /// <summary>Gets whether equal steps are equal ratios. Values must be positive.</summary>
    public bool Log { get; init; }

    /// <summary>Gets the values that carry a tick; null to choose them automatically.</summary>
    public double[]? Ticks { get; init; }

    /// <summary>Gets the words at the ticks, as many as <see cref="Ticks"/>.</summary>
    public string[]? TickLabels { get; init; }

    /// <summary>Gets the title of the axis, <c>name (unit)</c>.</summary>
    public string Title => Unit.Length == 0 ? Name : $"{Name} ({Unit})";
}
