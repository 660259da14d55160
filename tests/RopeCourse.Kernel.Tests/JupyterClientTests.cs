using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RopeCourse.Kernel.Tests;

/// <summary>Runs a notebook through nbclient, the client behind Jupyter's own tools.</summary>
public sealed class JupyterClientTests
{
    private const string Script = """
        import sys, nbformat
        from nbclient import NotebookClient
        notebook = nbformat.read(sys.argv[1], as_version=4)
        NotebookClient(notebook, timeout=120, allow_errors=True, kernel_name="course-test").execute()
        nbformat.validate(notebook)
        nbformat.write(notebook, sys.argv[1])
        """;

    [Fact]
    public async Task A_notebook_runs_through_nbclient()
    {
        string python = NeedPython();
        using var folder = new TemporaryFolder();
        WriteSpec(folder);
        string[] code =
        [
            "using System.Globalization;\nint x = 6;\nConsole.WriteLine(\"hello\");",
            "await Task.Delay(5);\nx * 7",
            "throw new InvalidOperationException(\"boo\");",
            "x.Display();\nnew { A = x }",
        ];
        JsonNode[] cells = [.. code.Select((text, i) => (JsonNode)new JsonObject { ["cell_type"] = "code", ["id"] = $"c{i}", ["execution_count"] = null, ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = text })];
        string path = folder.Write("test.ipynb", new JsonObject { ["cells"] = new JsonArray(cells), ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 }.ToJsonString());

        (int exit, string said) = await RunAsync(python, folder, folder.Write("run.py", Script), path);

        Assert.True(exit == 0, said);
        JsonNode notebook = JsonNode.Parse(await File.ReadAllTextAsync(path, Kernels.Cancellation))!;
        JsonArray Outputs(int cell) => (JsonArray)notebook["cells"]![cell]!["outputs"]!;
        Assert.Equal("stdout", (string?)Assert.Single(Outputs(0))!["name"]);
        Assert.Equal("42", string.Concat(Lines(Assert.Single(Outputs(1))!["data"]!["text/plain"]!)));
        Assert.Equal("System.InvalidOperationException", (string?)Assert.Single(Outputs(2))!["ename"]);
        Assert.Equal(["display_data", "execute_result"], Outputs(3).Select(o => (string?)o!["output_type"]));
        Assert.Equal([1, 2, 3, 4], Enumerable.Range(0, 4).Select(i => (int)notebook["cells"]![i]!["execution_count"]!));
        Assert.Equal("C#", (string?)notebook["metadata"]!["language_info"]!["name"]);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    public async Task Every_message_of_the_protocol_is_answered_as_it_should_be(string transport)
    {
        Assert.SkipWhen(transport == "ipc" && OperatingSystem.IsWindows(), "Jupyter uses ipc on Unix alone");
        string python = NeedPython();
        using var folder = new TemporaryFolder();
        WriteSpec(folder);
        string script = Path.Combine(AppContext.BaseDirectory, "Clients", "conformance.py");
        (int exit, string said) = await RunAsync(python, folder, script, "course-test", transport);
        Assert.True(exit == 0, said);
        Assert.InRange(said.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)), 44, 100);
        TestContext.Current.SendDiagnosticMessage(said);
    }

    private static IEnumerable<string?> Lines(JsonNode text) => text is JsonArray lines ? lines.Select(line => (string?)line) : [(string?)text];

    private static void WriteSpec(TemporaryFolder folder)
    {
        string library = typeof(KernelProcess).Assembly.Location;
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray(DotnetHost.Path, library, "--connection-file", "{connection_file}"),
            ["display_name"] = "course test",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
        };
        folder.Write("jupyter/kernels/course-test/kernel.json", spec.ToJsonString());
    }

    private static string NeedPython()
    {
        if (FindPython() is { } python)
            return python;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "CI must have python3 with nbclient (Debian: python3-nbclient, python3-jupyter-client)");
        Assert.Skip("no python3 with nbclient on this machine, so no Jupyter client to talk to the kernel");
        return "";
    }

    private static string? FindPython()
    {
        foreach (string name in new[] { "/usr/bin/python3", "python3", "python" })
        {
            try
            {
                using Process process = Process.Start(new ProcessStartInfo(name, ["-c", "import nbclient, nbformat"]) { RedirectStandardError = true })!;
                process.WaitForExit();
                if (process.ExitCode == 0)
                    return name;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // not there
            }
        }

        return null;
    }

    private static async Task<(int Exit, string Said)> RunAsync(string python, TemporaryFolder folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder.Path };
        start.Environment["JUPYTER_PATH"] = Path.Combine(folder.Path, "jupyter");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(folder.Path, "runtime");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(Kernels.Cancellation);
        string errors = await process.StandardError.ReadToEndAsync(Kernels.Cancellation);
        await process.WaitForExitAsync(Kernels.Cancellation);
        return (process.ExitCode, errors + await output);
    }
}
