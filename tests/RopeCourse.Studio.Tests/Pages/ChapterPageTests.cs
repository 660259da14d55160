using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Pages;

namespace RopeCourse.Studio.Tests.Pages;

public sealed class ChapterPageTests
{
    [Theory]
    [InlineData("see [x](02-b.ipynb)", "<a href=\"02-b.html\">x</a>")]
    [InlineData("see [x](./02-b.ipynb#The-next,-flip!)", "<a href=\"02-b.html#the-next-flip\">x</a>")]
    [InlineData("see [x](02-b.ipynb#the-next-flip)", "<a href=\"02-b.html#the-next-flip\">x</a>")]
    [InlineData("see [x](02-b.ipynb#exercise-02-1)", "<a href=\"02-b.html#exercise-02-1\">x</a>")]
    [InlineData("see [x](02-b.ipynb#Exercise-02.1-Try-this)", "<a href=\"02-b.html#exercise-021-try-this\">x</a>")]
    [InlineData("see [x](#Own-Part)", "<a href=\"#own-part\">x</a>")]
    [InlineData("see [x](README.md)", "<a href=\"index.html\">x</a>")]
    [InlineData("see [x](https://example.org/a#B)", "<a href=\"https://example.org/a#B\">x</a>")]
    public void Links_between_notebooks_lead_to_pages(string markdown, string expected)
    {
        var html = Render(markdown + "\n\n## Own Part", SampleNotebook.Notebook("02-b", SampleNotebook.Markdown("# B\n\n## The next, flip!\n\n### Exercise 02.1 Try `this`")));

        Assert.Contains(expected, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](09-later.ipynb)")]
    [InlineData("[x](instructor/02.md)")]
    [InlineData("[x](javascript:alert)")]
    public void A_link_to_nothing_on_the_pages_keeps_its_words_only(string markdown)
    {
        var html = Render("see " + markdown + " here");

        Assert.Contains("<p>see x here</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_of_one_name_get_anchors_of_their_own()
    {
        var html = Render("## Look\n\n## Look");

        Assert.Contains("<h2 id=\"look\">", html, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"look-1\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fold_holds_Markdown_and_coloured_code()
    {
        var html = Render("<details>\n<summary>Hint</summary>\n\n**Bold** and $x^2$.\n\n```csharp\nvar x = 1;\n```\n\n</details>\n\nAfter.");

        Assert.Contains("<strong>Bold</strong>", html, StringComparison.Ordinal);
        Assert.Contains("<msup><mi>x</mi><mn>2</mn></msup>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"k\">var</span>", html, StringComparison.Ordinal);
        Assert.Contains("</details>\n<p>After.</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fold_left_open_ends_with_its_cell()
    {
        var html = Render("<details>\n<summary>Hint</summary>\n\nNever closed.");

        Assert.Contains("<p>Never closed.</p>\n</details>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exercise_reaches_to_the_next_heading_of_its_level()
    {
        var html = Body(
            SampleNotebook.Markdown("# T\n\n### Exercise 02.1 One\n\nDo it.\n\n<details>\n\n### In the fold\n\n</details>\n\n#### Deeper"),
            SampleNotebook.Code("Try()"),
            SampleNotebook.Markdown("### Exercise 02.2 Two"),
            SampleNotebook.Markdown("Text\n\n## After"));

        var sections = html.Split("<section class=\"exercise\" id=\"exercise-02-");
        Assert.Equal(3, sections.Length);
        Assert.StartsWith("1\" aria-labelledby=\"exercise-021-one\">", sections[1], StringComparison.Ordinal);
        Assert.Contains("In the fold", sections[1], StringComparison.Ordinal);
        Assert.Contains("Try", sections[1], StringComparison.Ordinal);
        Assert.Contains("<p>Text</p>\n</section>\n<h2 id=\"after\">", sections[2], StringComparison.Ordinal);
    }

    [Fact]
    public void An_exercise_ends_with_its_last_cell()
    {
        var html = Body(
            SampleNotebook.Markdown("### Exercise 02.1 · One") with { Id = "ex-02-1-task" },
            SampleNotebook.Code("Try()") with { Id = "ex-02-1" },
            SampleNotebook.Code("Check()") with { Id = "ex-02-1-check" },
            SampleNotebook.Markdown("The story goes on.") with { Id = "story" },
            SampleNotebook.Markdown("### Exercise 02.10 · Ten") with { Id = "ex-02-10-task" },
            SampleNotebook.Markdown("Not ten any more.") with { Id = "ex-02-1-late" });

        Assert.Matches("(?s)Check.*</section>\n<p>The story goes on.</p>", html);
        Assert.Contains("</section>\n<p>Not ten any more.</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_table_becomes_names_with_values()
    {
        var html = Render("| Teach | Needs |\n|---|---|\n| 42 min | $x^2$ |\n\n## Later\n\n| a | b |\n|---|---|\n| 1 | 2 |");

        Assert.Contains("<div><dt>Teach</dt><dd>42 min</dd></div>", html, StringComparison.Ordinal);
        Assert.Contains("<dt>Needs</dt><dd><math", html, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_setup_cell_shows_its_error_and_not_its_progress()
    {
        var html = Body(SampleNotebook.Code("#r \"nuget: X, 1.0.0\"", SampleNotebook.Stream("Restoring", "stderr"), SampleNotebook.Error("Missing", "no X")));

        Assert.DoesNotContain("Restoring", html, StringComparison.Ordinal);
        Assert.Contains("no X", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the $n$th bit", "<math alttext=\"n\">")]
    [InlineData("($i$, $j$)-th", "<math alttext=\"j\">")]
    [InlineData("$$x_1$$", "<math display=\"block\" alttext=\"x_1\">")]
    [InlineData("$$\nx_1 \\\\\n$$", "<code class=\"tex\"")]
    [InlineData("text\n$$\nx_1\n$$\ntext", "<math display=\"block\" alttext=\"x_1\">")]
    [InlineData("$$ x_1\n= 2 $$", "<math display=\"block\" alttext=\"x_1 = 2\">")]
    [InlineData("$a_1$ and *b* and $c_2$", "<em>b</em>")]
    [InlineData(@"$a \_ b$", "alttext=\"a \\_ b\"")]
    [InlineData("| a |\n|---|\n| $x_1$ |", "<math alttext=\"x_1\">")]
    public void Formulas_are_found_where_Jupyter_finds_them(string markdown, string expected) =>
        Assert.Contains(expected, Render(markdown), StringComparison.Ordinal);

    [Theory]
    [InlineData("It costs $5 or $6.")]
    [InlineData("`$x$`")]
    public void Dollars_that_are_no_formula_stay(string markdown) =>
        Assert.DoesNotContain("<math", Render(markdown), StringComparison.Ordinal);

    [Fact]
    public void A_formula_that_cannot_be_translated_is_shown_as_typed()
    {
        var html = Render(@"$\foo < 1$");

        Assert.Contains(@"<code class=""tex"" title=""\foo is not known (at position 0 of &quot;\foo &lt; 1&quot;)"">\foo &lt; 1</code>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Source_cannot_break_out_of_its_block()
    {
        var html = Body(SampleNotebook.Code("var s = \"</code></pre><script>alert(1)</script>\";"));

        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_first_cell_with_a_reference_is_the_setup()
    {
        var html = Body(SampleNotebook.Code("#r \"nuget: RopeCourse, 1.0.0\""), SampleNotebook.Code("#r \"nuget: RopeCourse, 1.0.0\""));

        Assert.Single(html.Split("class=\"cell setup\"").Skip(1));
    }

    [Fact]
    public void A_cell_may_hide_its_source_and_show_its_output()
    {
        var html = Body(SampleNotebook.Code("Hidden()", ["hide-input"], SampleNotebook.Stream("shown")));

        Assert.Matches("(?s)<details class=\"hidden-code\">.*Hidden.*</details>.*shown", html);
    }

    [Fact]
    public void A_page_has_landmarks_contents_and_ways_on()
    {
        var html = ChapterPage.Render(Read(SampleNotebook.Full), Read(SampleNotebook.Before), Read(SampleNotebook.After), new CourseLinks([]));

        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Contains("<title>Counting in bits · RopeCourse</title>", html, StringComparison.Ordinal);
        Assert.Contains("<a class=\"skip\" href=\"#page-text\">", html, StringComparison.Ordinal);
        Assert.Contains("<nav class=\"contents\" aria-label=\"Contents of this chapter\">", html, StringComparison.Ordinal);
        Assert.Contains("<li class=\"deeper\"><a href=\"#exercise-021-the-next-flip\">", html, StringComparison.Ordinal);
        Assert.Contains("<a rel=\"prev\" href=\"01-does-order-matter.html\">", html, StringComparison.Ordinal);
        Assert.Contains("<a rel=\"next\" href=\"03-smooth-bits.html\">", html, StringComparison.Ordinal);
        Assert.Contains("window.ropecoursePlotlyUrl = \"assets/plotly.min.js\";", html, StringComparison.Ordinal);
    }

    private static Chapter Read(Notebook notebook) => ChapterReader.Read(notebook);

    private static string Body(params Cell[] cells) => Render(SampleNotebook.Notebook("01-a", cells), []);

    private static string Render(string markdown, params Notebook[] others) =>
        Render(SampleNotebook.Notebook("01-a", SampleNotebook.Markdown("# A\n\n" + markdown)), others);

    private static string Render(Notebook notebook, Notebook[] others)
    {
        var chapter = Read(notebook);
        return ChapterBody.Render(chapter, new CourseLinks([chapter, .. others.Select(Read)]));
    }
}
