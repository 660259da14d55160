using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Tests.Exercises;

/// <summary>An exercise as it stands in a notebook: the stub, the check, and the folded solution, which is its only source.</summary>
/// <param name="Id">The exercise, as <c>02-1</c>.</param>
/// <param name="StubIndex">The place of the stub cell.</param>
/// <param name="CheckIndex">The place of the check cell.</param>
/// <param name="Solution">The code in the folded solution.</param>
internal sealed partial record LiftedExercise(string Id, int StubIndex, int CheckIndex, string Solution)
{
    public static IReadOnlyList<LiftedExercise> Of(Notebook notebook)
    {
        var cells = notebook.Cells.Select((cell, index) => (cell, index)).ToDictionary(pair => pair.cell.Id, StringComparer.Ordinal);
        return [.. notebook.Cells.Where(cell => HasTag(cell, "exercise")).Select(cell =>
        {
            Assert.Matches("^ex-[0-9]{2}-[0-9]$", cell.Id);
            Assert.Contains(cell.Id + "-task", cells.Keys);
            Assert.Contains(cell.Id + "-hint", cells.Keys);
            var solution = Fence().Match(cells[cell.Id + "-solution"].cell.Source);
            Assert.True(solution.Success, $"{cell.Id}-solution holds no csharp block");
            return new LiftedExercise(cell.Id[3..], cells[cell.Id].index, cells[cell.Id + "-check"].index, solution.Groups[1].Value);
        })];
    }

    private static bool HasTag(Cell cell, string wanted) =>
        cell.Metadata["tags"] is JsonArray tags && tags.Any(tag => (string?)tag == wanted);

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
