using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;

namespace RopeCourse.Studio.Pages.Markup;

/// <summary>Finds formulas between dollar signs by the rules that Jupyter, VS Code and GitHub agree on.</summary>
/// <remarks>
/// Markdig's own parser refuses a letter after the closing sign (the n-th bit written as <c>$n$th</c>) and a double sign
/// in a paragraph of several lines; all three front ends accept both.
/// </remarks>
internal sealed class DollarFormulas : InlineParser, IMarkdownExtension
{
    /// <summary>Initializes a new instance of the <see cref="DollarFormulas"/> class.</summary>
    public DollarFormulas()
    {
        OpeningCharacters = ['$'];
    }

    /// <inheritdoc/>
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Replace<MathInlineParser>(this);

    /// <inheritdoc/>
    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var signs = text.StartsWith("$$") ? 2 : 1;
        var end = FindEnd(text, signs);
        if (end < 0)
            return false;

        processor.Inline = new MathInline
        {
            Delimiter = '$',
            DelimiterCount = signs,
            Content = new StringSlice(slice.Text, slice.Start + signs, slice.Start + end - 1),
            Span = new Markdig.Syntax.SourceSpan(processor.GetSourcePosition(slice.Start), processor.GetSourcePosition(slice.Start + end + signs - 1)),
        };
        slice.Start += end + signs;
        return true;
    }

    private static int FindEnd(ReadOnlySpan<char> text, int signs)
    {
        if (text.Length <= signs || (signs == 1 && char.IsWhiteSpace(text[1])))
            return -1;

        for (var i = signs; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '$' && i > signs && Closes(text, i, signs))
                return i;
        }

        return -1;
    }

    // "$5 or $6" is about money: a digit follows, or a space stands before the sign.
    private static bool Closes(ReadOnlySpan<char> text, int at, int signs)
    {
        if (signs == 2)
            return at + 1 < text.Length && text[at + 1] == '$';
        return !char.IsWhiteSpace(text[at - 1]) && (at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]));
    }
}
