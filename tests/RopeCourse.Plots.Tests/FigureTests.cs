using System.Collections;
using System.Text.RegularExpressions;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots.Tests;

public sealed partial class FigureTests
{
    private static readonly Axis X = new("position m", "tokens");
    private static readonly Axis Y = new("value");

    [Fact]
    public void A_figure_without_alternative_text_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Charts.Lines(new("Title", " "), X, Y, new Series("a", [1, 2])));

        Assert.Contains("AltText is empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_without_a_title_is_refused() =>
        Assert.Throws<ArgumentException>(() => Charts.Lines(new("", "Alt text."), X, Y, new Series("a", [1, 2])));

    [Theory]
    [InlineData(100, 300)]
    [InlineData(721, 300)]
    [InlineData(700, 20)]
    [InlineData(700, 2000)]
    public void A_size_that_no_page_holds_is_refused(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Charts.Lines(new("Title", "Alt text.") { Width = width, Height = height }, X, Y, new Series("a", [1, 2])));

    [Fact]
    public void The_words_cannot_break_the_page()
    {
        var html = Charts.Lines(new("1 < 2 </script><script>alert(1)</script>", "\"quoted\" & <b>"), X, Y, new Series("</script>", [1, 2])).ToHtml();

        Assert.Single(Scripts().Matches(html));
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"&quot;quoted&quot; &amp; &lt;b&gt;\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fragment_stays_readable_without_scripts()
    {
        var figure = Gallery.Figures["square-waves"]();
        var html = Regex.Replace(figure.ToHtml(), "<script>.*?</script>", "", RegexOptions.Singleline);

        Assert.Contains($"<strong>{figure.Title}</strong>", html, StringComparison.Ordinal);
        Assert.Contains($"<p>{figure.AltText}</p>", html, StringComparison.Ordinal);
        Assert.Contains("role=\"img\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_loader_is_small_and_asks_for_the_version_that_is_carried()
    {
        var figure = Gallery.Figures["lines"]();
        var html = figure.ToHtml();
        var script = html[(html.IndexOf("<script>", StringComparison.Ordinal) + 8)..html.IndexOf("</script>", StringComparison.Ordinal)];

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(script.Replace(figure.ToJson(), "", StringComparison.Ordinal)), 500, 3072);
        Assert.Contains($"plotly-{PlotlyJs.Version}.min.js", script, StringComparison.Ordinal);
        Assert.DoesNotContain("PLOTLY_VERSION", script, StringComparison.Ordinal);
    }

    [Fact]
    public void The_standalone_page_holds_the_script_itself()
    {
        var page = Gallery.Figures["lines"]().ToStandaloneHtml();

        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains($"plotly.js v{PlotlyJs.Version}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script src", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 3_000_000, 4_500_000);
    }

    [Fact]
    public void Different_figures_have_different_ids()
    {
        var ids = Gallery.Figures.Values.Select(make => Id().Match(make().ToHtml()).Value).ToList();

        Assert.All(ids, id => Assert.StartsWith("data-ropecourse=\"rc-", id, StringComparison.Ordinal));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Kernels_find_the_formatter_by_its_names()
    {
        var attribute = typeof(Figure).GetCustomAttributes(inherit: false).Single(one => one.GetType().Name == "TypeFormatterSourceAttribute");
        var type = attribute.GetType();
        var sourceType = (Type)type.GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var source = Activator.CreateInstance(sourceType)!;
        var formatter = ((IEnumerable)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).Cast<object>().Single();
        var figure = Gallery.Figures["lines"]();
        using var writer = new StringWriter();

        Assert.Equal(["text/html"], (string[])type.GetProperty("PreferredMimeTypes")!.GetValue(attribute)!);
        Assert.Equal("text/html", formatter.GetType().GetProperty("MimeType")!.GetValue(formatter));
        Assert.Equal(typeof(Figure), formatter.GetType().GetProperty("Type")!.GetValue(formatter));
        Assert.Equal(true, formatter.GetType().GetMethod("Format")!.Invoke(formatter, [figure, writer]));
        Assert.Equal(figure.ToHtml(), writer.ToString());
        Assert.Equal(false, formatter.GetType().GetMethod("Format")!.Invoke(formatter, ["no figure", writer]));
    }

    [Fact]
    public void A_matrix_that_changes_later_does_not_change_the_figure()
    {
        var matrix = Matrix<double>.Build.Dense(2, 2, 1);
        var figure = Charts.HeatMap(new("Title", "Alt text."), X, Y, matrix);
        matrix[0, 0] = 4321;

        Assert.DoesNotContain("4321", figure.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_that_changes_later_does_not_change_the_figure()
    {
        double[] values = [1, 2, 3];
        var figure = Charts.Lines(new("Title", "Alt text."), X, Y, new Series("a", values));
        values[1] = 4321;

        Assert.DoesNotContain("4321", figure.ToJson(), StringComparison.Ordinal);
    }

    [GeneratedRegex("<script")]
    private static partial Regex Scripts();

    [GeneratedRegex("data-ropecourse=\"[^\"]*\"")]
    private static partial Regex Id();
}
