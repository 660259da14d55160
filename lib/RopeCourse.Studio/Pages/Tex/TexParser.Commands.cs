using System.Xml.Linq;

namespace RopeCourse.Studio.Pages.Tex;

/// <content>Commands: one method a family.</content>
internal sealed partial class TexParser
{
    private TexAtom ParseCommand(string token)
    {
        var start = reader.Position;
        reader.Next();
        var name = token[1..];
        if (name.Length == 0 || (!char.IsAsciiLetter(name[0]) && name is not ("%" or "#" or "$" or "_" or "&")))
            throw reader.Fault($"{token} is not known", token, start);

        return ParseSymbol(name)
            ?? ParseBuilder(name, start)
            ?? ParseDecoration(name)
            ?? throw reader.Fault($"{token} is not known", token, start);
    }

    private TexAtom? ParseSymbol(string name)
    {
        if (TexSymbols.Letters.TryGetValue(name, out var letter))
            return new TexAtom(TexClass.Ordinary, Identifier(letter, upright: !char.IsAsciiLetterLower(name[0]) || (letter != "∂" && !char.IsLetter(letter[0]))));
        if (TexSymbols.Binaries.TryGetValue(name, out var binary))
            return new TexAtom(TexClass.Binary, Operator(binary));
        if (TexSymbols.Relations.TryGetValue(name, out var relation))
            return new TexAtom(TexClass.Relation, Operator(relation));
        if (TexSymbols.Plain.TryGetValue(name, out var plain))
            return new TexAtom(name.EndsWith("dots", StringComparison.Ordinal) ? TexClass.Inner : TexClass.Ordinary, Operator(plain));
        if (TexSymbols.LargeOperators.TryGetValue(name, out var large))
            return new TexAtom(TexClass.Operator, Operator(large.Character)) { Limits = large.Limits };
        if (TexSymbols.Functions.Contains(name))
            return Function(name, limits: false);
        if (TexSymbols.LimitFunctions.Contains(name))
            return Function(name.StartsWith("lim", StringComparison.Ordinal) && name.Length > 3 ? $"lim\u2009{name[3..]}" : name, limits: true);
        return null;
    }

    private TexAtom? ParseBuilder(string name, int start)
    {
        switch (name)
        {
            case "frac" or "dfrac" or "tfrac" or "binom":
                return ParseFraction(name);
            case "sqrt":
                return ParseRoot();
            case "left":
                return ParseStretched(start);
            case "big" or "bigl" or "bigr" or "bigm" or "Big" or "Bigl" or "Bigr" or "Bigm"
                or "bigg" or "biggl" or "biggr" or "biggm" or "Bigg" or "Biggl" or "Biggr" or "Biggm":
                return ParseSized(name);
            case "begin":
                return ParseEnvironment(start);
            case "text" or "textrm" or "textnormal" or "mbox":
                return Ordinary(new XElement("mtext", TakeWords()));
            case "textbf" or "textit" or "texttt":
                var look = name switch { "textbf" => "font-weight:bold", "textit" => "font-style:italic", _ => "font-family:monospace" };
                return Ordinary(new XElement("mtext", new XAttribute("style", look), TakeWords()));
            case "operatorname":
                var limits = reader.Take("*");
                return Function(TakeWords(), limits);
            case "displaystyle" or "textstyle":
                style = name == "displaystyle" ? TexStyle.Display : TexStyle.Text;
                var rest = TexSpacing.Row(ParseAtoms(stop: null), inScript: false);
                return Ordinary(new XElement("mrow", new XAttribute("displaystyle", name == "displaystyle" ? "true" : "false"), rest));
            default:
                return TexAlphabet.Find(name) is { } found ? ParseAlphabet(found) : null;
        }
    }

