using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace RopeCourse.Lessons;

/// <summary>Writes the few pieces of HTML that the values of this library share.</summary>
internal static class Html
{
    /// <summary>A line in the colour of the text, thinned; browsers without color-mix take the full colour.</summary>
    public const string ThinBorder = "1px solid currentColor;border-color:color-mix(in srgb,currentColor 25%,transparent)";

    // Ticks, arrows and superscripts stay readable in the saved notebook.
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Makes text safe inside an element or a quoted attribute.</summary>
    public static string Encode(string text) => s_encoder.Encode(text);

    /// <summary>Makes prose safe and turns `code` into a code element.</summary>
    public static string Prose(string text)
    {
        string[] parts = text.Split('`');
        // An odd number of backticks leaves the last one as it stands.
        if (parts.Length % 2 == 0)
            return Encode(text);
        return string.Concat(parts.Select((part, i) => i % 2 == 0 ? Encode(part) : $"<code>{Encode(part)}</code>"));
    }
}
