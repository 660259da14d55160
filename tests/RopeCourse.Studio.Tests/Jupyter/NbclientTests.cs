using System.Text.Json;
using System.Text.Json.Nodes;
using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Tests.Chapters;

namespace RopeCourse.Studio.Tests.Jupyter;

/// <summary>Runs every chapter through nbclient, the client behind Jupyter's own tools, in a fresh kernel each.</summary>
public sealed class NbclientTests : IDisposable
{
    private readonly JupyterSite site = new();

    public static TheoryData<string> Names => CourseFixture.Names;

    public void Dispose() => site.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_chapter_runs_in_nbclient_and_gives_outputs_of_the_saved_kinds(string name)
    {
        var saved = NotebookFile.Read(Path.Combine(site.Course.Notebooks, name + ".ipynb"));
        var expected = saved.Cells.Where(cell => cell.Kind == CellKind.Code).ToDictionary(cell => cell.Id, cell => cell.Outputs.Select(KindOf).ToList());

        var said = await site.RunAsync(Needs.PythonWithNbclient(), "-c", Script, Path.Combine(site.Notebooks, name + ".ipynb"));

        var actual = JsonSerializer.Deserialize<Dictionary<string, List<string>>>(said)!;
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, cell => Assert.Equal((cell.Key, string.Join(" | ", cell.Value)), (cell.Key, string.Join(" | ", actual[cell.Key]))));
    }

    // A still picture stands in saved outputs alone: it is taken when they are saved.
    private static string KindOf(JsonObject output)
    {
        var mimes = output["data"]?.AsObject().Select(part => part.Key).Where(mime => mime != "image/png").Order(StringComparer.Ordinal);
        return string.Join(' ', [(string)output["output_type"]!, .. mimes?.ToArray() ?? []]);
    }

    // An error in a cell ends the script with that error; the cells' outputs are printed by id, each as its kind.
    private const string Script = """
        import json, sys, nbformat
        from nbclient import NotebookClient
        notebook = nbformat.read(sys.argv[1], as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == 'code': cell.outputs, cell.execution_count = [], None
        NotebookClient(notebook, timeout=240, startup_timeout=240, kernel_name='.net-csharp').execute()
        nbformat.validate(notebook)
        code = [cell for cell in notebook.cells if cell.cell_type == 'code']
        assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
        kind = lambda output: ' '.join([output.output_type, *sorted(output.get('data', {}))])
        print(json.dumps({cell.id: [kind(output) for output in cell.outputs] for cell in code}))
        """;
}
