using System.Diagnostics;
using System.Text.Json;
using RopeCourse.Studio.Pages;

namespace RopeCourse.Studio.Tests.Jupyter;

/// <summary>A folder of its own for a Jupyter client: our kernel, copies of the chapters, and whatever the client writes.</summary>
internal sealed class JupyterSite : IDisposable
{
    public const string KernelName = ".net-csharp";

    private readonly string folder = Directory.CreateTempSubdirectory("ropecourse-jupyter-").FullName;

    public JupyterSite()
    {
        Directory.CreateDirectory(Notebooks);
        foreach (var chapter in Course.Chapters([]))
        {
            File.Copy(chapter, Path.Combine(Notebooks, Path.GetFileName(chapter)));
        }

        // The chapters' NuGet.Config names the packages relative to itself, and here it stands elsewhere.
        var packages = Path.GetDirectoryName(Course.Package)!;
        var config = File.ReadAllText(Path.Combine(Course.Notebooks, "NuGet.Config"));
        Assert.Contains("\"../artifacts/packages\"", config, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(Notebooks, "NuGet.Config"), config.Replace("../artifacts/packages", packages, StringComparison.Ordinal));
        WriteKernelSpec();
    }

    public Course Course { get; } = Course.Find();

    public string Notebooks => Path.Combine(folder, "notebooks");

    public string Runtime => Path.Combine(folder, "runtime");

    /// <summary>Gets the folder for pictures to look at; nothing in it is committed.</summary>
    public string Pictures => Directory.CreateDirectory(Path.Combine(Course.Root, "artifacts", "pictures")).FullName;

    /// <summary>Writes a notebook of one empty code cell.</summary>
    public void WriteEmptyNotebook(string name) => File.WriteAllText(Path.Combine(Notebooks, name), JsonSerializer.Serialize(new
    {
        cells = new[] { new { cell_type = "code", id = "first", execution_count = (int?)null, metadata = new { }, outputs = Array.Empty<object>(), source = string.Empty } },
        metadata = new { kernelspec = new { display_name = ".NET (C#)", language = "C#", name = KernelName } },
        nbformat = 4,
        nbformat_minor = 5,
    }));

    /// <summary>Describes a client that sees this site alone, and nothing of the user's own Jupyter.</summary>
    public ProcessStartInfo Prepare(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Notebooks, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["JUPYTER_PATH"] = Path.Combine(folder, "jupyter");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Runtime;
        start.Environment["JUPYTER_CONFIG_DIR"] = Path.Combine(folder, "config");
        start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(folder, "data");
        start.Environment["IPYTHONDIR"] = Path.Combine(folder, "ipython");
        return start;
    }

    /// <summary>Runs a client to its end, which must be a good one.</summary>
    /// <returns>What it wrote to its standard output.</returns>
    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = Process.Start(Prepare(program, arguments))!;
        try
        {
            var error = client.StandardError.ReadToEndAsync(cancellation);
            var output = await client.StandardOutput.ReadToEndAsync(cancellation);
            await client.WaitForExitAsync(cancellation);
            Assert.True(client.ExitCode == 0, await error);
            return output;
        }
        finally
        {
            if (!client.HasExited)
            {
                client.Kill(entireProcessTree: true);
            }
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A kernel that is just ending may still write its last file; the system's temporary folder is swept in time.
        }
    }

    private void WriteKernelSpec()
    {
        var spec = Directory.CreateDirectory(Path.Combine(folder, "jupyter", "kernels", KernelName)).FullName;
        File.WriteAllText(Path.Combine(spec, "kernel.json"), JsonSerializer.Serialize(new
        {
            argv = new[] { "dotnet", Path.Combine(AppContext.BaseDirectory, "kernel", "RopeCourse.Kernel.dll"), "--connection-file", "{connection_file}" },
            display_name = ".NET (C#)",
            language = "C#",
            interrupt_mode = "message",
        }));
        File.WriteAllBytes(Path.Combine(spec, "plotly.min.js"), PlotlyScript.Read());
    }
}
