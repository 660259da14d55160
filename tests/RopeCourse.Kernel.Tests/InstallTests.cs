using System.Text.Json.Nodes;

namespace RopeCourse.Kernel.Tests;

/// <summary>Installs a stand-in for the kernel's program into folders of the test's own.</summary>
public sealed class InstallTests : IDisposable
{
    private static readonly Dictionary<string, byte[]> NoFiles = [];
    private readonly TemporaryFolder folder = new();
    private readonly KernelProgram program;

    public InstallTests()
    {
        foreach (string file in new[] { "RopeCourse.Kernel.dll", "RopeCourse.Kernel.runtimeconfig.json", "RopeCourse.Kernel.deps.json", "runtimes/any/part.dll" })
            folder.Write("built/" + file, file);
        program = new KernelProgram(DotnetHost.Path, Path.Combine(folder.Path, "built"));
    }

    private string Kernels => Path.Combine(folder.Path, "share", "jupyter", "kernels");

    private KernelPlace Place => new(Kernels, "--prefix x");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_kernel_is_installed_with_its_program_and_its_logos()
    {
        string target = Install(".net-csharp");

        JsonNode spec = JsonNode.Parse(File.ReadAllText(Path.Combine(target, "kernel.json")))!;
        string copy = Path.Combine(target, "program", "RopeCourse.Kernel.dll");
        Assert.Equal([DotnetHost.Path, "exec", copy, "--connection-file", "{connection_file}"], ((JsonArray)spec["argv"]!).Select(argument => (string)argument!));
        Assert.Equal((".NET (C#)", "C#", "message"), ((string?)spec["display_name"], (string?)spec["language"], (string?)spec["interrupt_mode"]));
        Assert.False((bool)spec["metadata"]!["debugger"]!);
        Assert.Equal(KernelProgram.Environment, ((JsonObject)spec["env"]!).ToDictionary(setting => setting.Key, setting => (string)setting.Value!));
        Assert.Equal(["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"], Directory.GetFiles(target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("runtimes/any/part.dll", File.ReadAllText(Path.Combine(target, "program", "runtimes", "any", "part.dll")));
        Assert.Equal([target], Directory.GetDirectories(Kernels));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(Path.Combine(target, "logo-64x64.png"))[..4]);
    }

    [Fact]
    public void A_linked_kernel_starts_where_it_was_built()
    {
        string target = Install("linked", link: true);
        KernelSpec spec = KernelSpec.TryRead(target)!;
        Assert.Equal(Path.Combine(program.Folder, "RopeCourse.Kernel.dll"), spec.Arguments[2]);
        Assert.False(Directory.Exists(Path.Combine(target, "program")));
        Assert.True(spec.CanStart);
        File.Delete(spec.Arguments[2]);
        Assert.False(spec.CanStart);
    }

    [Fact]
    public void Our_older_kernel_is_replaced_and_files_beside_its_kernel_json_are_kept()
    {
        string target = Install("c");
        folder.Write("share/jupyter/kernels/c/plotly.min.js", "kept");
        folder.Write("share/jupyter/kernels/c/program/stale.dll", "");

        Install("C", displayName: "Newer");

        Assert.Equal("Newer", KernelSpec.TryRead(target)!.DisplayName);
        Assert.Equal("kept", File.ReadAllText(Path.Combine(target, "plotly.min.js")));
        Assert.False(File.Exists(Path.Combine(target, "program", "stale.dll")));
        Assert.Equal([target], Directory.GetDirectories(Kernels));
    }

    [Fact]
    public void Another_programs_kernel_is_replaced_only_by_force()
    {
        string theirs = folder.Write("share/jupyter/kernels/.net-csharp/kernel.json", """{"argv":["dotnet-interactive","jupyter"],"display_name":".NET Interactive","language":"C#"}""");

        string target = Path.GetDirectoryName(theirs)!;
        Assert.Equal($"--name .net-csharp is taken: {target} holds another program's kernel, '.NET Interactive'; replace it with --force, or choose another --name.", Refused(() => Install(".net-csharp")));
        Assert.Contains("remove it with --force", Refused(() => new KernelInstaller(Place, ".net-csharp").Remove(force: false)), StringComparison.Ordinal);
        Assert.Equal(".NET Interactive", KernelSpec.TryRead(target)!.DisplayName);

        Install(".net-csharp", force: true);
        Assert.True(KernelSpec.TryRead(target)!.IsOurs);
    }

    [Fact]
    public void Removing_leaves_nothing()
    {
        Install("gone");
        new KernelInstaller(Place, "gone").Remove(force: false);
        Assert.Empty(Directory.GetFileSystemEntries(Kernels));
        Assert.Equal($"--name gone names no kernel in {Kernels} (--prefix x); the command 'list' shows those there are.", Refused(() => new KernelInstaller(Place, "gone").Remove(force: true)));
    }

    [Fact]
    public void A_failed_installation_leaves_what_was_there()
    {
        string target = Install("c");
        // A folder where a file must go.
        var files = new Dictionary<string, byte[]> { ["program"] = [1] };

        string message = Refused(() => new KernelInstaller(Place, "c").Install(program, "Broken", link: false, force: false, files));

        Assert.StartsWith($"The kernel could not be installed in {target} (--prefix x): ", message, StringComparison.Ordinal);
        Assert.Equal(".NET (C#)", KernelSpec.TryRead(target)!.DisplayName);
        Assert.Equal([target], Directory.GetDirectories(Kernels));
    }

    [Fact]
    public void A_kernel_may_be_installed_below_its_own_program()
    {
        var place = new KernelPlace(Path.Combine(program.Folder, "share", "jupyter", "kernels"), "--prefix built");
        for (int times = 0; times < 2; times++)
            new KernelInstaller(place, "c").Install(program, "C", link: false, force: false, NoFiles);
        Assert.Equal(4, Directory.GetFiles(Path.Combine(place.Kernels, "c", "program"), "*", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData("my kernel")]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("ünï")]
    [InlineData("c#")]
    [InlineData("c\n")]
    public void A_name_that_Jupyter_does_not_know_is_refused(string name) =>
        Assert.Equal($"--name '{name}' is no name for a kernel: it may have letters from a to z, digits, '.', '_' and '-', and must have a letter or a digit.", Refused(() => Install(name)));

    [Fact]
    public void What_cannot_be_started_or_chosen_is_refused()
    {
        Assert.Contains("'dotnet' was not found", Refused(() => new KernelInstaller(Place, "c").Install(program with { Host = "dotnet" }, "C", link: false, force: false, NoFiles)), StringComparison.Ordinal);
        Assert.Contains("--display-name ' ' is empty", Refused(() => Install("c", displayName: " ")), StringComparison.Ordinal);
        File.Delete(Path.Combine(program.Folder, "RopeCourse.Kernel.runtimeconfig.json"));
        Assert.Contains("RopeCourse.Kernel.runtimeconfig.json is missing", Refused(() => Install("c")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Kernels));
    }

    [Theory]
    [InlineData(true, "/opt", false, "--user and --prefix /opt name different places; give one of them.")]
    [InlineData(true, null, true, "--user and --sys-prefix name different places; give one of them.")]
    [InlineData(false, "", false, "--prefix '' names no folder; give one such as /usr/local, in which share/jupyter/kernels is made.")]
    [InlineData(false, null, true, "--sys-prefix means the active Python environment, and none is active: neither VIRTUAL_ENV nor CONDA_PREFIX is set; activate one, or name a folder with --prefix.")]
    public void Two_places_or_none_are_refused(bool user, string? prefix, bool environment, string expected) =>
        Assert.Equal(expected, Refused(() => KernelPlace.Choose(new JupyterFolders(JupyterSystem.Linux, _ => null, "/home/ada", _ => null), user, prefix, environment)));

    [Fact]
    public void The_first_kernel_of_a_name_counts_and_a_broken_one_is_shown_as_such()
    {
        Install("c");
        folder.Write("first/C/kernel.json", """{"argv":["no-such-program"],"display_name":"First","language":"R"}""");
        folder.Write("first/broken/kernel.json", "[");
        folder.Write("first/none/readme.txt", "");
        var table = new StringWriter { NewLine = "\n" };

        KernelTable.Write(KernelSpec.Find([Path.Combine(folder.Path, "first"), Kernels, Path.Combine(folder.Path, "nowhere")]), table);

        string[] lines = [.. table.ToString().TrimEnd('\n').Split('\n').Select(line => string.Join('|', line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))];
        Assert.Equal(
            [
                "name|shown as|language|ours|starts|folder",
                $"broken|(its kernel.json cannot be read)|no|no, its program is missing|{Path.Combine(folder.Path, "first", "broken")}",
                $"c|First|R|no|no, its program is missing|{Path.Combine(folder.Path, "first", "C")}",
            ],
            lines);
    }

    private string Install(string name, string displayName = ".NET (C#)", bool link = false, bool force = false)
    {
        var installer = new KernelInstaller(Place, name);
        installer.Install(program, displayName, link, force, NoFiles);
        return installer.Target;
    }

    private static string Refused(Action action) => Assert.Throws<InstallException>(action).Message;
}
