namespace RopeCourse.Kernel.Tests;

public sealed class PackageTests : IDisposable
{
    private const string One = "public static class Tiny { public static int Value => 1; }";
    private const string Two = "public static class Tiny { public static int Value => 2; }";
    private readonly PackageFeed feed = new();

    public void Dispose() => feed.Dispose();

    [Fact]
    public async Task A_package_of_the_folder_beside_the_notebook_is_used_and_remembered()
    {
        feed.Pack("Tiny", "1.0.0", One);
        await using (KernelProcess kernel = await feed.StartAsync())
        {
            CellResult first = await kernel.RunAsync("#r \"nuget: Tiny, 1.0.0\"\nTiny.Value");
            Assert.Equal("1", Assert.Single(first.Outputs).Data("text/plain"));
            Assert.Empty((await kernel.RunAsync("#r \"nuget: Tiny, 1.0.0\"")).Outputs);
        }

        await using KernelProcess second = await feed.StartAsync();
        CellResult again = await second.RunAsync("#r \"nuget:tiny,1.0.0\"\nTiny.Value");
        Assert.Equal("1", Assert.Single(again.Outputs).Data("text/plain"));
    }

    [Fact]
    public async Task A_package_packed_again_under_the_same_version_reaches_the_next_kernel()
    {
        feed.Pack("Tiny", "1.0.0", One);
        await using (KernelProcess kernel = await feed.StartAsync())
            Assert.Equal("1", await kernel.ValueAsync("#r \"nuget: Tiny, 1.0.0\"\nTiny.Value"));
        feed.Repack("Tiny", "1.0.0", Two);

        await using KernelProcess next = await feed.StartAsync();

        Assert.Equal("2", await next.ValueAsync("#r \"nuget: Tiny, 1.0.0\"\nTiny.Value"));
    }

    [Fact]
    public async Task A_package_packed_again_reaches_a_kernel_that_has_no_cache_too()
    {
        feed.Pack("Tiny", "1.0.0", One);
        await using (KernelProcess kernel = await feed.StartAsync())
            await kernel.RunAsync("#r \"nuget: Tiny, 1.0.0\"");
        feed.Repack("Tiny", "1.0.0", Two);
        Directory.Delete(feed.Environment["ROPECOURSE_KERNEL_CACHE"], recursive: true);

        await using KernelProcess next = await feed.StartAsync();

        Assert.Equal("2", await next.ValueAsync("#r \"nuget: Tiny, 1.0.0\"\nTiny.Value"));
    }

    [Fact]
    public async Task A_package_packed_again_to_the_same_bytes_is_not_restored_again()
    {
        feed.Pack("Tiny", "1.0.0", One);
        await using (KernelProcess kernel = await feed.StartAsync())
            await kernel.RunAsync("#r \"nuget: Tiny, 1.0.0\"");
        feed.Repack("Tiny", "1.0.0", One);

        await using KernelProcess next = await feed.StartAsync();

        Assert.Equal("", (await next.RunAsync("#r \"nuget: Tiny, 1.0.0\"")).Stream("stderr"));
    }

    [Fact]
    public async Task A_package_whose_extracted_copy_is_gone_is_restored_again()
    {
        feed.Pack("Tiny", "1.0.0", One);
        await using (KernelProcess kernel = await feed.StartAsync())
            await kernel.RunAsync("#r \"nuget: Tiny, 1.0.0\"");
        Directory.Delete(feed.Packages, recursive: true);

        await using KernelProcess next = await feed.StartAsync();

        Assert.Equal("1", await next.ValueAsync("#r \"nuget: Tiny, 1.0.0\"\nTiny.Value"));
    }

    [Fact]
    public async Task Kernels_that_start_together_do_not_disturb_each_other()
    {
        feed.Pack("Tiny", "1.0.0", One);
        KernelProcess[] kernels = await Task.WhenAll(feed.StartAsync(), feed.StartAsync(), feed.StartAsync());
        string?[] values = await Task.WhenAll(kernels.Select(kernel => kernel.ValueAsync("#r \"nuget: Tiny, 1.0.0\"\nTiny.Value")));
        Assert.All(values, value => Assert.Equal("1", value));
        foreach (KernelProcess kernel in kernels)
            await kernel.DisposeAsync();
    }

    [Fact]
    public async Task A_version_may_float_or_be_left_out()
    {
        feed.Pack("Tiny", "1.0.0", "public static class Tiny { public static string Value => \"1.0\"; }");
        feed.Pack("Tiny", "1.2.0", "public static class Tiny { public static string Value => \"1.2\"; }");
        feed.Pack("Tiny", "2.0.0", "public static class Tiny { public static string Value => \"2.0\"; }");
        feed.Pack("Tiny", "3.0.0-beta", "public static class Tiny { public static string Value => \"beta\"; }");
        await using (KernelProcess kernel = await feed.StartAsync())
            Assert.Equal("1.2", await kernel.ValueAsync("#r \"nuget: Tiny, 1.*\"\nTiny.Value"));
        await using (KernelProcess kernel = await feed.StartAsync())
            Assert.Equal("2.0", await kernel.ValueAsync("#r \"nuget: Tiny\"\nTiny.Value"));
        await using (KernelProcess kernel = await feed.StartAsync())
            Assert.Equal("beta", await kernel.ValueAsync("#r \"nuget: Tiny, 3.0.0-beta\"\nTiny.Value"));
    }

