using System.Text.RegularExpressions;

namespace RopeCourse.Studio.Pages.Markup;

/// <summary>Removes what only a terminal understands.</summary>
internal static partial class Ansi
{
    /// <summary>Removes escape sequences and control characters, and keeps of an overwritten line what was written last.</summary>
    /// <param name="text">Text that was meant for a terminal.</param>
    /// <returns>The text with its line breaks as <c>\n</c>.</returns>
    public static string Strip(string text)
    {
        var plain = EscapeSequence().Replace(text, "").ReplaceLineEndingsOfWindows();
        plain = Overwritten().Replace(plain, "");
        return ControlCharacter().Replace(plain, "");
    }

    private static string ReplaceLineEndingsOfWindows(this string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    [GeneratedRegex(@"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")]
    private static partial Regex EscapeSequence();

    [GeneratedRegex(@"[^\n\r]*\r(?=[^\n])")]
    private static partial Regex Overwritten();

    [GeneratedRegex(@"[\x00-\x08\x0b-\x1f\x7f]")]
    private static partial Regex ControlCharacter();
}
