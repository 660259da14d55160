using System.Text;
using System.Xml.Linq;

namespace RopeCourse.Studio.Pages.Tex;

/// <summary>Reads a formula and builds its MathML.</summary>
internal sealed partial class TexParser
{
    private const int DeepestNesting = 60;

    private readonly TexReader reader;
    private TexStyle style;
    private TexAlphabet? alphabet;
    private int depth;

    /// <summary>Initializes a new instance of the <see cref="TexParser"/> class.</summary>
    /// <param name="source">The formula.</param>
    /// <param name="display">True for a formula on a line of its own.</param>
    public TexParser(string source, bool display)
    {
        reader = new TexReader(source);
        style = display ? TexStyle.Display : TexStyle.Text;
    }

    private enum TexStyle
    {
        Display,
        Text,
        Script,
    }

    /// <summary>Translates the whole formula.</summary>
    public XElement ParseAll()
    {
        var row = ParseRow();
        var rest = reader.Peek();
        return rest switch
        {
            "" => row,
            "}" => throw reader.Fault("a closing brace has no opening brace", rest),
            @"\right" or @"\middle" => throw reader.Fault($@"{rest} has no \left", rest),
            @"\end" => throw reader.Fault(@"\end has no \begin", rest),
            _ => throw reader.Fault($"{rest} stands outside a matrix", rest),
        };
    }

    private XElement ParseRow(TexClass? before = null, string? stop = null)
    {
        var outer = style;
        var row = TexSpacing.Row(ParseAtoms(stop), outer == TexStyle.Script, before);
        style = outer;
        return row;
    }

    private List<TexAtom> ParseAtoms(string? stop)
    {
        var atoms = new List<TexAtom>();
        while (reader.Peek() is var token && token != stop && token is not ("" or "}" or "&" or @"\\" or @"\end" or @"\right" or @"\middle"))
            atoms.Add(ParseScripted());
        return atoms;
    }

    private TexAtom ParseScripted()
    {
        var nucleus = reader.Peek() is "^" or "_" or "'" ? new TexAtom(TexClass.Ordinary, new XElement("mrow")) : ParseNucleus();
        XElement? below = null;
        XElement? above = null;
        var primes = 0;
        while (true)
        {
            var token = reader.Peek();
            if (token is @"\limits" or @"\nolimits")
            {
                reader.Next();
                nucleus = nucleus with { Limits = token == @"\limits" };
            }
            else if (token == "'")
            {
                reader.Next();
                primes++;
            }
            else if (token is "^" or "_")
            {
                if ((token == "^" ? above : below) is not null)
                    throw reader.Fault($"a second {token} follows the first; braces must say which belongs to what", token);
                reader.Next();
                if (token == "^")
                    above = ParseScript();
                else
                    below = ParseScript();
            }
            else
            {
                break;
            }
        }

        return Attach(nucleus, below, primes > 0 ? WithPrimes(primes, above) : above);
    }

    private static TexAtom Attach(TexAtom nucleus, XElement? below, XElement? above)
    {
        var name = (below, above, nucleus.Limits) switch
        {
            (null, null, _) => null,
            (_, null, true) => "munder",
            (null, _, true) => "mover",
            (_, _, true) => "munderover",
            (_, null, false) => "msub",
            (null, _, false) => "msup",
            (_, _, false) => "msubsup",
        };
        return name is null ? nucleus : nucleus with { Element = new XElement(name, nucleus.Element, below, above), Core = nucleus.Core };
    }

    private static XElement WithPrimes(int count, XElement? above)
    {
        var primes = Operator(count switch { 1 => "′", 2 => "″", 3 => "‴", _ => new string('′', count) }, ("lspace", "0"), ("rspace", "0"));
        return above is null ? primes : new XElement("mrow", primes, above);
    }

    private XElement ParseScript() => In(TexStyle.Script, ParseArgument);

