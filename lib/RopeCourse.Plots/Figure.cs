using System.Globalization;

namespace RopeCourse.Plots;

/// <summary>Holds a picture with its words: a title that says the finding, and a text for readers who do not see it.</summary>
/// <remarks>
/// A figure never changes. As the last expression of a notebook cell it shows itself, in .NET Interactive,
/// Verso and the course's own kernel; none of them needs a package for it.
/// </remarks>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = ["text/html"])]
public sealed class Figure
{
    private readonly Lazy<string> _json;

    internal Figure(FigureText text, ChartSpec chart)
    {
        ArgumentNullException.ThrowIfNull(text);
        Require.NotBlank(text.Title, "Title", "a figure's title says what it shows");
        Require.NotBlank(text.AltText, "AltText", "a figure must also reach readers who do not see it");
        Require.Between(text.Width, 240, 720, "Width");
        Require.Between(text.Height, 160, 640, "Height");
        (Title, Subtitle, AltText, Width, Height) = (text.Title, text.Subtitle, text.AltText, text.Width, text.Height);
        Text = text;
        Chart = chart with { Height = text.Height };
        _json = new Lazy<string>(() => EngineLoader.Engine.Draw(Chart));
    }

    /// <summary>Gets the finding that the figure shows, as a sentence.</summary>
    public string Title { get; }

    /// <summary>Gets the quantities and units; may be empty.</summary>
    public string Subtitle { get; }

    /// <summary>Gets what is to be seen, in words.</summary>
    public string AltText { get; }

    /// <summary>Gets the greatest width in pixels; on a narrower page the figure shrinks.</summary>
    public int Width { get; }

    /// <summary>Gets the height of the drawing in pixels.</summary>
    public int Height { get; }

    /// <summary>Gets whether the figure has a control that changes it.</summary>
    public bool IsLive => Chart.Slider is not null;

    internal FigureText Text { get; }

    internal ChartSpec Chart { get; }

    /// <summary>Writes the drawing for plotly.js: an object with data, layout, config and, when the figure is live, frames.</summary>
    /// <returns>JSON without line breaks; numbers have five significant digits.</returns>
    public string ToJson() => _json.Value;

    /// <summary>
    /// Writes the figure as a piece of a page: the words, and a small script that draws it once plotly.js is there.
    /// Where no script runs, the words stay.
    /// </summary>
    /// <returns>A figure element with its script.</returns>
    public string ToHtml() => FigureHtml.Fragment(this);

    /// <summary>Writes a whole page that holds plotly.js itself and needs no network.</summary>
    /// <returns>An HTML document of about 3.6 MB.</returns>
    public string ToStandaloneHtml() => FigureHtml.Page(this);

    /// <summary>Says the title and the alternative text.</summary>
    /// <returns>One line of plain text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Title} — {AltText}");
}
