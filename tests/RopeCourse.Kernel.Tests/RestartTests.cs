using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RopeCourse.Kernel.Tests;

/// <summary>What a client that starts a kernel again after its end is told, and over Unix domain sockets.</summary>
public sealed class RestartTests
{
    [Fact]
    public void After_a_crash_the_next_kernel_says_which_cell_ended_the_last()
    {
        using var folder = new TemporaryFolder();
        using (var first = new RawClient(folder: folder.Path))
        {
            first.Execute("int fine = 1;");
            Assert.Equal("ok", (string?)first.Receive(first.Shell).Content["status"]);
            first.Execute("\n  Environment.FailFast(\"enough\");\nint more = 2;");
            Assert.True(first.Process.WaitForExit(60_000));
        }

        using var second = new RawClient(folder: folder.Path);
        string id = second.Execute("1 + 1");
        Message told = second.OutputsOf(id).Single(m => m.Type == "stream");
        Assert.Contains("ended while it ran the cell that begins with \"Environment.FailFast(\"enough\");\"", (string?)told.Content["text"], StringComparison.Ordinal);
        id = second.Execute("1 + 1");
        Assert.DoesNotContain(second.OutputsOf(id), m => m.Type == "stream");
    }

    [Fact]
    public void After_a_restart_in_peace_nothing_is_told_and_nothing_is_left()
    {
        using var folder = new TemporaryFolder();
        using (var first = new RawClient(folder: folder.Path))
        {
            first.Execute("1");
            first.Receive(first.Shell);
            first.Send(first.Control, "shutdown_request", new JsonObject { ["restart"] = true });
            Assert.True(first.Process.WaitForExit(60_000));
        }

        Assert.Equal(["connection.json"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
        using var second = new RawClient(folder: folder.Path);
        string id = second.Execute("1 + 1");
        Assert.DoesNotContain(second.OutputsOf(id), m => m.Type == "stream");
    }

    [Fact]
    public void A_cell_that_exits_says_so_to_every_client()
    {
        using var client = new RawClient();
        string id = client.Execute("Console.Write(\"last\");\nEnvironment.Exit(3);");
        var seen = new List<Message>();
        while (seen.Count == 0 || seen[^1].Type != "error")
            seen.Add(client.Receive(client.Output));
        Assert.Equal("The cell ended the kernel: Environment.Exit(3).", (string?)seen[^1].Content["evalue"]);
        Assert.Equal(id, seen[^1].ParentId);
        Assert.Contains(seen, m => m.Type == "stream");
    }

    [Fact]
    public void Too_little_memory_is_an_error_of_the_cell_or_the_end_of_its_kernel_alone()
    {
        using var client = new RawClient(environment: new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "0x10000000" });
        client.Execute("int kept = 1;\nvar hoard = new List<byte[]>();\nwhile (true) hoard.Add(new byte[10_000_000]);");
        Assert.Equal("System.OutOfMemoryException", (string?)client.Receive(client.Shell).Content["ename"]);
        client.Execute("hoard = null;\nkept");
        Assert.Equal("ok", (string?)client.Receive(client.Shell).Content["status"]);
    }

    [Fact]
    public void A_polite_signal_ends_the_kernel_cleanly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signal");
        using var client = new RawClient();
        client.Execute("1");
        client.Receive(client.Shell);
        using (Process kill = Process.Start("kill", ["-TERM", client.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        Assert.True(client.Process.WaitForExit(60_000));
        Assert.Equal(0, client.Process.ExitCode);
    }

    [Theory]
    [InlineData("tcp", "0.0.0.0")]
    [InlineData("ipc", "kernel")]
    public void An_open_address_without_a_key_is_refused(string transport, string address)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "open.json");
        (KernelLauncher.NewConnection() with { Transport = transport, Ip = address, Key = "" }).Write(path);
        Assert.Contains("without a key", Assert.Throws<InvalidDataException>(() => ConnectionFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_connection_file_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows folders of a user are the user's already");
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "mine.json");
        KernelLauncher.NewConnection().Write(path);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }
}
