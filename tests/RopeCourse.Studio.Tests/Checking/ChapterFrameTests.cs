using System.Text.Json.Nodes;
using RopeCourse.Studio.Checking;
using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Tests.Notebooks;

namespace RopeCourse.Studio.Tests.Checking;

/// <summary>Takes a real chapter, which fits the frame, and breaks one thing at a time.</summary>
public sealed class ChapterFrameTests
{
    private static readonly Notebook Chapter = NotebookFile.Read(Path.Combine(Course.Find().Notebooks, "03-smooth-bits.ipynb"));

    [Fact]
    public void A_chapter_in_the_frame_has_no_problem() => Assert.Empty(ChapterFrame.Check(Chapter));

    [Theory]
    [InlineData("title", "The first cell must start with the title")]
    [InlineData("header", "The second cell must be the header table")]
    [InlineData("key-points", "The section 'Key points' is missing.")]
    [InlineData("quiz-intro", "The section 'Check yourself' is missing.")]
    [InlineData("sources", "The section 'Sources' is missing.")]
    [InlineData("quiz", "The quiz is missing.")]
    [InlineData("next", "The last cell must hand on the open question and link back.")]
    [InlineData("ex-03-2-hint", "The cell 'ex-03-2-hint' is missing.")]
    [InlineData("ex-03-2-solution", "The cell 'ex-03-2-solution' is missing.")]
    [InlineData("ex-03-2-check", "The cell 'ex-03-2-check' is missing.")]
    [InlineData("ex-03-2-task", "An exercise is called 'ex-03-3-task'; it must be 'ex-03-2-task'.")]
    public void A_missing_part_is_named(string id, string message) => Expect(
        Chapter with { Cells = [.. Chapter.Cells.Where(cell => cell.Id != id)] }, message);

    [Theory]
    [InlineData("ex-03-1-task", "*Given*", "Take", "The task of ex-03-1 lacks *Given*.")]
    [InlineData("ex-03-1-task", "*You are done when*", "Stop when", "The task of ex-03-1 lacks *You are done when*.")]
    [InlineData("ex-03-1-task", "### Exercise 03.1", "### Task 03.1", "The heading of ex-03-1 must be '### Exercise 03.1 · …'.")]
    public void A_task_out_of_form_is_named(string id, string from, string to, string message) => Expect(
        Change(id, cell => cell with { Source = cell.Source.Replace(from, to, StringComparison.Ordinal) }), message);

    [Fact]
    public void A_cell_of_code_that_is_too_long_is_named() => Expect(
        Change("sign-tiny", cell => cell with { Source = string.Join('\n', Enumerable.Repeat("1;", 26)) }), "The cell has 26 lines of code; at most 25.");

    [Fact]
    public void A_paragraph_that_is_too_long_is_named() => Expect(
        Change("sign-read", cell => cell with { Source = string.Join(' ', Enumerable.Repeat("word", 90)) }), "The cell has 90 words; it should have 15 to 80.");

    [Fact]
    public void Too_many_slides_figures_and_words_are_counted()
    {
        Expect(Chapter with { Cells = [.. Chapter.Cells.Select(cell => cell with { Metadata = new JsonObject { ["slideshow"] = new JsonObject { ["slide_type"] = "slide" } } })] }, "It makes 70 slides; it must make 12 to 18.");
        Notebook bare = Chapter with { Cells = [.. Chapter.Cells.Select(cell => cell with { Outputs = [] })] };
        Expect(bare, "It has 0 figures; it must have at least 4.");
        Expect(bare, "None of its figures is live: a slider, an animation or three dimensions.");
        Expect(Chapter with { Cells = [.. Chapter.Cells.Take(30)] }, "It has 30 cells; it must have 40 to 70.");
        Assert.Contains(ChapterFrame.Check(Chapter with { Cells = [.. Chapter.Cells.Where(cell => cell.Kind == CellKind.Code)] }),
            problem => problem.Message == "It has 0 words outside folded cells; it must have 1500 to 2500.");
    }

    [Fact]
    public void A_formula_counts_as_one_word_and_code_as_none()
    {
        Assert.Equal(3, Prose.Of(SampleNotebooks.Markdown("two $a + b + c$ words")).Words);
        Assert.Equal(2, Prose.Of(SampleNotebooks.Markdown("word\n\n$$x = y + z$$")).Words);
        Assert.Equal(1, Prose.Of(SampleNotebooks.Markdown("word\n\n```csharp\nvar x = 1;\n```\n\n| a | b |\n|---|---|\n| c | d |")).Words);
    }

    private static Notebook Change(string id, Func<Cell, Cell> change) =>
        Chapter with { Cells = [.. Chapter.Cells.Select(cell => cell.Id == id ? change(cell) : cell)] };

    private static void Expect(Notebook notebook, string message) =>
        Assert.Contains(ChapterFrame.Check(notebook), problem => problem.Message.StartsWith(message, StringComparison.Ordinal));
}
