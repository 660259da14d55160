using System.Diagnostics;

namespace RopeCourse.Kernel.Tests;

public sealed class DeathTests
{
    [Fact]
    public async Task A_cell_that_exits_is_named_with_its_code_and_its_output_is_kept()
    {
        KernelDiedException death = await DieAsync("Console.WriteLine(\"last words\");\nEnvironment.Exit(3);");
        Assert.Equal("The cell ended the kernel: Environment.Exit(3).", death.Message);
        Assert.Equal("last words\n", (string?)death.Outputs[0]["text"]);
        Assert.Equal("The cell ended the kernel: Environment.Exit(3).", (string?)Assert.Single(death.Outputs.Skip(1))["evalue"]);
    }

    [Fact]
    public async Task All_that_a_cell_showed_before_it_exits_is_sent()
    {
        KernelDiedException death = await DieAsync("for (int i = 0; i < 2000; i++) display(i);\nEnvironment.Exit(3);");
        Assert.Equal(2001, death.Outputs.Count);
        Assert.Equal("1999", (string?)death.Outputs[^2]["data"]?["text/plain"]);
    }

    [Fact]
    public async Task Exit_code_zero_is_a_death_too() =>
        Assert.Equal("The cell ended the kernel: Environment.Exit(0).", (await DieAsync("Environment.Exit(0);")).Message);

    [Fact]
    public async Task A_stack_overflow_is_called_by_its_name()
    {
        // A library's own recursion asks nobody for room; the learner's methods do (StackTests).
        const string Circle = "var circle = new object[1];\ncircle[0] = circle;\n((System.Collections.IStructuralEquatable)circle).GetHashCode(System.Collections.StructuralComparisons.StructuralEqualityComparer)";
        Assert.Contains("The cell ended the kernel: stack overflow", (await DieAsync(Circle)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fail_fast_is_told_with_its_message() =>
        Assert.Contains("enough of this", (await DieAsync("Environment.FailFast(\"enough of this\");")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_killed_kernel_is_noticed_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no exit code for a killed process");
        await using KernelProcess kernel = await Kernels.StartAsync();
        Task<CellResult> running = kernel.ExecuteAsync("while (true) { }", Kernels.Cancellation);
        await Task.Delay(300, Kernels.Cancellation);
        using Process process = Process.GetProcessById(kernel.ProcessId);
        process.Kill();
        KernelDiedException death = await Assert.ThrowsAsync<KernelDiedException>(() => running.WaitAsync(TimeSpan.FromSeconds(10), Kernels.Cancellation));
        Assert.Equal("The cell ended the kernel: exit code 137 (killed).", death.Message);
    }

    [Fact]
    public async Task A_dead_kernel_answers_the_next_cell_with_its_death()
    {
        await using KernelProcess kernel = await Kernels.StartAsync();
        await Assert.ThrowsAsync<KernelDiedException>(() => kernel.ExecuteAsync("Environment.Exit(1);", Kernels.Cancellation));
        await Assert.ThrowsAsync<KernelDiedException>(() => kernel.ExecuteAsync("1", Kernels.Cancellation).WaitAsync(TimeSpan.FromSeconds(10), Kernels.Cancellation));
    }

    [Fact]
    public async Task An_exception_on_a_thread_of_the_cells_own_does_not_end_the_kernel()
    {
        await using KernelProcess kernel = await Kernels.StartAsync();
        CellResult result = await kernel.RunAsync("var t = new System.Threading.Thread(() => throw new Exception(\"astray\")); t.Start(); t.Join(); await Task.Delay(100);");
        Assert.Contains("astray", result.Stream("stderr"), StringComparison.Ordinal);
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task Disposing_leaves_no_process_and_no_file_even_while_a_cell_runs()
    {
        KernelProcess kernel = await Kernels.StartAsync();
        string? connectionFile = await kernel.ValueAsync("Environment.GetCommandLineArgs()[2]");
        Assert.True(File.Exists(LastCell.Note(connectionFile!)));
        using Process process = Process.GetProcessById(kernel.ProcessId);
        Task<CellResult> running = kernel.ExecuteAsync("while (true) { }", Kernels.Cancellation);
        await Task.Delay(200, Kernels.Cancellation);
        await kernel.DisposeAsync();
        Assert.True(process.WaitForExit(5000));
        Assert.False(File.Exists(LastCell.Note(connectionFile!)));
        await Assert.ThrowsAsync<KernelDiedException>(() => running.WaitAsync(TimeSpan.FromSeconds(10), Kernels.Cancellation));
    }

    [Fact]
    public async Task A_shutdown_request_ends_the_process_with_code_zero()
    {
        await using KernelProcess kernel = await Kernels.StartAsync();
        using Process process = Process.GetProcessById(kernel.ProcessId);
        await kernel.ShutdownAsync();
        Assert.True(process.WaitForExit(5000));
    }

    [Fact]
    public async Task A_cancelled_start_leaves_no_process_and_no_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux shows the working folder of other processes, by which this test knows its kernel");
        using var folder = new TemporaryFolder();
        foreach (int milliseconds in new[] { 0, 50, 120 })
        {
            using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(milliseconds));
            var options = new KernelStartOptions { WorkingDirectory = folder.Path, Environment = new Dictionary<string, string> { ["TMPDIR"] = folder.Path } };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => KernelProcess.StartAsync(options, cancellation.Token));
        }

        Assert.DoesNotContain(folder.Path, Directory.GetDirectories("/proc").Select(WorkingFolder));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.json"));
    }

    [Fact]
    public async Task A_kernel_ends_when_the_process_that_started_it_is_gone()
    {
        // A parent of its own: a second kernel starts the first and is then killed.
        await using KernelProcess parent = await Kernels.StartAsync();
        string library = typeof(KernelProcess).Assembly.Location.Replace('\\', '/');
        string? child = await parent.ValueAsync($"#r \"{library}\"\nvar inner = await RopeCourse.Kernel.KernelProcess.StartAsync(new());\ninner.ProcessId");
        using Process process = Process.GetProcessById(int.Parse(child!, System.Globalization.CultureInfo.InvariantCulture));
        using (Process outer = Process.GetProcessById(parent.ProcessId))
            outer.Kill();
        Assert.True(process.WaitForExit(10_000));
    }

    private static async Task<KernelDiedException> DieAsync(string code)
    {
        await using KernelProcess kernel = await Kernels.StartAsync();
        return await Assert.ThrowsAsync<KernelDiedException>(() => kernel.ExecuteAsync(code, Kernels.Cancellation).WaitAsync(TimeSpan.FromSeconds(60), Kernels.Cancellation));
    }

    private static string? WorkingFolder(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
