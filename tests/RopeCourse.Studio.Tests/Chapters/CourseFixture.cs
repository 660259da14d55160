using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Running;

namespace RopeCourse.Studio.Tests.Chapters;

/// <summary>Runs each chapter once, in a fresh kernel, for all tests that look at what came out.</summary>
public sealed class CourseFixture : IAsyncLifetime
{
    public Course Course { get; } = Course.Find();

    public IReadOnlyDictionary<string, ChapterReport> Reports { get; private set; } = new Dictionary<string, ChapterReport>();

    public static TheoryData<string> Names => [.. Course.Find().Chapters([]).Select(path => Path.GetFileNameWithoutExtension(path))];

    public Notebook Saved(string name) => NotebookFile.Read(Path.Combine(Course.Notebooks, name + ".ipynb"));

    public async ValueTask InitializeAsync()
    {
        var reports = new Dictionary<string, ChapterReport>(StringComparer.Ordinal);
        foreach (var chapter in Course.Read([]))
        {
            reports[chapter.Name] = await ChapterRunner.RunAsync(chapter, TimeSpan.FromSeconds(60), null, TestContext.Current.CancellationToken);
        }

        Reports = reports;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

[CollectionDefinition(Name)]
public sealed class RunCourse : ICollectionFixture<CourseFixture>
{
    public const string Name = "course";
}
