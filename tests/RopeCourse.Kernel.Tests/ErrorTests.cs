namespace RopeCourse.Kernel.Tests;

public sealed class ErrorTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    private readonly KernelProcess kernel = fixture.Kernel;

    [Fact]
    public async Task A_compiler_error_shows_the_line_the_code_and_a_caret()
    {
        CellError error = await kernel.FailAsync("int a = 1;\nforeach (var i in new[] { 1 }) Console.Write(i + nosuch);");
        Assert.Equal("CS0103", error.Name);
        Assert.Equal("The name 'nosuch' does not exist in the current context", error.Message);
        Assert.Equal(2, error.Line);
        Assert.Equal(
            [
                "line 2: error CS0103: The name 'nosuch' does not exist in the current context",
                "    foreach (var i in new[] { 1 }) Console.Write(i + nosuch);",
                "                                                     ^^^^^^",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task The_caret_is_right_after_a_reference_line_and_inside_methods()
    {
        CellError error = await kernel.FailAsync("#r \"System.Net.Http\"\nint F(int n) => n + missing;\nint G() { while (true) { missing2(); } }");
        Assert.Equal(["line 2", "line 3"], error.Traceback.Where(line => line.StartsWith("line", StringComparison.Ordinal)).Select(line => line.Split(':')[0]));
        Assert.Equal("                        ^^^^^^^", error.Traceback[2]);
        Assert.Equal("                             ^^^^^^^^", error.Traceback[5]);
    }

    [Theory]
    [InlineData("var x = (1 + ;", 1)]
    [InlineData("int y = 1;\nif (y > 0) {\n  y++;", 3)]
    [InlineData("string s = \"open", 1)]
    public async Task A_syntax_error_names_its_line(string code, int line) => Assert.Equal(line, (await kernel.FailAsync(code)).Line);

    [Fact]
    public async Task Many_errors_are_cut_short()
    {
        CellError error = await kernel.FailAsync(string.Concat(Enumerable.Range(0, 30).Select(i => $"nosuch{i}();\n")));
        Assert.Equal("and 20 more", error.Traceback[^1]);
    }

    [Fact]
    public async Task An_exception_shows_the_learners_lines_alone()
    {
        await kernel.RunAsync("int Divide(int a, int b)\n{\n    return a / b;\n}");
        CellError error = await kernel.FailAsync("var list = new List<int> { 0 };\nlist.ForEach(n =>\n    Divide(1, n));");
        Assert.Equal("System.DivideByZeroException", error.Name);
        Assert.Equal("Attempted to divide by zero.", error.Message);
        Assert.Equal(3, error.Line);
        Assert.Equal("System.DivideByZeroException: Attempted to divide by zero.", error.Traceback[0]);
        Assert.Matches(@"^  cell \d+, line 3 in Divide: return a / b;$", error.Traceback[1]);
        Assert.Equal("  line 3: Divide(1, n));", error.Traceback[2]);
        Assert.Equal("  line 2: list.ForEach(n =>", error.Traceback[3]);
        Assert.Equal(4, error.Traceback.Count);
    }

    [Fact]
    public async Task An_exception_from_the_library_points_at_the_calling_line()
    {
        CellError error = await kernel.FailAsync("int one = 1;\nint.Parse(\"one\")");
        Assert.Equal("System.FormatException", error.Name);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public async Task Plain_statements_that_throw_are_told_by_their_line_each_time()
    {
        const string Cell = "string text = \"one\";\nint half = text.Length / 2;\n\nint number =\n    int.Parse(text);\nint next = number + 1;";
        foreach (CellError error in new[] { await kernel.FailAsync(Cell), await kernel.FailAsync(Cell) })
        {
            Assert.Equal(5, error.Line);
            Assert.Equal("  line 5: int.Parse(text);", Assert.Single(error.Traceback, line => line.StartsWith("  line", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task An_exception_after_a_plain_await_keeps_its_line()
    {
        CellError error = await kernel.FailAsync("await Task.Delay(1);\nawait Task.FromException(new InvalidOperationException(\"late\"));\nint never = 1;");
        Assert.Equal(2, error.Line);
        Assert.Contains("  line 2: await Task.FromException(new InvalidOperationException(\"late\"));", error.Traceback);
    }

    [Fact]
    public async Task A_cell_that_catches_sees_its_own_lines()
    {
        CellResult result = await kernel.RunAsync("int one = 1;\ntry { int.Parse(\"one\"); }\ncatch (FormatException error) { Console.Write(error.StackTrace); }");
        Assert.Contains(":line 2", result.Stream("stdout"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var late =\n    from n in new[] { 0 }\n    select 1 / n;", "late.First()", 3)]
    [InlineData("using System.Linq.Expressions;\nExpression<Func<int, int>> late =\n    n => 1 / n;\nFunc<int, int> made = n =>\n    1 / n;", "made(0)", 5)]
    [InlineData("class Late(int n)\n{\n    public int Part = 1 / n;\n}", "new Late(0)", 3)]
    public async Task What_a_cell_left_to_be_called_later_keeps_its_lines(string cell, string use, int line)
    {
        await kernel.RunAsync(cell);
        CellError error = await kernel.FailAsync(use);
        Assert.Equal(1, error.Line);
        Assert.Matches($@"^  cell \d+, line {line}\b", error.Traceback[1]);
    }

    [Fact]
    public async Task An_exception_after_an_await_keeps_its_line()
    {
        CellError error = await kernel.FailAsync("async Task BreakAsync()\n{\n    await Task.Delay(1);\n    throw new InvalidOperationException(\"late\");\n}\nawait BreakAsync();");
        Assert.Equal(4, error.Line);
        Assert.Contains("  line 4 in BreakAsync: throw new InvalidOperationException(\"late\");", error.Traceback);
        Assert.Contains("  line 6: await BreakAsync();", error.Traceback);
    }

    [Fact]
    public async Task An_exception_type_of_a_cell_has_the_learners_name()
    {
        CellError error = await kernel.FailAsync("class Mine(string m) : Exception(m) { }\nthrow new Mine(\"own\");");
        Assert.Equal("Mine", error.Name);
    }

    [Fact]
    public async Task A_cause_is_named()
    {
        CellError error = await kernel.FailAsync("throw new Exception(\"outer\", new ArgumentException(\"inner\"));");
        Assert.Contains("  caused by System.ArgumentException: inner", error.Traceback);
    }

    [Fact]
    public async Task The_error_stands_among_the_outputs_after_what_was_printed()
    {
        CellResult result = await kernel.ExecuteAsync("Console.Write(\"before\");\nthrow new Exception(\"boo\");", Kernels.Cancellation);
        Assert.Equal(["stream", "error"], result.Outputs.Select(Kernels.Type));
        Assert.Equal(["output_type", "ename", "evalue", "traceback"], result.Outputs[1].Select(p => p.Key));
    }

    [Fact]
    public async Task Each_of_several_causes_is_named_with_its_own_lines()
    {
        await kernel.RunAsync("async Task SlowAsync(int i)\n{\n    await Task.Delay(1);\n    throw new InvalidOperationException(\"slow \" + i);\n}");
        CellError error = await kernel.FailAsync("int n = 1;\nTask.WaitAll(SlowAsync(1), SlowAsync(2));");
        Assert.Equal(2, error.Line);
        Assert.Contains("  line 2: Task.WaitAll(SlowAsync(1), SlowAsync(2));", error.Traceback);
        Assert.Contains("  caused by System.InvalidOperationException: slow 1", error.Traceback);
        Assert.Contains("  caused by System.InvalidOperationException: slow 2", error.Traceback);
        Assert.Equal(2, error.Traceback.Count(line => line.StartsWith("    cell ", StringComparison.Ordinal) && line.Contains("line 4 in SlowAsync", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("int n = 1;\nBreakAsync().Wait();", "  line 2: BreakAsync().Wait();")]
    [InlineData("class Never\n{\n    public static int One = int.Parse(\"x\");\n}\nint one = Never.One;", "  line 5: int one = Never.One;")]
    public async Task Where_the_cell_called_what_threw_is_told_too(string code, string line)
    {
        await kernel.RunAsync("async Task BreakAsync() { await Task.Delay(1); throw new InvalidOperationException(\"late\"); }");
        Assert.Contains(line, (await kernel.FailAsync(code)).Traceback);
    }

    [Theory]
    [InlineData("class Box<T> { public class Torn : Exception; }\nthrow new Box<int>.Torn();", "Box<int>.Torn")]
    [InlineData("throw new System.Collections.Generic.KeyNotFoundException();", "System.Collections.Generic.KeyNotFoundException")]
    public async Task An_exception_is_named_as_CSharp_writes_it(string code, string name) => Assert.Equal(name, (await kernel.FailAsync(code)).Name);

    [Theory]
    [InlineData("File.Exists(\"x\")", "    File is in System.IO; put \"using System.IO;\" at the beginning of the cell.")]
    [InlineData("var s = new StringWriter();", "    StringWriter is in System.IO; put \"using System.IO;\" at the beginning of the cell.")]
    [InlineData("Kernel.Current", "    There is no Kernel object here; read input with Console.ReadLine(), and share values between cells as variables.")]
    [InlineData("Console.WriteLine(1);\nusing System.IO;", "    Put using lines at the beginning of the cell, or in a cell before it.")]
    [InlineData("Console.WriteLine(1);\n#r \"System.Xml\"\nusing System.Xml;", "    Put #r lines at the beginning of the cell, or in a cell before it.")]
    [InlineData("static class More { public static int Twice(this int n) => 2 * n; }", "    In a notebook, write the extension method by itself, without the class around it.")]
    public async Task A_message_that_is_about_files_is_followed_by_what_to_do_in_a_cell(string code, string hint) =>
        Assert.Contains(hint, (await kernel.FailAsync(code)).Traceback);

    [Fact]
    public async Task A_name_that_nothing_has_gets_no_hint() =>
        Assert.Equal(3, (await kernel.FailAsync("nothingHasThisName")).Traceback.Count);

    [Fact]
    public async Task A_field_that_a_later_cell_may_set_is_not_warned_about() =>
        Assert.Empty((await kernel.RunAsync("class Node\n{\n    public int Value;\n    private List<int> log;\n    public event Action Changed;\n}")).Outputs);

    [Theory]
    [InlineData("throw new Torn();", true)]
    [InlineData("async void Late() { await Task.Delay(1); throw new Torn(); }\nLate();\nawait Task.Delay(200);", false)]
    [InlineData("new System.Threading.Thread(() => throw new Torn()).Start();\nawait Task.Delay(200);", false)]
    [InlineData("Console.SetError(new System.IO.StreamWriter(new System.IO.MemoryStream()));\nConsole.Error.Dispose();\nnew System.Threading.Thread(() => throw new Exception()).Start();\nawait Task.Delay(200);", false)]
    public async Task An_exception_that_throws_when_it_is_read_harms_nothing(string code, bool fails)
    {
        await using KernelProcess own = await Kernels.StartAsync();
        await own.RunAsync("int kept = 3;\nclass Torn : Exception { public override string Message => throw new InvalidOperationException(); }");
        CellResult result = await own.ExecuteAsync("int mine = 4;\n" + code, Kernels.Cancellation);
        Assert.Equal(fails, !result.Succeeded);
        if (fails)
            Assert.Equal("(its Message throws System.InvalidOperationException)", result.Error?.Message);
        Assert.Equal("7", await own.ValueAsync("kept + mine").WaitAsync(TimeSpan.FromSeconds(20), Kernels.Cancellation));
    }
}
