using System.Net;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using RopeCourse.Studio.Pages.Markup;

namespace RopeCourse.Studio.Tests.Pages;

public sealed partial class CSharpHighlighterTests
{
    [Theory]
    [InlineData("var x = 1;", "<span class=\"k\">var</span> x = <span class=\"n\">1</span>;")]
    [InlineData("// why", "<span class=\"c\">// why</span>")]
    [InlineData("#r \"nuget: RopeCourse, 1.0.0\"", "<span class=\"d\">#</span><span class=\"d\">r</span> <span class=\"s\">&quot;nuget: RopeCourse, 1.0.0&quot;</span>")]
    [InlineData("bits.CountFlips()", "bits.<span class=\"m\">CountFlips</span>()")]
    [InlineData("BinaryEncoding.Table(4)", "<span class=\"t\">BinaryEncoding</span>.<span class=\"m\">Table</span>(<span class=\"n\">4</span>)")]
    [InlineData("Matrix<double> m;", "<span class=\"t\">Matrix</span>&lt;<span class=\"k\">double</span>&gt; m;")]
    [InlineData("new Exception('a')", "<span class=\"k\">new</span> <span class=\"t\">Exception</span>(<span class=\"s\">&#39;a&#39;</span>)")]
    [InlineData("$\"a{b}\"", "<span class=\"s\">$&quot;</span><span class=\"s\">a</span>{b}<span class=\"s\">&quot;</span>")]
    [InlineData("int F(int n) => n;", "<span class=\"k\">int</span> <span class=\"m\">F</span>(<span class=\"k\">int</span> n) =&gt; n;")]
    [InlineData("record P(double X);", "<span class=\"k\">record</span> <span class=\"t\">P</span>(<span class=\"k\">double</span> X);")]
    [InlineData("await t;", "<span class=\"k\">await</span> t;")]
    public void Pieces_get_their_class(string source, string expected) => Assert.Equal(expected, CSharpHighlighter.ToHtml(source));

    [Theory]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("var s = \"</code></pre><img src=x onerror=alert(1)>\";")]
    [InlineData("\"never closed")]
    [InlineData("/* never closed")]
    [InlineData("#if X\nhidden < code\n#endif\nshown")]
    [InlineData("#r \"nuget: A, 1.0\"\n#r \"b.dll\"\nusing A;\n/// <summary>x</summary>\nvoid M() { }")]
    [InlineData("var a = \"\"\"\n  raw <b> {x}\n  \"\"\";\nvar b = $$\"\"\"{{a}}\"\"\"u8;")]
    [InlineData("if ((((((")]
    public void Odd_source_keeps_its_text(string source) => AssertSameText(source);

    [Property(MaxTest = 300)]
    public void Any_source_keeps_its_text(string? source) => AssertSameText(source ?? "");

    [Property(MaxTest = 300)]
    public void Any_row_of_tokens_keeps_its_text(int[] picks)
    {
        string[] tokens = ["var", " ", "\n", "x", "Foo", ".", "(", ")", "<", ">", "\"", "$\"", "{", "}", "//", "/*", "*/", "#r", "#if", "'", "1.5f", ";", "=>", "\"\"\"", "[", "]", "where", "///", "&", "&amp;"];
        AssertSameText(string.Concat(picks.Select(pick => tokens[(pick & int.MaxValue) % tokens.Length])));
    }

    private static void AssertSameText(string source)
    {
        var html = CSharpHighlighter.ToHtml(source);
        var text = Span().Replace(html, "");

        Assert.DoesNotContain('<', text);
        Assert.Equal(source, WebUtility.HtmlDecode(text));
    }

    [GeneratedRegex("<span class=\"[ktmsncd]\">|</span>")]
    private static partial Regex Span();
}
