namespace RopeCourse.Plots;

/// <summary>Holds the words of a figure and its size.</summary>
/// <param name="Title">The finding, as a sentence: "Each wave is half as fast as the one above".</param>
/// <param name="AltText">What is to be seen, for a reader who does not see it. Required.</param>
/// <param name="Subtitle">The quantities and their units.</param>
public sealed record FigureText(string Title, string AltText, string Subtitle = "")
{
    /// <summary>Gets the greatest width in pixels, 240 to 720.</summary>
    public int Width { get; init; } = 720;

    /// <summary>Gets the height of the drawing in pixels, 160 to 640.</summary>
    public int Height { get; init; } = 360;
}
