using System.Diagnostics;
using System.Text.Json;

namespace RopeCourse.Studio.Tests.Chapters;

/// <summary>Runs every chapter through a real Jupyter client (nbclient) and our kernel.</summary>
public sealed class JupyterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ropecourse-jupyter-").FullName;

    public static TheoryData<string> Names => CourseFixture.Names;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_chapter_runs_in_nbclient(string name)
    {
        var python = Needs.PythonWithNbclient();
        WriteKernelSpec();
        var course = Course.Find();
        var start = new ProcessStartInfo(python, ["-c", Script, Path.Combine(course.Notebooks, name + ".ipynb")])
        {
            WorkingDirectory = course.Notebooks,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["JUPYTER_PATH"] = folder;

        using var client = Process.Start(start)!;
        var error = client.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var counts = await client.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await client.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(client.ExitCode == 0, await error);
        var (cells, figures) = (int.Parse(counts.Split(' ')[0], null), int.Parse(counts.Split(' ')[1], null));
        Assert.True(cells > 0 && figures > 0, counts);
    }

    private void WriteKernelSpec()
    {
        var spec = Path.Combine(folder, "kernels", ".net-csharp");
        Directory.CreateDirectory(spec);
        var kernel = Path.Combine(AppContext.BaseDirectory, "kernel", "RopeCourse.Kernel.dll");
        File.WriteAllText(Path.Combine(spec, "kernel.json"), JsonSerializer.Serialize(new
        {
            argv = new[] { "dotnet", kernel, "--connection-file", "{connection_file}" },
            display_name = ".NET (C#)",
            language = "C#",
            interrupt_mode = "message",
        }));
    }

    // Prints how many code cells ran and how many of them showed a figure.
    private const string Script = """
        import sys, nbformat
        from nbclient import NotebookClient
        notebook = nbformat.read(sys.argv[1], as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == 'code': cell.outputs, cell.execution_count = [], None
        NotebookClient(notebook, timeout=120, kernel_name='.net-csharp').execute()
        code = [cell for cell in notebook.cells if cell.cell_type == 'code']
        assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
        html = [output.get('data', {}).get('text/html', '') for cell in code for output in cell.outputs]
        print(len(code), sum('ropecourse-figure' in text for text in html))
        """;
}
