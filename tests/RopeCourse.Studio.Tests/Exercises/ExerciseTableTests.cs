namespace RopeCourse.Studio.Tests.Exercises;

/// <summary>Tables every exercise with its solution and the slips that its check names, and looks for the slips that public programs have made.</summary>
public sealed class ExerciseTableTests
{
    /// <summary>Each slip that the course must name, and the words by which some check names it.</summary>
    public static TheoryData<string, string, string> KnownSlips => new()
    {
        { "doubled exponent", "03-1", "the 2 is there twice" },
        { "wrong base power", "03-3", "the base is raised to d/2" },
        { "inverse sign", "07-2", "this is a rotation by −mθ" },
        { "other pairing", "07-2", "neighbours are paired" },
        { "mixed pairing", "07-2", "the pairings are mixed" },
        { "no start position", "07-4", "the start position is missing" },
        { "rotated twice", "07-4", "query and key are rotated twice" },
        { "values rotated", "07-4", "the value is rotated" },
        { "rotary over head dimension", "07-2", "the exponent is divided by the head's length" },
        { "half taken of head dimension", "07-1", "half is taken of headDim" },
        { "(sin, cos) taken for (cos, sin)", "04-1", "moves on the order (cos, sin)" },
    };

    [Theory]
    [MemberData(nameof(KnownSlips))]
    public void A_slip_of_public_programs_is_named_by_a_check(string slip, string exercise, string words) =>
        Assert.True(WrongAnswers.All.Any(answer => answer.Exercise == exercise && answer.Slip.Contains(words, StringComparison.Ordinal)), $"{slip}: {exercise} “{words}”");

    [Fact]
    public void The_table_of_exercises_slips_and_solutions_is_written()
    {
        var course = Course.Find();
        string[] lines = [.. course.Read([]).SelectMany(LiftedExercise.Of).SelectMany(exercise => new[] { Row(exercise) }
            .Concat(WrongAnswers.All.Where(answer => answer.Exercise == exercise.Id).Select(answer => $"        slip: {answer.Slip}")))];
        string file = Path.Combine(course.Root, "artifacts", "exercises.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, lines);
        Assert.True(lines.Count(line => line.Contains("slip:", StringComparison.Ordinal)) >= 3 * lines.Count(line => line.Contains("solution:", StringComparison.Ordinal)) - 10);
    }

    private static string Row(LiftedExercise exercise) =>
        FormattableString.Invariant($"{exercise.Id}    solution: {exercise.Solution.Split('\n').Length} lines, {exercise.Solution.Split('\n')[0].Trim()}");
}
