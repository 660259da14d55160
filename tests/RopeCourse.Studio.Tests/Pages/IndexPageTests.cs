using RopeCourse.Studio.Pages;

namespace RopeCourse.Studio.Tests.Pages;

public sealed class IndexPageTests
{
    [Fact]
    public void A_chapter_shows_number_title_promise_minutes_figures_and_exercises()
    {
        var chapter = ChapterReader.Read(SampleNotebook.Full);

        var html = IndexPage.Render([chapter], new CourseLinks([chapter]));

        Assert.Contains("<span class=\"number\">02</span> <a href=\"02-counting-in-bits.html\">Counting in bits</a>", html, StringComparison.Ordinal);
        Assert.Contains("read <code>BinaryEncoding</code> as a set of clocks", html, StringComparison.Ordinal);
        Assert.Contains("55 minutes · 1 figure · 1 exercise", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("| Time | Needs |\n|---|---|\n| 55 minutes (35 + 20) | 2 chapters |", 55)]
    [InlineData("| Teaching (min) | Exercises (min) |\n|---|---|\n| 35 | 20 |", 55)]
    [InlineData("| Minutes | 40 |\n|---|---|\n| Needs | 01 |", 40)]
    [InlineData("| | |\n|---|---|\n| Time | 45–60 min |", 60)]
    [InlineData("| Needs | chapter 01 |\n|---|---|\n| Learn | 4 things |", null)]
    public void Minutes_are_read_from_the_header_table(string table, int? expected)
    {
        var chapter = ChapterReader.Read(SampleNotebook.Notebook("01-a", SampleNotebook.Markdown("# A\n\nP.\n\n" + table + "\n\n## Later\n\n| Run | 99 min |\n|---|---|")));

        Assert.Equal(expected, chapter.Minutes);
    }

    [Fact]
    public void A_notebook_without_any_heading_still_gets_a_line()
    {
        var chapter = ChapterReader.Read(SampleNotebook.Notebook("draft"));

        var html = IndexPage.Render([chapter], new CourseLinks([chapter]));

        Assert.Contains("<a href=\"draft.html\">draft</a>", html, StringComparison.Ordinal);
    }
}