    private XElement ParseArgument()
    {
        var token = reader.Peek();
        if (token is "" or "}" or "&" or "^" or "_" or @"\\" or @"\end" or @"\right")
            throw reader.Fault(token.Length == 0 ? "the formula ends where a group is wanted" : $"{token} stands where a group is wanted", token);
        if (token.Length == 1 && char.IsAsciiDigit(token[0]))
            return new XElement("mn", MapWord(reader.Next()));
        return TexSpacing.Row([ParseNucleus()], style == TexStyle.Script);
    }

    private T In<T>(TexStyle inner, Func<T> parse)
    {
        var outer = style;
        style = inner;
        var result = parse();
        style = outer;
        return result;
    }

    private TexAtom ParseNucleus()
    {
        if (++depth > DeepestNesting)
            throw reader.Fault("the formula is nested too deeply", reader.Peek());
        var atom = ParseNucleus(reader.Peek());
        depth--;
        return atom;
    }

    private TexAtom ParseNucleus(string token)
    {
        if (token == "{")
            return ParseGroup();
        if (TexSymbols.Fences.TryGetValue(token, out var fence))
        {
            reader.Next();
            return new TexAtom(fence.Class, Fence(fence, stretchy: false));
        }

        if (TexSymbols.Spaces.TryGetValue(token, out var width))
        {
            reader.Next();
            return new TexAtom(TexClass.Space, Gap(width));
        }

        return token[0] == '\\' ? ParseCommand(token) : ParseCharacter(token);
    }

    private TexAtom ParseGroup()
    {
        var start = reader.Position;
        reader.Next();
        var outerAlphabet = alphabet;
        var row = ParseRow();
        alphabet = outerAlphabet;
        if (reader.Peek().Length == 0)
            throw reader.Fault("a closing brace is missing", "{", start);
        reader.Expect("}");
        return new TexAtom(TexClass.Ordinary, row) { Core = null };
    }

    private TexAtom ParseCharacter(string token)
    {
        if (char.IsAsciiDigit(token[0]))
            return new TexAtom(TexClass.Ordinary, new XElement("mn", MapWord(TakeNumber())));
        if (Rune.IsLetter(Rune.GetRuneAt(token, 0)))
        {
            var word = alphabet is { SetsWords: true } && char.IsAsciiLetter(token[0]) ? reader.TakeWhile(char.IsAsciiLetter) : reader.Next();
            return new TexAtom(TexClass.Ordinary, Identifier(word));
        }

        reader.Next();
        if (token is "," or ";")
            return new TexAtom(TexClass.Punctuation, Operator(token));
        if (token is "%" or "#" or "$")
            throw reader.Fault($"{token} needs a backslash", token, reader.Position - 1);
        if (TexSymbols.Binaries.TryGetValue(token, out var binary))
            return new TexAtom(TexClass.Binary, Operator(binary));
        if (TexSymbols.Relations.TryGetValue(token, out var relation))
            return new TexAtom(TexClass.Relation, Operator(relation));
        if (TexSymbols.Plain.TryGetValue(token, out var plain))
            return new TexAtom(TexClass.Ordinary, Operator(plain));
        if (TexSymbols.ClassOf(token) is { } known)
            return new TexAtom(known, Operator(token));
        if (TexSymbols.Letters.Values.Contains(token))
            return new TexAtom(TexClass.Ordinary, Identifier(token));
        throw reader.Fault($"the character {token} is not known", token, reader.Position - token.Length);
    }

    private string TakeNumber()
    {
        var number = new StringBuilder(reader.TakeWhile(char.IsAsciiDigit));
        while (reader.TakeThousands() is { Length: > 0 } thousands)
            number.Append(thousands);

        // A point counts as part of the number only when a digit follows it.
        var rest = reader.Source.AsSpan(reader.Position);
        if (rest.Length > 1 && rest[0] == '.' && char.IsAsciiDigit(rest[1]))
            number.Append(reader.Next()).Append(reader.TakeWhile(char.IsAsciiDigit));
        return number.ToString();
    }
}
