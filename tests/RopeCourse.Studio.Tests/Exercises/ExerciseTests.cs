using RopeCourse.Kernel;
using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Tests.Chapters;

namespace RopeCourse.Studio.Tests.Exercises;

/// <summary>
/// Proves every exercise of every chapter: the stub is not attempted, each wrong answer is wrong with its slip named,
/// the folded solution passes.
/// </summary>
public sealed class ExerciseTests
{
    public static TheoryData<string> Names => CourseFixture.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Stubs_are_not_attempted_wrong_answers_are_named_and_solutions_pass(string name)
    {
        var course = Course.Find();
        var notebook = NotebookFile.Read(Path.Combine(course.Notebooks, name + ".ipynb"));
        var exercises = LiftedExercise.Of(notebook);
        Assert.NotEmpty(exercises);
        var token = TestContext.Current.CancellationToken;
        await using var kernel = await KernelProcess.StartAsync(new KernelStartOptions { WorkingDirectory = course.Notebooks }, token);

        for (var index = 0; index < notebook.Cells.Count; index++)
        {
            var cell = notebook.Cells[index];
            if (cell.Kind != CellKind.Code)
            {
                continue;
            }

            var shown = await RunAsync(kernel, cell.Source, token);
            if (exercises.FirstOrDefault(exercise => exercise.CheckIndex == index) is { } checkedExercise)
            {
                Assert.Contains("Not attempted", shown, StringComparison.Ordinal);
                await ProveAsync(kernel, checkedExercise, cell.Source, token);
            }
        }
    }

    [Fact]
    public void Every_exercise_has_two_wrong_answers_and_every_wrong_answer_an_exercise()
    {
        var exercises = Course.Find().Read([]).SelectMany(LiftedExercise.Of).Select(exercise => exercise.Id).ToList();
        Assert.Equal(exercises.Distinct(StringComparer.Ordinal), exercises);
        Assert.Equal(exercises.Order(StringComparer.Ordinal), WrongAnswers.All.Select(answer => answer.Exercise).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(exercises, exercise => Assert.True(WrongAnswers.All.Count(answer => answer.Exercise == exercise) >= 2, exercise));
    }

    private static async Task ProveAsync(KernelProcess kernel, LiftedExercise exercise, string check, CancellationToken token)
    {
        foreach (var wrong in WrongAnswers.All.Where(answer => answer.Exercise == exercise.Id))
        {
            await RunAsync(kernel, wrong.Code, token);
            var shown = await RunAsync(kernel, check, token);
            Assert.True(shown.Contains("Wrong", StringComparison.Ordinal), $"{exercise.Id} accepts “{wrong.Code}”: {shown}");
            Assert.True(shown.Contains(wrong.Slip, StringComparison.Ordinal), $"{exercise.Id} does not name “{wrong.Slip}”: {shown}");
        }

        await RunAsync(kernel, exercise.Solution, token);
        Assert.Contains("Passed", await RunAsync(kernel, check, token), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(KernelProcess kernel, string code, CancellationToken token)
    {
        var result = await kernel.ExecuteAsync(code, token);
        Assert.True(result.Succeeded, $"{result.Error?.Message}\n{code}");
        return string.Concat(result.Outputs.Select(output => Outputs.Text(output, "text/plain")));
    }
}
