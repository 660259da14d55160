using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck.Xunit;
using RopeCourse.Studio.Pages.Tex;

namespace RopeCourse.Studio.Tests.Pages;

public sealed partial class TexToMathmlTests
{
    [Theory]
    [InlineData("x", "<mi>x</mi>")]
    [InlineData("3.14", "<mn>3.14</mn>")]
    [InlineData("10{,}000", "<mn>10,000</mn>")]
    [InlineData(@"\theta", "<mi>θ</mi>")]
    [InlineData(@"\Delta", "<mi mathvariant=\"normal\">Δ</mi>")]
    [InlineData(@"\infty", "<mi mathvariant=\"normal\">∞</mi>")]
    [InlineData(@"\partial", "<mi>∂</mi>")]
    [InlineData("x_i", "<msub><mi>x</mi><mi>i</mi></msub>")]
    [InlineData("x^10", "<mrow><msup><mi>x</mi><mn>1</mn></msup><mn>0</mn></mrow>")]
    [InlineData("x_i^{2}", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData("x^{2}_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData("f'", "<msup><mi>f</mi><mo>′</mo></msup>")]
    [InlineData("f''_n^2", "<msubsup><mi>f</mi><mi>n</mi><mrow><mo>″</mo><mn>2</mn></mrow></msubsup>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"\frac{\frac{a}{b}}{c}", "<mfrac><mfrac><mi>a</mi><mi>b</mi></mfrac><mi>c</mi></mfrac>")]
    [InlineData(@"\sqrt{d_k}", "<msqrt><msub><mi>d</mi><mi>k</mi></msub></msqrt>")]
    [InlineData(@"\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>")]
    [InlineData(@"\mathbb{R}^n", "<msup><mi>ℝ</mi><mi>n</mi></msup>")]
    [InlineData(@"\mathcal{L}", "<mi>ℒ</mi>")]
    [InlineData(@"\mathbf{q}", "<mi>𝐪</mi>")]
    [InlineData(@"\boldsymbol{\theta}", "<mi>𝜽</mi>")]
    [InlineData(@"\mathrm{PE}", "<mi>PE</mi>")]
    [InlineData(@"\mathrm{d}", "<mi mathvariant=\"normal\">d</mi>")]
    [InlineData(@"\text{if } x", "<mrow><mtext>if\u00a0</mtext><mi>x</mi></mrow>")]
    [InlineData(@"\hat{x}", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">^</mo></mover>")]
    [InlineData(@"\vec v", "<mover accent=\"true\"><mi>v</mi><mo stretchy=\"false\">→</mo></mover>")]
    [InlineData(@"\top", "<mi mathvariant=\"normal\">⊤</mi>")]
    [InlineData(@"{}^2", "<msup><mrow /><mn>2</mn></msup>")]
    [InlineData(@"\lVert x \rVert", "<mrow><mo form=\"prefix\" stretchy=\"false\">‖</mo><mi>x</mi><mo form=\"postfix\" stretchy=\"false\">‖</mo></mrow>")]
    [InlineData(@"\langle a, b \rangle", "<mrow><mo form=\"prefix\" stretchy=\"false\">⟨</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo form=\"postfix\" stretchy=\"false\">⟩</mo></mrow>")]
    [InlineData(@"\left( x \right]", "<mrow><mo form=\"prefix\" stretchy=\"true\">(</mo><mi>x</mi><mo form=\"postfix\" stretchy=\"true\">]</mo></mrow>")]
    [InlineData(@"\left. x \right|", "<mrow><mi>x</mi><mo form=\"postfix\" stretchy=\"true\">|</mo></mrow>")]
    [InlineData(@"\bigl(", "<mo form=\"prefix\" stretchy=\"true\" symmetric=\"true\" minsize=\"1.2em\" maxsize=\"1.2em\">(</mo>")]
    [InlineData(@"\underbrace{x}_{n}", "<munder><munder><mi>x</mi><mo stretchy=\"true\">⏟</mo></munder><mi>n</mi></munder>")]
    [InlineData(@"\operatorname{softmax}(x)", "<mrow><mi>softmax</mi><mo>\u2061</mo><mo form=\"prefix\" stretchy=\"false\">(</mo><mi>x</mi><mo form=\"postfix\" stretchy=\"false\">)</mo></mrow>")]
    [InlineData(@"\lfloor p \rfloor \bmod 2", "<mrow><mo form=\"prefix\" stretchy=\"false\">⌊</mo><mi>p</mi><mo form=\"postfix\" stretchy=\"false\">⌋</mo><mo>mod</mo><mn>2</mn></mrow>")]
    public void A_construct_becomes_its_element(string tex, string expected) =>
        Assert.Equal(expected, WithoutSpacing(Inside(TexToMathml.Translate(tex))));

    [Theory]
    [InlineData("a=b", "<mi>a</mi><mo lspace=\"0.2778em\" rspace=\"0.2778em\">=</mo><mi>b</mi>")]
    [InlineData("a+b", "<mi>a</mi><mo lspace=\"0.2222em\" rspace=\"0.2222em\">+</mo><mi>b</mi>")]
    [InlineData("-b", "<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">−</mo><mi>b</mi>")]
    [InlineData("a=-b", "<mi>a</mi><mo lspace=\"0.2778em\" rspace=\"0.2778em\">=</mo><mo form=\"prefix\" lspace=\"0\" rspace=\"0\">−</mo><mi>b</mi>")]
    [InlineData("a,b", "<mi>a</mi><mo lspace=\"0\" rspace=\"0.1667em\">,</mo><mi>b</mi>")]
    [InlineData(@"2\sin x", "<mn>2</mn><mspace width=\"0.1667em\" /><mi>sin</mi><mo>\u2061</mo><mspace width=\"0.1667em\" /><mi>x</mi>")]
    [InlineData(@"a\;b", "<mi>a</mi><mspace width=\"0.2778em\" /><mi>b</mi>")]
    [InlineData(@"a\!b", "<mi>a</mi><mspace style=\"margin-left:-0.1667em\" /><mi>b</mi>")]
    public void Space_follows_the_classes_of_TeX(string tex, string expected) =>
        Assert.Equal($"<mrow>{expected}</mrow>", Inside(TexToMathml.Translate(tex)));

    [Fact]
    public void Scripts_keep_no_space_around_relations() =>
        Assert.Contains("<mo lspace=\"0\" rspace=\"0\">=</mo>", TexToMathml.Translate("x_{i=0}"), StringComparison.Ordinal);

    [Fact]
    public void Limits_stand_below_and_above_large_operators() =>
        Assert.Equal(
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>0</mn></mrow><mi>n</mi></munderover>",
            WithoutSpacing(Inside(TexToMathml.Translate(@"\sum_{i=0}^n"))));

    [Fact]
    public void Limits_of_integrals_stand_at_the_side() =>
        Assert.StartsWith("<msubsup><mo>∫</mo>", WithoutSpacing(Inside(TexToMathml.Translate(@"\int_0^1"))), StringComparison.Ordinal);

    [Fact]
    public void A_matrix_has_rows_cells_and_stretching_fences() =>
        Assert.Equal(
            "<mrow><mo form=\"prefix\" stretchy=\"true\">(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr>"
            + "<mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable><mo form=\"postfix\" stretchy=\"true\">)</mo></mrow>",
            WithoutSpacing(Inside(TexToMathml.Translate(@"\begin{pmatrix} 1 & 0 \\ 0 & 1 \\ \end{pmatrix}"))));

    [Fact]
    public void Cases_have_one_fence_and_stand_at_the_left()
    {
        var math = TexToMathml.Translate(@"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}");

        Assert.Contains("form=\"prefix\" stretchy=\"true\">{</mo>", math, StringComparison.Ordinal);
        Assert.DoesNotContain("postfix", math, StringComparison.Ordinal);
        Assert.Equal(4, math.Split("text-align:left").Length - 1);
    }

    [Fact]
    public void Aligned_lines_meet_at_the_sign_and_keep_its_space()
    {
        var math = TexToMathml.Translate(@"\begin{aligned} a &= b \\ &+ c \end{aligned}", display: true);

        Assert.Contains("text-align:right;padding-left:0;padding-right:0", math, StringComparison.Ordinal);
        Assert.Contains("<mo lspace=\"0.2778em\" rspace=\"0.2778em\">=</mo>", math, StringComparison.Ordinal);
        Assert.Contains("<mo lspace=\"0.2222em\" rspace=\"0.2222em\">+</mo>", math, StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_draws_its_lines()
    {
        var math = TexToMathml.Translate(@"\begin{array}{l|r} a & b \\ \hline c & d \end{array}");

        Assert.Contains("text-align:left;border-right:1px solid", math, StringComparison.Ordinal);
        Assert.Contains("text-align:right;border-top:1px solid", math, StringComparison.Ordinal);
    }

    [Fact]
    public void The_formula_stays_readable_as_alternative_text()
    {
        var math = XElement.Parse(TexToMathml.Translate("a < b \n \"c\"", display: true));

        Assert.Equal("a < b \"c\"", math.Attribute("alttext")!.Value);
        Assert.Equal("block", math.Attribute("display")!.Value);
    }

    [Theory]
    [InlineData(@"a + \foo{b}", @"\foo", 4)]
    [InlineData(@"\+", @"\+", 0)]
    [InlineData(@"\frac{a}{", "{", 8)]
    [InlineData("a}", "}", 1)]
    [InlineData("a & b", "&", 2)]
    [InlineData(@"\left( a", @"\left", 0)]
    [InlineData(@"a \right)", @"\right", 2)]
    [InlineData(@"\begin{tikz} a \end{tikz}", @"\begin{tikz}", 0)]
    [InlineData(@"\begin{matrix} a", @"\begin{matrix}", 0)]
    [InlineData("x^2^3", "^", 3)]
    [InlineData(@"\frac{a}", "", 8)]
    [InlineData("50%", "%", 2)]
    [InlineData(@"\text{a \foo}", @"\f", 8)]
    [InlineData("€", "€", 0)]
    [InlineData(@"a\", @"\", 1)]
    public void A_fault_is_named_with_its_place(string tex, string command, int position)
    {
        var problem = Assert.Throws<TexException>(() => TexToMathml.Translate(tex));

        Assert.Equal(command, problem.Command);
        Assert.Equal(position, problem.Position);
        Assert.Contains(tex, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u0001", 1)]
    [InlineData("\\text{\ufffe}", 6)]
    public void Characters_that_no_page_may_hold_are_refused(string tex, int position) =>
        Assert.Equal(position, Assert.Throws<TexException>(() => TexToMathml.Translate(tex)).Position);

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Throws<TexException>(() => TexToMathml.Translate(new string('{', 5000)));

    [Fact]
    public void Accents_without_end_are_refused() =>
        Assert.Throws<TexException>(() => TexToMathml.Translate(string.Concat(Enumerable.Repeat(@"\hat", 20000)) + "x"));

    [Property(MaxTest = 500)]
    public void Any_text_is_translated_or_refused(string? text)
    {
        try
        {
            XElement.Parse(TexToMathml.Translate(text ?? ""));
        }
        catch (TexException problem)
        {
            Assert.InRange(problem.Position, 0, text?.Length ?? 0);
        }
    }

    [Property(MaxTest = 500)]
    public void Any_row_of_pieces_is_translated_or_refused(int[] picks)
    {
        string[] pieces = ["{", "}", "^", "_", "x", "1", @"\frac", @"\left(", @"\right)", "&", @"\\", @"\begin{matrix}", @"\end{matrix}", @"\sum", "'", "+", "=", @"\text", " ", @"\sqrt[", "]", @"\limits", @"\displaystyle", @"\hat", @"\mathbf", ",", @"\,"];
        var tex = string.Concat(picks.Select(pick => pieces[(pick & int.MaxValue) % pieces.Length]));
        try
        {
            XElement.Parse(TexToMathml.Translate(tex));
        }
        catch (TexException problem)
        {
            Assert.InRange(problem.Position, 0, tex.Length);
        }
    }

    private static string Inside(string math) => string.Concat(XElement.Parse(math, LoadOptions.PreserveWhitespace).Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));

    private static string WithoutSpacing(string math) => Spacing().Replace(math, "");

    [GeneratedRegex(" [lr]space=\"[^\"]*\"")]
    private static partial Regex Spacing();
}
