namespace RopeCourse.Kernel.Tests;

public sealed class DirectiveTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private KernelProcess kernel = null!;

    public async ValueTask InitializeAsync() => kernel = await Kernels.StartAsync(folder.Path);

    public async ValueTask DisposeAsync()
    {
        await kernel.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_loaded_file_runs_before_the_cell_and_its_names_stay()
    {
        folder.Write("tools/first.csx", "#load \"second.csx\"\nint Twice(int n) => 2 * n;\nint two = One() + 1;");
        folder.Write("tools/second.csx", "int One() => 1;");
        Assert.Equal("24", await kernel.ValueAsync("#load \"tools/first.csx\"\nint x = 10;\nTwice(x) + two * 2"));
        Assert.Equal("3", await kernel.ValueAsync("One() + two"));
    }

    [Fact]
    public async Task An_error_in_a_loaded_file_is_told_with_file_and_line()
    {
        folder.Write("bad.csx", "int a = 1;\nint b = c;");
        CellError error = await kernel.FailAsync("#load \"bad.csx\"");
        Assert.Equal(1, error.Line);
        Assert.StartsWith("bad.csx, line 2: ", error.Message, StringComparison.Ordinal);
        folder.Write("throws.csx", "\nvoid Boo() => throw new InvalidOperationException(\"boo\");");
        error = await kernel.FailAsync("#load \"throws.csx\"\nBoo();");
        Assert.Contains("  throws.csx, line 2 in Boo: void Boo() => throw new InvalidOperationException(\"boo\");", error.Traceback);
        Assert.Equal(2, error.Line);
    }

    [Theory]
    [InlineData("#load \"nowhere.csx\"", "nowhere.csx")]
    [InlineData("#load \"circle.csx\"", "loads itself")]
    [InlineData("#i \"nuget: nowhere\"", "does not exist")]
    [InlineData("#i nothing", "names no package source")]
    [InlineData("\n%%html\n<b>x</b>", "Line 2 is the magic command %%html, which this kernel does not have; in C#: HTML(")]
    [InlineData("%time Work()", "in C#: var watch")]
    [InlineData("!pip install numpy", "Line 1 is a command for the shell")]
    [InlineData("?Console", "put the cursor on Console and press Shift+Tab")]
    public async Task A_directive_that_cannot_be_followed_says_why(string code, string words)
    {
        folder.Write("circle.csx", "#load \"circle.csx\"");
        Assert.Contains(words, (await kernel.FailAsync(code)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_source_named_in_a_cell_is_used()
    {
        using var feed = new PackageFeed();
        feed.Pack("Extra.Source", "1.0.0", "namespace Extra; public static class Word { public static string Text => \"found\"; }");
        folder.Write("NuGet.Config", "<configuration><packageSources><clear /></packageSources></configuration>");
        await using KernelProcess elsewhere = await feed.StartAsync(folder.Path);
        string path = feed.Feed.Replace('\\', '/');
        Assert.Equal("found", await elsewhere.ValueAsync($"#i \"nuget: {path}\"\n#r \"nuget: Extra.Source, 1.0.0\"\nExtra.Word.Text"));
    }

    [Theory]
    [InlineData("#!time", "Stopwatch")]
    [InlineData("#!html\n<b>", "HTML(")]
    [InlineData("#!share --from fsharp x", "shared already")]
    [InlineData("#!unheard", "write C# instead")]
    public async Task A_magic_is_answered_with_the_way_to_do_it_in_csharp(string code, string words) =>
        Assert.Contains(words, (await kernel.FailAsync(code)).Message, StringComparison.Ordinal);
}
