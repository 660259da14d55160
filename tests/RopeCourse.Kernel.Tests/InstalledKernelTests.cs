using System.Diagnostics;

namespace RopeCourse.Kernel.Tests;

/// <summary>Installs the kernel as a person does, and starts it as Jupyter does.</summary>
public sealed class InstalledKernelTests : IDisposable
{
    private const string Script = """
        import os, sys
        from jupyter_client.kernelspec import KernelSpecManager
        from jupyter_client.manager import start_new_kernel
        specs = KernelSpecManager().find_kernel_specs()
        for name, folder in specs.items():
            print("found", name, folder)
        os.environ["PATH"] = os.getcwd()
        manager, client = start_new_kernel(kernel_name=".net-csharp", startup_timeout=120)
        def show(message):
            if message["msg_type"] == "execute_result":
                print("result", message["content"]["data"]["text/plain"])
        print("status", client.execute_interactive("1 + 1", timeout=120, output_hook=show)["content"]["status"])
        client.stop_channels()
        manager.shutdown_kernel()
        print("alive", manager.is_alive())
        """;

    private readonly TemporaryFolder folder = new();

    private string Data => Path.Combine(folder.Path, "share", "jupyter");

    private string Target => Path.Combine(Data, "kernels", ".net-csharp");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_program_installs_lists_and_removes()
    {
        Assert.Equal((0, $"Installed .NET (C#) as .net-csharp in {Target}.\nJupyter starts it in {Path.GetDirectoryName(Library)}, which must stay there.\n"), await KernelAsync("install", "--prefix", folder.Path, "--link"));
        (int code, string said) = await KernelAsync("list");
        Assert.Equal(0, code);
        Assert.Matches($@"(?m)^\.net-csharp +\.NET \(C#\) +C# +yes +yes +{System.Text.RegularExpressions.Regex.Escape(Target)}$", said);
        Assert.Equal((0, $"Removed .net-csharp from {Path.GetDirectoryName(Target)}.\n"), await KernelAsync("remove", "--prefix", folder.Path));
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task The_usual_place_is_the_users_and_a_kernel_that_stands_before_it_is_named()
    {
        await KernelAsync("install", "--prefix", folder.Path, "--link");
        (int code, string said) = await KernelAsync("install", "--link");
        Assert.Equal(0, code);
        Assert.True(File.Exists(Path.Combine(folder.Path, "user", "kernels", ".net-csharp", "kernel.json")));
        Assert.EndsWith($"\nJupyter finds {Target} first, which has the same name.\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_where_Jupyter_does_not_look_is_told_at_once()
    {
        string elsewhere = Path.Combine(folder.Path, "elsewhere");
        (int code, string said) = await KernelAsync("install", "--prefix", elsewhere, "--link", "--name", "apart");
        Assert.Equal(0, code);
        Assert.Contains($"Jupyter finds it when the environment variable JUPYTER_PATH names {Path.Combine(elsewhere, "share", "jupyter")}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_answered_in_one_line()
    {
        string file = folder.Write("file", "");
        (int code, string said) = await KernelAsync("install", "--prefix", file);
        Assert.Equal(1, code);
        Assert.StartsWith($"The kernel could not be installed in {Path.Combine(file, "share", "jupyter", "kernels", ".net-csharp")} (--prefix {file}): ", said, StringComparison.Ordinal);
        Assert.Equal(said.Length - 1, said.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_word_that_is_no_command_fails_with_the_commands_there_are()
    {
        (int code, string said) = await KernelAsync("instal");
        Assert.Equal(1, code);
        Assert.Contains("install", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_loads_nothing_of_the_command_line()
    {
        await using KernelProcess kernel = await Kernels.StartAsync();
        Assert.Equal("False", await kernel.ValueAsync("AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name == \"System.CommandLine\")"));
    }

    [Fact]
    public async Task Jupyter_finds_and_starts_the_installed_kernel_without_dotnet_on_the_path()
    {
        string? python = FindPython();
        if (python is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "CI must have python3 with jupyter_client (Debian: python3-jupyter-client)");
            Assert.Skip("no python3 with jupyter_client on this machine, so no Jupyter to start the kernel");
        }

        Assert.Equal((0, $"Installed .NET (C#) as .net-csharp in {Target}.\n"), await KernelAsync("install", "--prefix", folder.Path));

        (int exit, string said) = await RunAsync(python, folder.Write("work/start.py", Script));

        Assert.True(exit == 0, said);
        string[] lines = said.Split('\n');
        Assert.Contains("result 2", lines);
        Assert.Contains("status ok", lines);
        Assert.Contains("alive False", lines);
        // Jupyter's own list, less the Python kernel that it adds without a folder on the path, is ours.
        (_, string ours) = await KernelAsync("list");
        Assert.Equal(
            lines.Where(line => line.StartsWith("found ", StringComparison.Ordinal)).Select(line => line.Split(' ', 3)).Where(words => words[1] != "python3").Select(words => words[1] + " " + words[2]).Order(StringComparer.Ordinal),
            ours.TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split(' ')).Where(words => words[0] != "python3").Select(words => words[0] + " " + words[^1]).Order(StringComparer.Ordinal));
    }

    private static string Library => typeof(KernelProcess).Assembly.Location;

    private Task<(int Code, string Said)> KernelAsync(params string[] arguments) => RunAsync(DotnetHost.Path, ["exec", Library, .. arguments]);

    private static string? FindPython()
    {
        foreach (string name in new[] { "/usr/bin/python3", "python3", "python" })
        {
            try
            {
                using Process process = Process.Start(new ProcessStartInfo(name, ["-c", "import jupyter_client"]) { RedirectStandardError = true })!;
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

    private async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        string work = Directory.CreateDirectory(Path.Combine(folder.Path, "work")).FullName;
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = work };
        start.Environment["JUPYTER_PATH"] = Data;
        start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(folder.Path, "user");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(folder.Path, "runtime");
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(Kernels.Cancellation);
        string output = await process.StandardOutput.ReadToEndAsync(Kernels.Cancellation);
        await process.WaitForExitAsync(Kernels.Cancellation);
        return (process.ExitCode, (output + await errors).ReplaceLineEndings("\n"));
    }
}
