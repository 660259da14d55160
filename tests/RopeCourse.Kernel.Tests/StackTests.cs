namespace RopeCourse.Kernel.Tests;

public sealed class StackTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    private readonly KernelProcess kernel = fixture.Kernel;

    [Theory]
    [InlineData("int F(int n) => F(n + 1) + 1;\nF(0)")]
    [InlineData("int G(int n)\n{\n    return G(n + 1) + 1;\n}\nG(0)")]
    [InlineData("Func<int, int> h = null;\nh = n => h(n + 1) + 1;\nh(0)")]
    [InlineData("class Loop { public int Value => Value + 1; }\nnew Loop().Value")]
    [InlineData("class Down { public int Value { get { return Value + 1; } } }\nnew Down().Value")]
    [InlineData("class Endless { Endless inner; public Endless() { inner = new Endless(); } }\nnew Endless()")]
    [InlineData("class Odd { public static Odd operator +(Odd a, Odd b) => a + b; }\nnew Odd() + new Odd()")]
    public async Task An_endless_recursion_is_an_error_and_the_session_goes_on(string code)
    {
        await kernel.RunAsync("int kept = 5;");
        CellError error = await kernel.FailAsync(code);
        Assert.Equal("The calls went too deep. Does a method call itself without end?", error.Message);
        Assert.Contains(error.Traceback, line => line.Contains("more calls", StringComparison.Ordinal));
        Assert.InRange(error.Traceback.Count, 3, 40);
        Assert.Equal("5", await kernel.ValueAsync("kept"));
    }

    [Fact]
    public async Task A_deep_recursion_that_ends_is_no_error() =>
        Assert.Equal("10000", await kernel.ValueAsync("int Depth(int n) => n == 0 ? 0 : Depth(n - 1) + 1;\nDepth(10_000)"));

    [Fact]
    public async Task A_warning_is_printed_and_the_cell_runs()
    {
        CellResult result = await kernel.RunAsync("int One()\n{\n    int unused = 3;\n    return 1;\n    foreach (var x in new int[0]) { }\n}\nOne()");
        Assert.Contains("line 5: warning CS0162: Unreachable code detected\n        foreach (var x in new int[0]) { }\n        ^", result.Stream("stderr"), StringComparison.Ordinal);
        Assert.Contains("warning CS0219", result.Stream("stderr"), StringComparison.Ordinal);
        Assert.Equal("1", result.Outputs[^1].Data("text/plain"));
    }

    [Fact]
    public async Task The_whole_trace_is_one_click_away_and_only_where_it_says_more()
    {
        CellResult deep = await kernel.ExecuteAsync("new[] { 1 }.Select(i => int.Parse(\"x\")).ToList()", Kernels.Cancellation);
        Assert.Equal(["error", "display_data"], deep.Outputs.Select(Kernels.Type));
        string html = deep.Outputs[1].Data("text/html")!;
        Assert.StartsWith("<details><summary>Full stack trace</summary><pre>", html, StringComparison.Ordinal);
        Assert.Contains("System.Number.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("System.Number.", string.Concat(deep.Error!.Traceback), StringComparison.Ordinal);

        CellResult plain = await kernel.ExecuteAsync("void Boo() => throw new Exception(\"boo\");\nBoo();", Kernels.Cancellation);
        Assert.Equal(["error"], plain.Outputs.Select(Kernels.Type));
    }
}
