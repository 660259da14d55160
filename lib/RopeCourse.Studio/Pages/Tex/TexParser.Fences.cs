using System.Xml.Linq;

namespace RopeCourse.Studio.Pages.Tex;

/// <content>Fences that stretch and environments that stand in rows and columns.</content>
internal sealed partial class TexParser
{
    private TexAtom ParseStretched(int start)
    {
        var row = new XElement("mrow", StretchedFence(@"\left", TexClass.Open), ParseRow());
        while (reader.Take(@"\middle"))
            row.Add(StretchedFence(@"\middle", TexClass.Ordinary), ParseRow());

        if (reader.Peek() != @"\right")
            throw reader.Fault(@"\left has no \right", @"\left", start);
        reader.Next();
        row.Add(StretchedFence(@"\right", TexClass.Close));
        return new TexAtom(TexClass.Inner, row);
    }

    private XElement? StretchedFence(string command, TexClass side)
    {
        if (reader.Take("."))
            return null;
        return Fence(TakeFence(command), stretchy: true, side);
    }

    private (string Character, TexClass Class) TakeFence(string command)
    {
        var token = reader.Peek();
        if (!TexSymbols.Fences.TryGetValue(token, out var fence))
            throw reader.Fault($"{command} wants a fence after it", command);
        reader.Next();
        return fence;
    }

    private TexAtom ParseSized(string name)
    {
        var size = name.TrimEnd('l', 'r', 'm') switch { "big" => "1.2em", "Big" => "1.8em", "bigg" => "2.4em", _ => "3em" };
        var fence = TakeFence(@"\" + name);
        var side = name[^1] switch { 'l' => TexClass.Open, 'r' => TexClass.Close, 'm' => TexClass.Relation, _ => fence.Class };
        var element = Fence(fence, stretchy: true, side);
        element.SetAttributeValue("symmetric", "true");
        element.SetAttributeValue("minsize", size);
        element.SetAttributeValue("maxsize", size);
        return new TexAtom(side, element);
    }

    private TexAtom ParseEnvironment(int start)
    {
        var name = TakeWords();
        var layout = TexTableLayout.Find(name) ?? throw reader.Fault($@"\begin{{{name}}} is not known", $@"\begin{{{name}}}", start);
        if (name == "array")
            layout = layout with { Columns = TakeWords() };

        var rows = new List<(bool Line, List<XElement> Cells)>();
        while (true)
        {
            var line = reader.Take(@"\hline");
            while (reader.Take(@"\hline"))
                line = true;
            if (reader.Peek() == @"\end" && rows.Count > 0)
            {
                rows.Add((line, []));
                break;
            }

            rows.Add((line, ParseCells(layout)));
            if (!reader.Take(@"\\"))
                break;
            SkipRowGap();
        }

        if (reader.Peek() != @"\end")
            throw reader.Fault($@"\begin{{{name}}} has no \end{{{name}}}", $@"\begin{{{name}}}", start);
        reader.Next();
        var end = TakeWords();
        if (end != name)
            throw reader.Fault($@"\end{{{end}}} closes \begin{{{name}}}", $@"\end{{{end}}}");
        return layout.Build(rows);
    }

    private List<XElement> ParseCells(TexTableLayout layout)
    {
        var cells = new List<XElement>();
        do
        {
            // The right half of an aligned pair goes on where the left half ended.
            var before = layout.IsAligned && cells.Count % 2 == 1 ? TexClass.Ordinary : (TexClass?)null;
            cells.Add(In(layout.IsAligned ? TexStyle.Display : TexStyle.Text, () => ParseRow(before)));
        }
        while (reader.Take("&"));
        return cells;
    }

    // The space of \\[2pt] is read and left to the browser.
    private void SkipRowGap()
    {
        if (reader.Source.AsSpan(reader.Position).StartsWith("["))
        {
            reader.TakeWhile(character => character != ']');
            reader.Expect("]");
        }
    }
}
