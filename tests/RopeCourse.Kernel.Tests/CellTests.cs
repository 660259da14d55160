using System.Text.Json.Nodes;

namespace RopeCourse.Kernel.Tests;

public sealed class CellTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    private readonly KernelProcess kernel = fixture.Kernel;

    [Fact]
    public async Task A_trailing_expression_is_shown() => Assert.Equal("42", await kernel.ValueAsync("6 * 7"));

    [Fact]
    public async Task A_trailing_semicolon_shows_nothing() => Assert.Empty((await kernel.RunAsync("7.ToString();")).Outputs);

    [Fact]
    public async Task A_void_call_shows_nothing() => Assert.Empty((await kernel.RunAsync("GC.KeepAlive(1)")).Outputs);

    [Fact]
    public async Task A_null_result_is_shown()
    {
        JsonObject output = Assert.Single((await kernel.RunAsync("(string)null")).Outputs);
        Assert.Equal("<null>", output.Data("text/plain"));
    }

    [Fact]
    public async Task A_returned_value_is_shown() => Assert.Equal("early", await kernel.ValueAsync("if (1 < 2) return \"early\";\nConsole.WriteLine(1);"));

    [Fact]
    public async Task Variables_methods_types_and_usings_persist()
    {
        await kernel.RunAsync("using System.Globalization;");
        await kernel.RunAsync("int seen = 5;\nint Twice(int n) => 2 * n;\nrecord Pair(int A, int B);\nclass Box { public int Size = 3; }");
        Assert.Equal("13", await kernel.ValueAsync("Twice(seen) + new Box().Size"));
        Assert.Equal("Pair { A = 1, B = 2 }", await kernel.ValueAsync("new Pair(1, 2).ToString()"));
        Assert.Equal("1.5", await kernel.ValueAsync("1.5.ToString(CultureInfo.InvariantCulture)"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("// nothing but words")]
    [InlineData("using System.Net;")]
    public async Task A_cell_with_nothing_to_run_succeeds(string code)
    {
        await kernel.RunAsync("int before = 3;");
        Assert.Empty((await kernel.RunAsync(code)).Outputs);
        Assert.Equal("4", await kernel.ValueAsync("before + 1"));
    }

    [Fact]
    public async Task A_variable_and_a_type_can_be_declared_again()
    {
        await kernel.RunAsync("int again = 1; class Shape { public int Sides = 3; }");
        await kernel.RunAsync("string again = \"two\"; class Shape { public int Corners = 4; }");
        Assert.Equal("two4", await kernel.ValueAsync("again + new Shape().Corners"));
    }

    [Theory]
    [InlineData("var list = new List<int>(); list.Add(1); list.Count", "1", "1", "1", "1")]
    [InlineData("runs++; runs", "1", "2", "3", "4")]
    [InlineData("runs += 2; int mine = runs; Func<int> next = () => mine++; next() + next()", "5", "9", "13", "17")]
    [InlineData("class Counter { public static int Count; public int Next() => ++Count; }\nnew Counter().Next()", "1", "1", "1", "1")]
    [InlineData("static int shared;\n++shared", "1", "1", "1", "1")]
    [InlineData("static int Shared { get; set; }\n++Shared", "1", "1", "1", "1")]
    public async Task A_cell_that_runs_again_begins_anew(string code, params string[] values)
    {
        await kernel.RunAsync("int runs = 0;");
        foreach (string value in values)
            Assert.Equal(value, await kernel.ValueAsync(code));
        await kernel.RunAsync("int runs = 0;");
        Assert.Equal(values[0], await kernel.ValueAsync(code));
    }

    [Fact]
    public async Task What_a_cell_that_ran_again_has_declared_is_that_of_the_last_run()
    {
        await kernel.RunAsync("int turn = 0;");
        for (int run = 1; run <= 4; run++)
        {
            await kernel.RunAsync("turn++; var made = Enumerable.Repeat(turn, 2).ToArray(); int Sum() => made.Sum();");
            Assert.Equal($"{2 * run}", await kernel.ValueAsync("Sum()"));
        }

        // Three runs with nothing between them: the first lengthens the chain, the second takes its place, the third is not compiled.
        for (int run = 5; run <= 7; run++)
            await kernel.RunAsync("turn++; var made = Enumerable.Repeat(turn, 2).ToArray(); int Sum() => made.Sum();");
        Assert.Equal("14", await kernel.ValueAsync("Sum()"));
        Assert.Equal("7", await kernel.ValueAsync("string after = \"x\"; turn"));
        Assert.Equal("7x", await kernel.ValueAsync("made[1] + after"));
    }

    [Fact]
    public async Task An_error_of_a_cell_that_ran_again_names_the_last_run()
    {
        for (int run = 0; run < 3; run++)
        {
            CellError error = await kernel.FailAsync("int zero = 0;\nint Broken() => 1 / zero;\nBroken()");
            Assert.Equal(2, error.Line);
        }

        Assert.Equal("3", await kernel.ValueAsync("zero + 3"));
    }

    [Fact]
    public async Task Extension_methods_of_a_cell_are_found()
    {
        await kernel.RunAsync("static int Tripled(this int n) => 3 * n;");
        Assert.Equal("21", await kernel.ValueAsync("7.Tripled()"));
    }

    [Fact]
    public async Task The_language_is_csharp_14() =>
        Assert.Equal("3", await kernel.ValueAsync("class Holder { public int N { get => field; set => field = Math.Max(value, 3); } }\nHolder holder = new();\nholder?.N = 1;\nholder.N"));

    [Fact]
    public async Task Top_level_await_goes_on_on_the_same_thread() =>
        Assert.Equal("True", await kernel.ValueAsync("int before = Environment.CurrentManagedThreadId;\nawait Task.Delay(20);\nawait Task.Yield();\nbefore == Environment.CurrentManagedThreadId"));

    [Fact]
    public async Task The_imports_are_those_of_dotnet_interactive()
    {
        await kernel.RunAsync("var b = new StringBuilder(); IEnumerable e = new List<int>().Select(i => i); Task t = Task.CompletedTask;");
        Assert.Equal("CS0103", (await kernel.FailAsync("File.Exists(\"x\")")).Name);
    }

    [Fact]
    public async Task A_warning_does_not_stop_a_cell() => Assert.Equal("1", await kernel.ValueAsync("#warning careful\nasync Task<int> One() { return 1; }\nawait One()"));

    [Fact]
    public async Task Cells_are_counted()
    {
        int first = (await kernel.RunAsync("1")).ExecutionCount;
        Assert.Equal(first + 1, (await kernel.ExecuteAsync("nonsense", Kernels.Cancellation)).ExecutionCount);
        Assert.Equal(first + 2, (await kernel.RunAsync("1")).ExecutionCount);
    }

    [Fact]
    public async Task A_failed_cell_keeps_what_it_had_assigned()
    {
        await kernel.FailAsync("int kept = 9;\nthrow new InvalidOperationException(\"later\");");
        Assert.Equal("9", await kernel.ValueAsync("kept"));
    }

    [Fact]
    public async Task A_magic_is_refused_with_the_way_out()
    {
        CellError error = await kernel.FailAsync("1 + 1\n#!time\n2 + 2");
        Assert.Equal(2, error.Line);
        Assert.Contains("#!time", error.Message, StringComparison.Ordinal);
        Assert.Contains("Stopwatch", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_says_csharp_is_no_more_than_that() => Assert.Equal("3", await kernel.ValueAsync("#!csharp\n1 + 2"));

    [Fact]
    public async Task A_magic_inside_a_string_is_text() =>
        Assert.Equal("#!/bin/sh", await kernel.ValueAsync("\"\"\"\n#!/bin/sh\n\"\"\""));

    [Fact]
    public async Task Numbers_are_written_the_invariant_way_in_every_locale()
    {
        await using KernelProcess german = await Kernels.StartAsync(environment: new Dictionary<string, string> { ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8" });
        Assert.Equal("1.5", await german.ValueAsync("1.5"));
        Assert.Equal("1.5", await german.ValueAsync("await Task.Run(() => 1.5.ToString())"));
    }

    [Fact]
    public async Task A_working_folder_that_was_deleted_stops_no_cell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not delete a folder that a process works in");
        using var folder = new TemporaryFolder();
        string gone = Directory.CreateDirectory(Path.Combine(folder.Path, "gone")).FullName;
        await using KernelProcess own = await Kernels.StartAsync(gone);
        await own.RunAsync("int kept = 5;");
        Directory.Delete(gone);
        Assert.Equal("6", await own.ValueAsync("kept + 1"));
        Assert.Contains("does not exist", (await own.FailAsync("#r \"nowhere.dll\"")).Message, StringComparison.Ordinal);
        Assert.Equal("5", await own.ValueAsync($"System.Environment.CurrentDirectory = \"{folder.Path}\"; kept"));
    }
}
