using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using RopeCourse.Studio.Pages.Markup;
using RopeCourse.Studio.Pages.Tex;

namespace RopeCourse.Studio.Checking;

/// <summary>Finds formulas that the pages cannot typeset.</summary>
internal static class Formulas
{
    /// <summary>Translates every formula of a Markdown cell.</summary>
    /// <param name="source">The cell's text.</param>
    /// <returns>A sentence for each formula that fails.</returns>
    public static IEnumerable<string> Problems(string source)
    {
        var document = MarkdownText.Parse(source);
        var inline = document.Descendants<MathInline>().Select(math => math.Content.ToString());
        var blocks = document.Descendants<MathBlock>().Select(block => block.Lines.ToString());
        return inline.Concat(blocks).Select(Problem).OfType<string>();
    }

    private static string? Problem(string tex)
    {
        try
        {
            TexToMathml.Translate(tex);
            return null;
        }
        catch (TexException failure)
        {
            return $"The formula “{tex.Trim()}” cannot be typeset: {failure.Message}";
        }
    }
}