    [Theory]
    [InlineData("Tiny", "Tiny 1.2.0\n")]
    [InlineData("tiny, 1.*", "Tiny 1.2.0 (asked for: 1.*)\n")]
    [InlineData("Tiny, 1.1.*", "Tiny 1.2.0 (asked for: 1.1.*)\n")]
    [InlineData("Tiny, 1.2", "")]
    [InlineData("Tiny, [1.2.0]", "")]
    public async Task A_version_that_was_not_asked_for_word_by_word_is_named(string request, string said)
    {
        feed.Pack("Tiny", "1.2.0", One);
        await using (KernelProcess kernel = await feed.StartAsync())
            Assert.Equal(said, (await kernel.RunAsync($"#r \"nuget: {request}\"")).Stream("stdout"));
        // Known from the cache, it is named as well: a notebook has the same outputs each time.
        await using (KernelProcess kernel = await feed.StartAsync())
            Assert.Equal(said, (await kernel.RunAsync($"#r \"nuget: {request}\"")).Stream("stdout"));
    }

    [Fact]
    public async Task A_package_that_brings_parts_of_NET_Interactive_leaves_display_as_it_was()
    {
        feed.Pack("Microsoft.DotNet.Interactive", "9.0.0", "namespace System; public static class DisplayExtensions { public static string Display(this object value, params string[] types) => \"theirs\"; }");
        feed.Pack("Microsoft.AspNetCore.Html.Abstractions", "9.0.0", "namespace Microsoft.AspNetCore.Html; public interface IHtmlContent { void Other(); }");
        await using KernelProcess kernel = await feed.StartAsync();
        CellResult result = await kernel.RunAsync("#r \"nuget: Microsoft.DotNet.Interactive, 9.0.0\"\n#r \"nuget: Microsoft.AspNetCore.Html.Abstractions, 9.0.0\"\nusing Microsoft.DotNet.Interactive;\n\"ours\".Display();\nHTML(\"<b>x</b>\")");
        Assert.Equal("ours", result.Outputs[^2].Data("text/plain"));
        Assert.Equal("<b>x</b>", result.Outputs[^1].Data("text/html"));
    }

    [Fact]
    public async Task The_line_that_tells_of_a_restore_takes_nothing_else_away()
    {
        feed.Pack("Tiny", "1.0.0", One);
        File.WriteAllText(Path.Combine(feed.Notebooks, "says.csx"), "Console.Write(\"kept\");");
        File.WriteAllText(Path.Combine(feed.Notebooks, "restores.csx"), "#r \"nuget: Tiny, 1.0.0\"");
        await using KernelProcess kernel = await feed.StartAsync();
        CellResult result = await kernel.RunAsync("#load \"says.csx\"\n#load \"restores.csx\"\nTiny.Value");
        Assert.Equal("kept", result.Stream("stdout"));
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("v1.0.0")]
    public async Task A_version_that_is_none_is_refused(string version)
    {
        await using KernelProcess kernel = await feed.StartAsync();
        Assert.Equal($"\"{version}\" is no package version; write for example 1.2.3, 1.2.* or 1.2.3-beta.1.", (await kernel.FailAsync($"#r \"nuget: Tiny, {version}\"")).Message);
    }

    [Fact]
    public async Task Dependencies_of_a_package_come_with_it()
    {
        feed.Pack("Base", "1.0.0", "public static class Base { public static int Value => 40; }");
        feed.Pack("Tiny", "1.0.0", "public static class Tiny { public static int Value => 2; }", dependency: "Base");
        await using KernelProcess kernel = await feed.StartAsync();
        Assert.Equal("42", await kernel.ValueAsync("#r \"nuget: Tiny, 1.0.0\"\nTiny.Value + Base.Value"));
    }