    private TexAtom? ParseDecoration(string name)
    {
        if (TexSymbols.Accents.TryGetValue(name, out var accent))
        {
            var mark = Operator(accent.Character, ("stretchy", accent.Stretchy ? "true" : "false"));
            return Ordinary(new XElement("mover", new XAttribute("accent", "true"), ParseArgument(), mark));
        }

        switch (name)
        {
            case "underbrace":
                return Ordinary(new XElement("munder", ParseArgument(), Operator("⏟", ("stretchy", "true")))) with { Limits = true };
            case "overbrace":
                return Ordinary(new XElement("mover", ParseArgument(), Operator("⏞", ("stretchy", "true")))) with { Limits = true };
            case "overline" or "underline":
                // Fonts rarely hold a line that stretches; a border always fits.
                var side = name == "overline" ? "top" : "bottom";
                return Ordinary(new XElement("mrow", new XAttribute("style", $"border-{side}:0.05em solid;padding-{side}:0.12em"), ParseArgument()));
            case "overset" or "underset" or "stackrel":
                var script = ParseScript();
                var nucleus = ParseStackBase();
                return nucleus with { Element = new XElement(name == "underset" ? "munder" : "mover", nucleus.Element, script), Core = nucleus.Core };
            case "xrightarrow" or "xleftarrow":
                var arrow = Operator(name == "xrightarrow" ? "→" : "←", ("stretchy", "true"));
                var label = new XElement("mrow", Gap("0.4em"), ParseScript(), Gap("0.4em"));
                return new TexAtom(TexClass.Relation, new XElement("mover", arrow, label)) { Core = arrow };
            case "not":
                return ParseNot();
            case "bmod":
                return new TexAtom(TexClass.Binary, Operator("mod"));
            case "pmod":
                return Ordinary(new XElement(
                    "mrow",
                    Gap(style == TexStyle.Display ? "1em" : "0.4444em"),
                    Operator("(", ("form", "prefix"), ("stretchy", "false")),
                    new XElement("mi", "mod"),
                    Gap("0.3333em"),
                    ParseArgument(),
                    Operator(")", ("form", "postfix"), ("stretchy", "false"))));
            case "phantom":
                return Ordinary(new XElement("mphantom", ParseArgument()));
            default:
                return null;
        }
    }

    private static TexAtom Ordinary(XElement element) => new(TexClass.Ordinary, element);

    private TexAtom ParseFraction(string name)
    {
        var outer = name switch { "dfrac" => TexStyle.Display, "tfrac" => TexStyle.Text, _ => style };
        var inner = outer == TexStyle.Display ? TexStyle.Text : TexStyle.Script;
        var fraction = new XElement("mfrac", In(inner, ParseArgument), In(inner, ParseArgument));
        if (name is "dfrac" or "tfrac")
            return Ordinary(new XElement("mrow", new XAttribute("displaystyle", name == "dfrac" ? "true" : "false"), fraction));
        if (name == "frac")
            return Ordinary(fraction);

        fraction.SetAttributeValue("linethickness", "0");
        return Ordinary(new XElement("mrow", Fence(("(", TexClass.Open), true), fraction, Fence((")", TexClass.Close), true)));
    }

    private TexAtom ParseRoot()
    {
        if (!reader.Take("["))
            return Ordinary(new XElement("msqrt", ParseArgument()));

        var degree = In(TexStyle.Script, () => ParseRow(stop: "]"));
        reader.Expect("]");
        return Ordinary(new XElement("mroot", ParseArgument(), degree));
    }

    private TexAtom ParseAlphabet(TexAlphabet found)
    {
        var outer = alphabet;
        alphabet = found;
        var element = ParseArgument();
        alphabet = outer;
        return Ordinary(element);
    }

    // \overset{!}{=} stays a relation: the base keeps its class when it is one atom.
    private TexAtom ParseStackBase()
    {
        if (!reader.Take("{"))
            return ParseNucleus();

        var atoms = ParseAtoms(stop: null);
        reader.Expect("}");
        return atoms.Count == 1 ? atoms[0] : Ordinary(TexSpacing.Row(atoms, style == TexStyle.Script));
    }

    private TexAtom ParseNot()
    {
        var atom = ParseNucleus();
        if (atom.Element.Name != "mo")
            throw reader.Fault(@"\not wants a relation after it", @"\not");

        atom.Element.Value += "\u0338";
        return atom;
    }
}
