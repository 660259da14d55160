using System.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using RopeCourse.Studio.Pages.Tex;

namespace RopeCourse.Studio.Pages.Markup;

/// <summary>Renders Markdown blocks to HTML, with formulas as MathML, coloured code and links between pages.</summary>
internal sealed class PageRenderer
{
    private readonly HtmlRenderer renderer = new(TextWriter.Null);

    /// <summary>Initializes a new instance of the <see cref="PageRenderer"/> class.</summary>
    /// <param name="resolveLink">Maps a link's address to the address on the pages, or to null when nothing is there.</param>
    public PageRenderer(Func<string, string?> resolveLink)
    {
        MarkdownText.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.InsertRange(0, [new MathInlines(), new MathBlocks(), new Code(), new Tables(), new Links(resolveLink)]);
    }

    /// <summary>Renders a block or an inline.</summary>
    public string Render(MarkdownObject item)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        renderer.Writer = writer;
        renderer.Render(item);
        return writer.ToString();
    }

    /// <summary>Renders the inside of a paragraph or heading.</summary>
    public string RenderInside(LeafBlock block) => block.Inline is null ? "" : Render(block.Inline);

    /// <summary>Renders a table of one row as names with their values, which fits a narrow screen.</summary>
    public string RenderCard(Table table)
    {
        var names = table.OfType<TableRow>().First().OfType<TableCell>();
        var values = table.OfType<TableRow>().Last().OfType<TableCell>();
        var card = new StringBuilder("<dl class=\"card\">\n");
        foreach (var (name, value) in names.Zip(values))
            card.Append($"<div><dt>{Inside(name)}</dt><dd>{Inside(value)}</dd></div>\n");
        return card.Append("</dl>\n").ToString();

        string Inside(TableCell cell) => string.Join(' ', cell.OfType<LeafBlock>().Select(RenderInside));
    }

    /// <summary>Writes a block of code with the classes that style sheet and copy button look for.</summary>
    public static string CodeBlock(string source, bool isCSharp)
    {
        var inside = isCSharp ? CSharpHighlighter.ToHtml(source) : Html.Escape(source);
        return $"<div class=\"code\"><pre><code>{inside}</code></pre></div>\n";
    }

    /// <summary>Typesets a formula, or shows it as it was typed when it cannot be translated.</summary>
    private static string Formula(string tex, bool display)
    {
        try
        {
            var math = TexToMathml.Translate(tex, display);
            return display ? $"<span class=\"formula\">{math}</span>" : math;
        }
        catch (TexException problem)
        {
            return $"<code class=\"tex\" title=\"{Html.Escape(problem.Message)}\">{Html.Escape(tex)}</code>";
        }
    }

    private sealed class MathInlines : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) =>
            renderer.Write(Formula(obj.Content.ToString(), display: obj.DelimiterCount == 2));
    }

    private sealed class MathBlocks : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
            renderer.Write("<div>").Write(Formula(obj.Lines.ToString(), display: true)).WriteLine("</div>");
    }

    private sealed class Code : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock obj)
        {
            var language = (obj as FencedCodeBlock)?.Info ?? "";
            renderer.EnsureLine();
            renderer.Write(CodeBlock(obj.Lines.ToString(), language.ToUpperInvariant() is "CSHARP" or "CS" or "C#"));
        }
    }

    private sealed class Tables : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.EnsureLine();
            renderer.WriteLine("<div class=\"scroll\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }

    private sealed class Links(Func<string, string?> resolve) : LinkInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (!link.IsImage && link.Url is { } url)
            {
                // A link to something that is not on the pages would lead nowhere; its words stay.
                if (resolve(url) is not { } target)
                {
                    renderer.WriteChildren(link);
                    return;
                }

                link.Url = target;
            }

            base.Write(renderer, link);
        }
    }
}
