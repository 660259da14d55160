using RopeCourse.Studio.Checking;
using RopeCourse.Studio.Tests.Notebooks;

namespace RopeCourse.Studio.Tests.Checking;

public sealed class PortableSubsetTests
{
    [Theory]
    [InlineData("#!time\n1 + 1", "magic command", "write C# instead")]
    [InlineData("#load \"other.csx\"", "#load", "put the code into the library")]
    [InlineData("#r \"../lib/RopeCourse.dll\"", "#r with a path", "use #r \"nuget:")]
    [InlineData("using var file = System.IO.File.OpenRead(\"x\");", "using var", "write using (var x")]
    [InlineData("await using var file = Open();", "using var", "write using (var x")]
    [InlineData("Span<int> span = new int[3];", "A span", "use an array")]
    [InlineData("var span = new int[3].AsSpan();", "A span", "use an array")]
    [InlineData("var span = stackalloc int[3];", "A span", "use an array")]
    [InlineData("namespace Lesson { class A { } }", "A namespace", "write the class without one")]
    [InlineData("record P(int X);\nvar p = new P(1);\np with { X = 2 }", "trailing 'x with", "end the cell with the name")]
    [InlineData("display(42);", "display(…)", "end the cell with the value")]
    [InlineData("HTML(\"<b>x</b>\")", "HTML(…)", "end the cell with the value")]
    [InlineData("42.Display();", ".Display()", "end the cell with the value")]
    [InlineData("Formatter.Register<int>(x => \"x\");", "Formatter", "end the cell with the value")]
    [InlineData("var scale = 2;\nclass A { public int Twice(int x) => x * scale; }", "reads the cell variable 'scale'", "pass it as a parameter")]
    public void A_cell_outside_the_subset_is_refused_with_the_portable_way(string source, string what, string instead)
    {
        var problem = Assert.Single(PortableSubset.Check(SampleNotebooks.OfCode("1 + 1", source)));

        Assert.Equal("cell 2 (cell-02)", problem.Where);
        Assert.Contains(what, problem.Message, StringComparison.Ordinal);
        Assert.Contains(instead, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#r \"nuget: RopeCourse, 1.0.0\"\nusing RopeCourse;")]
    [InlineData("var x = 1;\nvar y = x + 1;\ny")]
    [InlineData("static int F(int n) { Span<int> s = stackalloc int[4]; s[0] = n; return s[0]; }\nF(3)")]
    [InlineData("await Task.Delay(1);\n\"done\"")]
    [InlineData("record P(int X);\nvar p = new P(1);\nvar q = p with { X = 2 };\nq")]
    [InlineData("using (var reader = new System.IO.StringReader(\"a\"))\n{\n    Console.WriteLine(reader.ReadLine());\n}")]
    [InlineData("class A { public int scale = 2; public int Twice(int x) => x * scale; }")]
    [InlineData("var x = 2;\nclass B { public int Twice(int x) => x * 2; }")]
    [InlineData("var name = \"n\";\nclass C { public string Of(Exception e) => e.name(); }")]
    public void A_cell_inside_the_subset_is_accepted(string source) =>
        Assert.Empty(PortableSubset.Check(SampleNotebooks.OfCode(source)));

    [Fact]
    public void A_variable_of_an_earlier_cell_is_known_to_later_ones()
    {
        var problems = PortableSubset.Check(SampleNotebooks.OfCode("var scale = 2;", "class A { public int Twice(int x) => x * scale; }"));
        Assert.Equal("cell 2 (cell-02)", Assert.Single(problems).Where);
    }
}
