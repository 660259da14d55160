using RopeCourse.Studio.Checking;
using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Tests.Notebooks;

namespace RopeCourse.Studio.Tests.Checking;

public sealed class ProseNumbersTests
{
    [Theory]
    [InlineData("The norm is 5.64.", "5.64")]
    [InlineData("The norm is 54,410 and $10{,}000$.", "54410 10000")]
    [InlineData("It is 0.970 at 1 and −3 at 2.", "0.97 1 3 2")]
    [InlineData("Section 3.5, chapter 08, equations 4 to 6 and exercise 02.1 name places.", "")]
    [InlineData("Vaswani and others (2017); Llama 3.1 has 128 coordinates.", "3.1 128")]
    [InlineData("See [02 Counting](02-counting.ipynb) and issue 32 of x/y#25.", "")]
    [InlineData("`bits[7]` and $2^{15}$", "7 2 15")]
    [InlineData("```csharp\nvar x = 99;\n```\n\nThe code is left out.", "")]
    [InlineData("| a | 12 |\n|---|---|\n| b | 13 |", "12 13")]
    public void Numbers_are_found_without_those_that_only_name_a_place(string prose, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), ProseNumbers.Numbers(SampleNotebooks.Markdown(prose)));

    [Theory]
    [InlineData("It prints 5.64.", "5.64")]
    [InlineData("It prints 0.57.", "0.5678")]
    [InlineData("It prints 54,410.", "54410.29")]
    [InlineData("It prints 54,410.", "54,410.2882")]
    [InlineData("It prints 0.970.", "0.97")]
    [InlineData("It prints 1,000.", "1E3")]
    [InlineData("It prints 2.2·10⁻¹⁶.", "2.2E-16")]
    [InlineData("It prints 4·10⁻¹⁶.", "4.4E-16")]
    [InlineData("It prints $2.2 \\cdot 10^{-16}$.", "2.2e-16")]
    public void A_number_that_is_printed_or_rounded_from_one_is_shown(string prose, string printed) =>
        Assert.Empty(ProseNumbers.Check(SampleNotebooks.Of(
            SampleNotebooks.Code("Show()", "show", SampleNotebooks.Result("text/plain", printed)), SampleNotebooks.Markdown(prose))));

    [Theory]
    [InlineData("It prints 5.65.", "5.64")]
    [InlineData("It prints 0.58.", "0.5678")]
    [InlineData("It prints 5641.", "5.641")]
    [InlineData("It prints 2.", "1.7")]
    [InlineData("It prints 5e-16.", "4.4E-16")]
    public void Any_other_number_is_a_problem(string prose, string printed)
    {
        var problem = Assert.Single(ProseNumbers.Check(SampleNotebooks.Of(
            SampleNotebooks.Code("Show()", "show", SampleNotebooks.Result("text/plain", printed)), SampleNotebooks.Markdown(prose, "read"))));
        Assert.Equal("cell 2 (read)", problem.Where);
        Assert.StartsWith($"The number {prose.Split(' ')[^1].Trim('.')} stands in no output", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figures_words_count_and_its_coordinates_do_not()
    {
        const string html = """<div class="ropecourse-figure">{"title":{"text":"It turns 41 times"},"y":[17,18],"text":[["0.25","0.5"],["0.75","1"]]}</div>""";
        var figure = SampleNotebooks.Code("Draw()", "draw", SampleNotebooks.Result("text/html", html));
        Assert.Empty(ProseNumbers.Check(SampleNotebooks.Of(figure, SampleNotebooks.Markdown("Read 41 and 0.75."))));
        Assert.Single(ProseNumbers.Check(SampleNotebooks.Of(figure, SampleNotebooks.Markdown("Read 17."))));
    }

    [Fact]
    public void Code_counts_as_shown() =>
        Assert.Empty(ProseNumbers.Check(SampleNotebooks.Of(SampleNotebooks.Code("double b = 10_000;"), SampleNotebooks.Markdown("The base is 10,000."))));

    [Fact]
    public void Every_allowed_number_stands_in_its_cell_is_not_shown_and_has_a_reason()
    {
        Assert.All(AllowedNumbers.All, entry =>
        {
            Assert.True(entry.Why.Length > 10, entry.Cell);
            Notebook chapter = NotebookFile.Read(Path.Combine(Course.Find().Notebooks, entry.Chapter + ".ipynb"));
            Cell cell = Assert.Single(chapter.Cells, cell => cell.Id == entry.Cell);
            Assert.Empty(entry.Numbers.Except(ProseNumbers.Numbers(cell)));
            // Under another name the list has nothing to say, and every entry must come up as a problem.
            string[] unexplained = [.. ProseNumbers.Check(chapter with { Path = "other.ipynb" })
                .Where(problem => problem.Where.EndsWith($"({entry.Cell})", StringComparison.Ordinal)).Select(problem => problem.Message.Split(' ')[2])];
            Assert.Empty(entry.Numbers.Except(unexplained));
        });
    }
}
