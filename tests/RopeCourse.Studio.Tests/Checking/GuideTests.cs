using RopeCourse.Studio.Checking;
using RopeCourse.Studio.Commands;
using RopeCourse.Studio.Guide;
using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Tests.Notebooks;

namespace RopeCourse.Studio.Tests.Checking;

/// <summary>Links, the tables of chapters and their pictures: of the course as it stands, and of small courses that are broken.</summary>
public sealed class GuideTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("course-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_course_has_no_broken_link_and_its_tables_and_pictures_are_current() =>
        Assert.Empty(CheckCommand.GuideProblems(Course.Find()));

    [Fact]
    public void The_saved_notebooks_together_stay_under_seven_megabytes() =>
        Assert.InRange(Course.Find().Chapters([]).Sum(path => new FileInfo(path).Length), 1, 7_000_000);

    [Fact]
    public void Every_chapter_has_notes_for_the_instructor_with_a_short_and_a_long_cut() => Assert.All(Course.Find().Chapters([]), path =>
    {
        string notes = Path.Combine(Course.Find().Notebooks, "instructor", Path.GetFileName(path)[..2] + ".md");
        Assert.True(File.Exists(notes), notes);
        string text = File.ReadAllText(notes);
        Assert.Contains("45", text, StringComparison.Ordinal);
        Assert.Contains("90", text, StringComparison.Ordinal);
        Assert.Contains("goes wrong", text, StringComparison.OrdinalIgnoreCase);
    });

    [Theory]
    [InlineData("[x](01-b.ipynb)", null)]
    [InlineData("[x](01-b.ipynb#a-heading)", null)]
    [InlineData("[x](#here)\n\n# Here", null)]
    [InlineData("[x](https://example.org/nothing)", null)]
    [InlineData("[x](02-c.ipynb)", "The link to 02-c.ipynb leads nowhere.")]
    [InlineData("[x](01-b.ipynb#no-heading)", "The link to 01-b.ipynb#no-heading leads to no heading.")]
    [InlineData("[x](#there)\n\n# Here", "The link to #there leads to no heading.")]
    public void A_link_to_nothing_is_named(string markdown, string? problem)
    {
        Course course = Small(("00-a", [SampleNotebooks.Markdown(markdown)]), ("01-b", [SampleNotebooks.Markdown("## A heading")]));
        File.WriteAllText(Path.Combine(course.Notebooks, "note.md"), markdown.Replace("#here", "note.md#here", StringComparison.Ordinal));
        Problem[] found = [.. Links.Check(course)];
        Assert.Equal(problem is null ? [] : ["00-a, cell 1 (prose)", Path.Combine("notebooks", "note.md")], found.Select(entry => entry.Where));
        Assert.All(found, entry => Assert.Equal(problem, entry.Message));
    }

    [Fact]
    public void The_tables_are_what_the_chapters_say()
    {
        Course course = Small(
            ("00-a", [.. Header("20 min", "5 min", "nothing", "count"), SampleNotebooks.Markdown("## Card\n\n| $m$ | position |", "card")]),
            ("01-b", Header("40 min", "10 min", "[00 A](00-a.ipynb)", "turn")));
        Assert.All(CourseMap.Check(course), problem => Assert.Contains("run 'tidy'", problem.Message, StringComparison.Ordinal));
        foreach ((string file, string text) in CourseMap.Render(course).ToList())
            File.WriteAllText(file, text);
        Assert.Empty(CourseMap.Check(course));
        string map = File.ReadAllText(Path.Combine(course.Notebooks, "README.md"));
        Assert.Contains("| 01 | [B](01-b.ipynb) | 50 | 0 | [00 A](00-a.ipynb) |", map, StringComparison.Ordinal);
        Assert.Contains("| | all of them | 75 | 0 | |", map, StringComparison.Ordinal);
        Assert.Contains("](notebooks/01-b.ipynb)** | turn |", File.ReadAllText(Path.Combine(course.Root, "README.md")), StringComparison.Ordinal);
        Assert.Contains("-->\n| $m$ | position |\n<!-- /card", map, StringComparison.Ordinal);
        Assert.StartsWith("before\n", map, StringComparison.Ordinal);
        Assert.EndsWith("after\n", map, StringComparison.Ordinal);
    }

    [Fact]
    public void A_readme_without_its_marks_is_refused()
    {
        Course course = Small(("00-a", Header("20 min", "5 min", "nothing", "count")));
        File.WriteAllText(Path.Combine(course.Root, "README.md"), "no marks");
        Assert.Throws<StudioException>(() => CourseMap.Render(course).ToList());
    }

    [Fact]
    public void The_tagged_figure_is_the_picture_of_its_chapter()
    {
        Course course = Small(("00-a", [.. Header("20 min", "5 min", "nothing", "count"), Figure("first", 1), Figure("second", 2, "cover")]));
        (string file, byte[] bytes) = Assert.Single(Covers.Render(course));
        Assert.Equal([2, 2], bytes);
        Assert.Equal("finding 2", Covers.Words(NotebookFile.Read(course.Chapters([])[0])));
        Assert.Single(Covers.Check(course));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        Assert.Empty(Covers.Check(course));
    }

    private static Cell Figure(string id, byte mark, params string[] tags)
    {
        var output = SampleNotebooks.Result("text/html", "<div class=\"ropecourse-figure\"></div>");
        output["data"]!["image/png"] = Convert.ToBase64String([mark, mark]);
        output["data"]!["text/plain"] = $"finding {mark} — in words";
        return SampleNotebooks.Code("Draw()", id, output) with
        {
            Metadata = tags.Length == 0 ? [] : new() { ["tags"] = new System.Text.Json.Nodes.JsonArray([.. tags.Select(tag => System.Text.Json.Nodes.JsonValue.Create(tag))]) },
        };
    }

    private static Cell[] Header(string teach, string exercises, string needs, string able) =>
    [
        SampleNotebooks.Markdown("# 00 Title", "title"),
        SampleNotebooks.Markdown($"| Teach | Exercises | Needs | You will be able to |\n|---|---|---|---|\n| {teach} | {exercises} | {needs} | {able} |", "header"),
    ];

    private Course Small(params (string Name, Cell[] Cells)[] chapters)
    {
        var course = new Course(_root);
        Directory.CreateDirectory(course.Notebooks);
        foreach ((string name, Cell[] cells) in chapters)
        {
            string title = name[3..].ToUpperInvariant();
            var notebook = new Notebook(Path.Combine(course.Notebooks, name + ".ipynb"), Tidy.NotebookMetadata(),
                [.. cells.Select(cell => cell.Id == "title" ? cell with { Source = $"# {name[..2]} {title}" } : cell)]);
            File.WriteAllText(notebook.Path, NotebookFile.Render(notebook));
        }

        foreach (string folder in new[] { course.Root, course.Notebooks })
            File.WriteAllText(Path.Combine(folder, "README.md"), "before\n<!-- chapters: 'tidy' writes this table -->\nold\n<!-- /chapters -->\n<!-- card: 'tidy' writes this table -->\n<!-- /card -->\nafter\n");
        return course;
    }
}
