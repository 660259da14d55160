using RopeCourse.Studio.Checking;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Tests.Chapters;

[Collection(RunCourse.Name)]
public sealed class ChapterTests(CourseFixture course)
{
    public static TheoryData<string> Names => CourseFixture.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_cell_runs_in_a_fresh_kernel(string name)
    {
        var report = course.Reports[name];
        Assert.True(report.Succeeded, report.Failure is { } failure ? Running.CourseRunner.Describe(failure) : string.Empty);
        Assert.Equal(report.CodeCells, report.CellsRun);
        Assert.True(report.CodeCells > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Saved_outputs_are_fresh(string name) =>
        Assert.Empty(NotebookChecker.CheckFresh(course.Saved(name), course.Reports[name]));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_is_canonical_portable_and_typeset(string name)
    {
        var saved = course.Saved(name);
        Assert.Empty(NotebookChecker.CheckText(saved, File.ReadAllText(saved.Path)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_saved_notebook_stays_under_one_megabyte(string name) =>
        Assert.InRange(new FileInfo(course.Saved(name).Path).Length, 1, 1_000_000);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_figure_holds_valid_numbers_and_words_for_those_who_cannot_see_it(string name)
    {
        var figures = course.Reports[name].Executed.Cells.SelectMany(cell => cell.Outputs).Where(Outputs.IsFigure).ToList();
        Assert.NotEmpty(figures);
        foreach (var html in figures.Select(figure => Outputs.Text(figure, "text/html")!))
        {
            Assert.Matches("aria-label=\"[^\"]{20,}\"", html);
            Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_setup_cell_is_the_same_in_every_chapter(string name)
    {
        var setup = course.Saved(name).Cells.First(cell => cell.Kind == CellKind.Code).Source;
        Assert.Equal(
            """
            #r "nuget: RopeCourse, 1.0.0"
            using RopeCourse;
            using RopeCourse.Plots;
            using RopeCourse.Lessons;
            using MathNet.Numerics.LinearAlgebra;
            """.ReplaceLineEndings("\n"),
            setup);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_output_is_an_error(string name) =>
        Assert.DoesNotContain(course.Saved(name).Cells.SelectMany(cell => cell.Outputs), output => (string?)output["output_type"] == "error");
}
