namespace RopeCourse.Plots;

/// <summary>Says how a heat map is coloured and read.</summary>
public sealed record HeatOptions
{
    /// <summary>Gets the colours.</summary>
    public HeatScale Scale { get; init; } = HeatScale.Magnitude;

    /// <summary>Gets the quantity that the colour shows, such as "attention weight".</summary>
    public string ValueName { get; init; } = "value";

    /// <summary>Gets whether each cell carries its number.</summary>
    public bool ShowValues { get; init; }

    /// <summary>Gets the digits after the point of those numbers.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>Gets the size of those numbers in pixels; null to fit them to the cells, which makes them tiny where the drawing is narrow.</summary>
    public int? NumberSize { get; init; }

    /// <summary>Gets the value of the first colour; null to take it from the data.</summary>
    public double? Min { get; init; }

    /// <summary>Gets the value of the last colour; null to take it from the data.</summary>
    public double? Max { get; init; }
}
