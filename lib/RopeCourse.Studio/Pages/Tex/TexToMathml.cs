using System.Xml;
using System.Xml.Linq;

namespace RopeCourse.Studio.Pages.Tex;

/// <summary>Translates formulas from TeX to MathML Core, which browsers typeset without a script.</summary>
/// <remarks>
/// The subset of TeX is the one that notebooks use: what stands in <see cref="TexSymbols"/> and in the parser's tables.
/// Spacing follows the classes of TeX (The TeXbook, chapter 18) and is written as <c>lspace</c> and <c>rspace</c>.
/// </remarks>
public static class TexToMathml
{
    /// <summary>Translates one formula to a <c>math</c> element.</summary>
    /// <param name="tex">The formula without its dollar signs.</param>
    /// <param name="display">True for a formula on a line of its own.</param>
    /// <returns>The element as text, ready to stand in a page.</returns>
    /// <exception cref="TexException">The formula uses an unknown command or its braces do not match.</exception>
    public static string Translate(string tex, bool display = false)
    {
        ArgumentNullException.ThrowIfNull(tex);
        RefuseControlCharacters(tex);

        var math = new XElement(
            "math",
            display ? new XAttribute("display", "block") : null,
            new XAttribute("alttext", string.Join(' ', tex.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
            new TexParser(tex, display).ParseAll());
        return math.ToString(SaveOptions.DisableFormatting);
    }

    // No element may hold these, not even escaped.
    private static void RefuseControlCharacters(string tex)
    {
        for (var i = 0; i < tex.Length; i++)
        {
            if (i + 1 < tex.Length && XmlConvert.IsXmlSurrogatePair(tex[i + 1], tex[i]))
                i++;
            else if (!XmlConvert.IsXmlChar(tex[i]))
                throw new TexException($"the character U+{(int)tex[i]:X4} has no place in a formula", tex[i].ToString(), i, tex);
        }
    }
}
