using System.Text;
using System.Text.RegularExpressions;

namespace RopeCourse.Studio.Pages.Markup;

/// <summary>Makes the anchors of headings.</summary>
internal static partial class Slugs
{
    /// <summary>Makes the anchor that GitHub and VS Code give a heading: small letters, no punctuation, hyphens for spaces.</summary>
    public static string GitHub(string heading)
    {
        var slug = new StringBuilder(heading.Length);
        foreach (var letter in heading.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || letter is '-' or '_')
                slug.Append(letter);
            else if (letter == ' ')
                slug.Append('-');
        }

        return slug.ToString();
    }

    /// <summary>Makes the anchor that Jupyter gives a heading: the text with hyphens for spaces.</summary>
    public static string Jupyter(string heading) => heading.Trim().Replace(' ', '-');

    /// <summary>Makes the short anchor of an exercise, <c>exercise-02-1</c> for "Exercise 02.1 …", or null for other headings.</summary>
    public static string? Exercise(string heading)
    {
        var match = ExerciseHeading().Match(heading);
        return match.Success ? $"exercise-{match.Groups[1].Value}-{match.Groups[2].Value}" : null;
    }

    [GeneratedRegex(@"^\s*Exercise\s+([0-9]+)\.([0-9]+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ExerciseHeading();
}
