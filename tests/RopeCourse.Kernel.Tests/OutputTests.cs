using System.Text.Json.Nodes;

namespace RopeCourse.Kernel.Tests;

public sealed class OutputTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    private readonly KernelProcess kernel = fixture.Kernel;

    [Fact]
    public async Task A_hundred_thousand_lines_arrive_complete_and_in_order()
    {
        CellResult result = await kernel.RunAsync("for (int i = 0; i < 100_000; i++) Console.WriteLine(i);");
        JsonObject output = Assert.Single(result.Outputs);
        Assert.Equal(Enumerable.Range(0, 100_000).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), ((string?)output["text"])!.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_value_of_fifty_megabytes_arrives() =>
        Assert.Equal(50_000_000, (await kernel.ValueAsync("new string('x', 50_000_000)"))?.Length);

    [Fact]
    public async Task Streams_displays_and_the_result_keep_their_order()
    {
        CellResult result = await kernel.RunAsync("Console.Write(\"a\");\nConsole.Error.Write(\"b\");\nConsole.Write(\"c\");\n1.Display();\nConsole.Write(\"d\");\n2");
        string[] seen = [.. result.Outputs.Select(o => Kernels.Type(o) == "stream" ? $"{o["name"]}:{o["text"]}" : $"{Kernels.Type(o)}:{o.Data("text/plain")}")];
        Assert.Equal(["stdout:a", "stderr:b", "stdout:c", "display_data:1", "stdout:d", "execute_result:2"], seen);
    }

    [Fact]
    public async Task Every_kind_of_write_is_captured() =>
        Assert.Equal("abc1\n2 3\n€😀\n", (await kernel.RunAsync("Console.Write('a'); Console.Write(new[] { 'b', 'c' }); Console.WriteLine(1); Console.WriteLine(\"{0} {1}\", 2, 3); await Console.Out.WriteLineAsync(\"€😀\");")).Stream("stdout"));

    [Fact]
    public async Task Half_a_character_does_not_break_the_message() =>
        Assert.Equal("ok", await kernel.ValueAsync("Console.Write('\\ud83d'); Console.Out.Flush(); Console.Write(\"\\ude00\"); Console.Write('\\ud83d'); Console.Write(\"x\"); \"ok\""));

    [Fact]
    public async Task Output_of_parallel_threads_is_complete()
    {
        CellResult result = await kernel.RunAsync("System.Threading.Tasks.Parallel.For(0, 1000, i => Console.WriteLine(i));");
        Assert.Equal(1000, result.Stream("stdout").Count(c => c == '\n'));
    }

    [Fact]
    public async Task Reading_the_console_is_refused_in_words() =>
        Assert.Contains("cannot read from the console", (await kernel.FailAsync("Console.ReadLine()")).Message, StringComparison.Ordinal);
}
