using System.Reflection;

namespace RopeCourse.Lessons.Tests;

/// <summary>Walks through every exercise of every chapter.</summary>
public sealed class ExerciseTests
{
    public static TheoryData<string> Names => [.. Fields().Select(exercise => exercise.Name)];

    [Fact]
    public void Every_public_check_has_its_exercise()
    {
        IEnumerable<string> checks = typeof(Check).GetMethods(BindingFlags.Static | BindingFlags.Public).Select(method => $"{method.Name}Exercise");
        Assert.Equal(checks.Order(), Fields().Select(exercise => exercise.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_expected_answers_pass(string name)
    {
        CheckResult result = Find(name).CheckExpected();
        Assert.True(result.Passed, result.ToString());
        Assert.InRange(result.Cases, 2, 5000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_known_slip_is_wrong_and_named(string name)
    {
        Exercise exercise = Find(name);
        Assert.True(exercise.SlipNames.Count >= 2);
        for (int i = 0; i < exercise.SlipNames.Count; i++)
        {
            CheckResult result = exercise.CheckSlip(i);
            Assert.Contains(result.State, new[] { CheckState.Wrong, CheckState.Threw });
            Assert.Equal(exercise.SlipNames[i], result.Slip);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Slips_are_whole_clauses(string name) =>
        Assert.All(Find(name).SlipNames, slip => Assert.EndsWith(".", slip, StringComparison.Ordinal));

    private static IEnumerable<FieldInfo> Fields() => typeof(Check)
        .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
        .Where(field => field.FieldType.IsAssignableTo(typeof(Exercise)));

    private static Exercise Find(string name) => (Exercise)Fields().Single(exercise => exercise.Name == name).GetValue(null)!;
}
