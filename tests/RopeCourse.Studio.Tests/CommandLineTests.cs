using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Tests.Notebooks;

namespace RopeCourse.Studio.Tests;

/// <summary>Starts the program as a person does, and reads what it says.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ropecourse-command-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_notebook_that_runs_ends_with_zero()
    {
        var (code, said) = await StudioAsync("run", Write("good", "var x = 20;", "x + 1"));
        Assert.Equal(0, code);
        Assert.Matches(@"^✓ good +2 of +2 cells +\d+\.\d s\n$", said);
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"no halves\");", "cell 2 (cell-02), line 1: System.InvalidOperationException: no halves")]
    [InlineData("int y = \"a\";", "cell 2 (cell-02), line 1: CS0029: Cannot implicitly convert type 'string' to 'int'\n      int y = \"a\";")]
    [InlineData("while (true) { }", "cell 2 (cell-02): The cell ran longer than 15 s and was interrupted.")]
    [InlineData("Environment.Exit(3);", "cell 2 (cell-02): The cell ended the kernel: Environment.Exit(3).")]
    [InlineData("int F(int n) => F(n + 1) + 1;\nF(0)", "cell 2 (cell-02), line 1: System.InsufficientExecutionStackException: The calls went too deep.")]
    [InlineData("#!time\n1", "cell 2 (cell-02), line 1: MagicCommand: Line 1 is the magic command #!time")]
    public async Task The_first_failing_cell_is_named_and_the_program_fails(string cell, string expected)
    {
        var (code, said) = await StudioAsync("run", Write("bad", "var x = 1;", cell), "--cell-timeout", "15");
        Assert.Equal(1, code);
        Assert.StartsWith("✗ bad    1 of   2 cells", said, StringComparison.Ordinal);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_fails_is_not_saved()
    {
        var path = Write("bad", "throw new Exception();");
        var before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        var (code, said) = await StudioAsync("save", path);

        Assert.Equal(1, code);
        Assert.Contains("its file is as it was", said, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Saved_outputs_are_fresh_until_the_cell_changes()
    {
        var path = Write("good", "1 + 1");
        Assert.Equal(1, (await StudioAsync("check", path)).Code);
        Assert.Equal(0, (await StudioAsync("save", path)).Code);
        Assert.Equal(0, (await StudioAsync("check", path)).Code);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace("1 + 1", "1 + 2", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (code, said) = await StudioAsync("check", path);

        Assert.Equal(1, code);
        Assert.Contains("cell 1 (cell-01): Stale output: the saved text/plain differs", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_answered_in_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var (code, said) = await StudioAsync("--port", port);

        Assert.Equal(1, code);
        Assert.Equal($"Port {port} on 127.0.0.1 is in use; end the program that holds it or pass --port with another number.\n", said);
    }

    [Fact]
    public async Task An_unknown_chapter_is_answered_with_those_there_are()
    {
        var (code, said) = await StudioAsync("run", "77");
        Assert.Equal(1, code);
        Assert.Contains("There is no chapter '77' among 00-start-here", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kernel_is_installed_alone_with_the_script_that_draws_figures()
    {
        var target = Path.Combine(folder, "share", "jupyter", "kernels", ".net-csharp");

        var (code, said) = await StudioAsync("kernel", "install", "--prefix", folder);

        Assert.Equal(0, code);
        Assert.StartsWith($"Installed .NET (C#) as .net-csharp in {target}.\n", said, StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(target, "plotly.min.js")).Length > 1_000_000);
        Assert.True(File.Exists(Path.Combine(target, "program", "RopeCourse.Kernel.dll")));
        Assert.False(File.Exists(Path.Combine(target, "program", "RopeCourse.Studio.dll")));
        Assert.Equal((0, $"Removed .net-csharp from {Path.GetDirectoryName(target)}.\n"), await StudioAsync("kernel", "remove", "--prefix", folder));
    }

    [Theory]
    [InlineData("--user --prefix /opt", "--user and --prefix /opt name different places; give one of them.\n")]
    [InlineData("--prefix /opt --name C#", "--name 'C#' is no name for a kernel: it may have letters from a to z, digits, '.', '_' and '-', and must have a letter or a digit.\n")]
    public async Task A_kernel_that_cannot_be_installed_is_answered_in_one_sentence(string options, string expected) =>
        Assert.Equal((1, expected), await StudioAsync(["kernel", "install", .. options.Split(' ')]));

    [Fact]
    public async Task Interrupting_leaves_no_kernel_and_no_half_written_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the interrupt is sent with Linux's env and kill");
        var mark = Path.Combine(folder, "kernel.pid");
        var path = Write("endless", $"System.IO.File.WriteAllText(@\"{mark}\", Environment.ProcessId.ToString());", "while (true) { }");
        // A test run in the background of a shell ignores the interrupt signal, and so would its children.
        using var studio = Start("env", ["--default-signal=INT", "dotnet", Program, "save", path]);
        var said = studio.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        for (var tries = 0; tries < 600 && (!File.Exists(mark) || new FileInfo(mark).Length == 0); tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        var kernel = int.Parse(await File.ReadAllTextAsync(mark, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
        Process.Start("kill", ["-INT", studio.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        await studio.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, studio.ExitCode);
        Assert.Equal("Stopped.\n", await said);
        Assert.False(Directory.Exists($"/proc/{kernel}"), "the kernel still runs");
        Assert.Equal([path, mark], Directory.GetFiles(folder).Order(StringComparer.Ordinal));
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "RopeCourse.Studio.dll");

    private string Write(string name, params string[] sources)
    {
        var path = Path.Combine(folder, name + ".ipynb");
        File.WriteAllText(path, NotebookFile.Render(Tidy.Apply(SampleNotebooks.OfCode(sources))));
        return path;
    }

    private static async Task<(int Code, string Said)> StudioAsync(params string[] arguments)
    {
        using var studio = Start("dotnet", [Program, .. arguments]);
        var output = studio.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = studio.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await studio.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (studio.ExitCode, (await output + await error).ReplaceLineEndings("\n"));
    }

    private static Process Start(string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Course.Find().Root })!;
}
