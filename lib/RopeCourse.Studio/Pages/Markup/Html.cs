using System.Text;

namespace RopeCourse.Studio.Pages.Markup;

/// <summary>Writes text so that a browser shows it and never runs it.</summary>
internal static class Html
{
    /// <summary>Escapes the five characters that mean something in HTML, inside elements and quoted attributes alike.</summary>
    public static string Escape(ReadOnlySpan<char> text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
