using System.Text;
using System.Xml.Linq;

namespace RopeCourse.Studio.Pages.Tex;

/// <content>The small elements that the parser is built from.</content>
internal sealed partial class TexParser
{
    // These would stretch with the row by themselves; TeX leaves them at their size.
    private const string StretchesByItself = "|‖∣∥↑↓";

    private static XElement Operator(string character, params (string Name, string Value)[] attributes)
    {
        var element = new XElement("mo", attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value)), character);
        if (StretchesByItself.Contains(character, StringComparison.Ordinal) && element.Attribute("stretchy") is null)
            element.SetAttributeValue("stretchy", "false");
        return element;
    }

    private static XElement Fence((string Character, TexClass Class) fence, bool stretchy, TexClass? side = null)
    {
        var form = (side ?? fence.Class) switch { TexClass.Open => "prefix", TexClass.Close => "postfix", _ => null };
        return new XElement(
            "mo",
            form is null ? null : new XAttribute("form", form),
            new XAttribute("stretchy", stretchy ? "true" : "false"),
            fence.Character);
    }

    private static XElement Gap(string width)
    {
        // A negative width is no width in MathML Core; a margin pulls the next piece back.
        return width[0] == '-'
            ? new XElement("mspace", new XAttribute("style", $"margin-left:{width}"))
            : new XElement("mspace", new XAttribute("width", width));
    }

    // One letter is italic by itself in MathML; TeX sets capital Greek, signs and Roman letters upright.
    private XElement Identifier(string name, bool upright = false)
    {
        var mapped = MapWord(name);
        var single = mapped.EnumerateRunes().Count() == 1;
        var stays = upright || alphabet?.Name == "mathrm" || name[0] is (>= 'Α' and <= 'Ω') or '∇';
        return new XElement("mi", single && stays && mapped == name ? new XAttribute("mathvariant", "normal") : null, mapped);
    }

    private string MapWord(string word) => alphabet?.Map(word) ?? word;

    private static TexAtom Function(string name, bool limits)
    {
        return limits
            ? new TexAtom(TexClass.Operator, Operator(name, ("movablelimits", "true"))) { Limits = true, IsFunction = true }
            : new TexAtom(TexClass.Operator, new XElement("mi", name.Length == 1 ? new XAttribute("mathvariant", "normal") : null, name)) { IsFunction = true };
    }

    /// <summary>Takes a group of words, where a backslash only guards a sign.</summary>
    private string TakeWords()
    {
        reader.SkipToGroup();
        var start = reader.Position + 1;
        var raw = reader.TakeRawGroup();
        var words = new StringBuilder();
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\\')
            {
                var sign = i + 1 < raw.Length ? raw[i + 1] : ' ';
                words.Append(sign switch
                {
                    '%' or '#' or '&' or '_' or '$' or '{' or '}' => sign,
                    ' ' => '\u00a0',
                    ',' => '\u2009',
                    _ => throw reader.Fault($@"\{sign} is not known among words", $@"\{sign}", start + i),
                });
                i++;
            }
            else if (raw[i] is not ('{' or '}'))
            {
                // A browser would drop a space at the edge of an element.
                words.Append(char.IsWhiteSpace(raw[i]) || raw[i] == '~' ? '\u00a0' : raw[i]);
            }
        }

        return words.ToString();
    }
}