    [Fact]
    public async Task A_native_library_of_a_package_is_found()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the native library that this test packs is the one of .NET on Unix");
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string native = Directory.GetFiles(runtime, "libSystem.Native.*")[0];
        string copy = Path.Combine(feed.Notebooks, "libtinynative" + Path.GetExtension(native));
        File.Copy(native, copy);
        feed.Pack("Tiny", "1.0.0", "public static class Tiny { [System.Runtime.InteropServices.DllImport(\"tinynative\", EntryPoint = \"SystemNative_GetPid\")] public static extern int Id(); }", native: copy);
        File.Delete(copy);
        await using KernelProcess kernel = await feed.StartAsync();
        Assert.Equal("True", await kernel.ValueAsync("#r \"nuget: Tiny, 1.0.0\"\nTiny.Id() == Environment.ProcessId"));
    }

    [Theory]
    [InlineData("Microsoft.Extensions.ObjectPool")]
    [InlineData("Microsoft.CodeAnalysis")]
    public async Task A_package_gets_its_own_version_of_what_the_kernel_runs_on(string shared)
    {
        feed.Pack(shared, "1.0.0", "public static class OnlyHere { public static string Place => typeof(OnlyHere).Assembly.Location; }");
        await using KernelProcess kernel = await feed.StartAsync();
        string? place = await kernel.ValueAsync($"#r \"nuget: {shared}, 1.0.0\"\nOnlyHere.Place");
        Assert.StartsWith(feed.Packages, place, StringComparison.Ordinal);
        Assert.NotEqual("CS0103", (await kernel.ExecuteAsync("new[] { 1, 2 }", Kernels.Cancellation)).Error?.Name);
    }

    [Fact]
    public async Task A_package_older_than_the_framework_gives_way_to_it()
    {
        feed.Pack("System.Collections.Immutable", "1.0.0", "public static class Nothing { }");
        await using KernelProcess kernel = await feed.StartAsync();
        Assert.Equal("3", await kernel.ValueAsync("#r \"nuget: System.Collections.Immutable, 1.0.0\"\nSystem.Collections.Immutable.ImmutableArray.Create(1, 2, 3).Length"));
    }

    [Fact]
    public async Task A_second_version_of_a_loaded_package_is_refused_with_the_way_out()
    {
        feed.Pack("Tiny", "1.0.0", One);
        feed.Pack("Tiny", "2.0.0", Two);
        await using KernelProcess kernel = await feed.StartAsync();
        await kernel.RunAsync("#r \"nuget: Tiny, 1.0.0\"\nTiny.Value");
        Assert.Contains("restart the kernel", (await kernel.FailAsync("#r \"nuget: Tiny, 2.0.0\"\nTiny.Value")).Message, StringComparison.Ordinal);
        Assert.Equal("1", await kernel.ValueAsync("Tiny.Value"));
    }

    [Fact]
    public async Task A_missing_package_is_named()
    {
        await using KernelProcess kernel = await feed.StartAsync();
        CellError error = await kernel.FailAsync("// first\n#r \"nuget: Nowhere.ToBeFound, 1.0.0\"");
        Assert.Equal("The package Nowhere.ToBeFound was not found; its name may be misspelt, or its feed is missing from NuGet.Config.", error.Message);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public async Task A_missing_version_is_named()
    {
        feed.Pack("Tiny", "1.0.0", One);
        await using KernelProcess kernel = await feed.StartAsync();
        Assert.Equal("The package Tiny has no version 7.0.0; the nearest is 1.0.0.", (await kernel.FailAsync("#r \"nuget: Tiny, 7.0.0\"")).Message);
    }

    [Fact]
    public async Task A_missing_feed_folder_is_named()
    {
        Directory.Delete(feed.Feed);
        await using KernelProcess kernel = await feed.StartAsync();
        string message = (await kernel.FailAsync("#r \"nuget: Tiny, 1.0.0\"")).Message;
        Assert.Equal($"The package feed {feed.Feed}, which a NuGet.Config names, does not exist; build what fills it, or correct the NuGet.Config.", message);
    }

    [Theory]
    [InlineData("nuget: two words, 1.0")]
    [InlineData("nuget: ")]
    [InlineData("nuget: Tiny, \\\"")]
    public async Task A_name_that_is_none_is_refused(string reference)
    {
        await using KernelProcess kernel = await feed.StartAsync();
        await kernel.FailAsync($"#r \"{reference}\"");
        Assert.False(Directory.Exists(feed.Environment["ROPECOURSE_KERNEL_CACHE"]));
    }

    [Fact]
    public async Task An_assembly_is_found_relative_to_the_notebook_with_what_lies_beside_it()
    {
        string below = feed.Build("build/Below.dll", "public class Below { public int N => 5; }");
        feed.Build("build/Above.dll", "public class Above { public static Below Make() => new Below(); }", below);
        await using KernelProcess kernel = await feed.StartAsync();
        Assert.Equal("5", await kernel.ValueAsync("#r \"build/Above.dll\"\nAbove.Make().N"));
        Assert.Contains("does not exist", (await kernel.FailAsync("#r \"build/Other.dll\"")).Message, StringComparison.Ordinal);
        Assert.Contains("no .NET assembly", (await kernel.FailAsync("#r \"NuGet.Config\"")).Message, StringComparison.Ordinal);
        Assert.Equal("1", await kernel.ValueAsync("#r \"System.Net.Http\"\n1"));
    }
}
