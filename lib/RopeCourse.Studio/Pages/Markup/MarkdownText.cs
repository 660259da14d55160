using System.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RopeCourse.Studio.Pages.Markup;

/// <summary>Reads Markdown as Jupyter does: tables, formulas between dollar signs, struck-out text, task lists, bare links.</summary>
internal static class MarkdownText
{
    /// <summary>The extensions that Jupyter's Markdown knows, and no others.</summary>
    public static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseMathematics()
        .Use<DollarFormulas>()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseTaskLists()
        .UseAutoLinks()
        .Build();

    /// <summary>Parses the text of a cell.</summary>
    public static MarkdownDocument Parse(string source) => Markdown.Parse(source, Pipeline);

    /// <summary>Returns the text of a paragraph or heading without its marks.</summary>
    /// <param name="inlines">The parsed text.</param>
    /// <param name="formula">What stands for a formula; its TeX when left out.</param>
    public static string Plain(ContainerInline? inlines, string? formula = null)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.ContentSpan),
                MathInline math => text.Append(formula ?? math.Content.ToString()),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                AutolinkInline link => text.Append(link.Url),
                LineBreakInline => text.Append(' '),
                _ => text,
            };
        }

        return text.ToString();
    }
}
