using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Pages.Markup;

namespace RopeCourse.Studio.Checking;

/// <summary>The words of a Markdown cell, without code blocks.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Text">Paragraphs, headings and list items as plain text, a formula as its TeX, tables left out.</param>
/// <param name="Tables">The text of the tables' cells.</param>
/// <param name="Words">The number of words outside tables; a formula counts as one.</param>
internal sealed partial record Prose(Cell Cell, string Text, string Tables, int Words)
{
    /// <summary>Gets whether the cell is a folded hint or solution.</summary>
    public bool IsFolded => Cell.Source.Contains("<details", StringComparison.Ordinal);

    /// <summary>Reads a cell.</summary>
    public static Prose Of(Cell cell)
    {
        var (text, tables) = (new StringBuilder(), new StringBuilder());
        var words = 0;
        foreach (var leaf in MarkdownText.Parse(cell.Source).Descendants<LeafBlock>())
        {
            if (leaf is MathBlock math)
            {
                text.Append(math.Lines.ToString()).Append('\n');
                words++;
            }
            else if (leaf is ParagraphBlock or HeadingBlock)
            {
                var isTable = IsInTable(leaf);
                (isTable ? tables : text).Append(MarkdownText.Plain(leaf.Inline)).Append('\n');
                words += isTable ? 0 : Word().Count(MarkdownText.Plain(leaf.Inline, "formula"));
            }
        }

        return new Prose(cell, text.ToString(), tables.ToString(), words);
    }

    private static bool IsInTable(Block block)
    {
        for (Block? parent = block.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is Table)
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’.,\-]*")]
    private static partial Regex Word();
}
