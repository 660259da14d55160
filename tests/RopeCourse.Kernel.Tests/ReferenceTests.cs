using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RopeCourse.Kernel.Tests;

/// <summary>Cells begin with a core of the framework; nobody may notice.</summary>
public sealed class ReferenceTests
{
    private static readonly Lazy<Assembly[]> Outside = new(() =>
    [
        .. Directory.EnumerateFiles(References.FrameworkFolder, "*.dll")
            .Where(file => !References.Core.Contains(Path.GetFileNameWithoutExtension(file)) && !file.EndsWith(".Native.dll", StringComparison.Ordinal))
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file).StartsWith("Microsoft.", StringComparison.Ordinal))
            .Select(Assembly.LoadFrom),
    ]);

    private static IEnumerable<Assembly> Inside => References.Core.Where(name => name != "netstandard").Select(Assembly.Load);

    [Fact]
    public void The_core_refers_to_nothing_outside()
    {
        // netstandard passes on types of the whole framework; what a cell uses of them brings the rest.
        foreach (string name in References.Core.Where(name => name != "netstandard"))
            Assert.Subset(References.Core.ToHashSet(), References.Referred(References.FrameworkFile(name)!).ToHashSet());
    }

    [Fact]
    public void No_type_outside_has_the_name_of_one_inside()
    {
        HashSet<string> inside = [.. Inside.SelectMany(assembly => assembly.GetExportedTypes()).Select(type => type.FullName!)];
        Assert.True(inside.Count > 1000);
        Assert.DoesNotContain(Outside.Value.SelectMany(assembly => assembly.GetExportedTypes()), type => inside.Contains(type.FullName!));
    }

    [Fact]
    public void No_extension_method_outside_competes_with_one_inside()
    {
        // A call that compiles against the core must mean the same against all: none of the same name may extend the same type.
        HashSet<string> inside = [.. Inside.SelectMany(Extensions).Select(Key)];
        Assert.Contains("System.Collections.Generic.IEnumerable`1.Where", inside);
        string[] rivals = [.. Outside.Value.SelectMany(Extensions).Select(Key).Where(inside.Contains).Distinct()];
        Assert.Empty(rivals);

        static IEnumerable<MethodInfo> Extensions(Assembly assembly) => assembly.GetExportedTypes()
            .Where(type => type.IsDefined(typeof(ExtensionAttribute), false))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.IsDefined(typeof(ExtensionAttribute), false));

        static string Key(MethodInfo method)
        {
            Type receiver = method.GetParameters()[0].ParameterType;
            return $"{receiver.Namespace}.{receiver.Name}.{method.Name}";
        }
    }

    [Theory]
    [InlineData("new System.Text.Json.Nodes.JsonObject { [\"a\"] = 1 }.Count")]
    [InlineData("using System.Xml.Linq;\nnew XElement(\"e\").Name.LocalName.Length")]
    [InlineData("System.Net.Http.HttpMethod.Get.Method.Length / 3")]
    [InlineData("new[] { 1 }.AsQueryable().Count()")]
    public async Task A_cell_may_name_any_part_of_the_framework(string code)
    {
        await using KernelProcess kernel = await Kernels.StartAsync();
        Assert.Equal("1", await kernel.ValueAsync(code));
    }

    [Fact]
    public async Task Variables_fit_after_a_cell_that_needed_more_of_the_framework()
    {
        await using KernelProcess kernel = await Kernels.StartAsync();
        await kernel.RunAsync("var groups = new[] { 1, 2, 3 }.ToLookup(n => n % 2); Microsoft.AspNetCore.Html.IHtmlContent html = null; var pair = new { A = 4 };\nint Twice(int n) => 2 * n;");
        await kernel.RunAsync("using System.Globalization;");
        Assert.Equal("<e />", await kernel.ValueAsync("new System.Xml.Linq.XElement(\"e\").ToString()"));
        Assert.Equal("2", await kernel.ValueAsync("ILookup<int, int> same = groups; Microsoft.AspNetCore.Html.IHtmlContent other = html; same.Count"));
        Assert.Equal("9.5", await kernel.ValueAsync("pair = new { A = 5 }; (Twice(pair.A) - 0.5).ToString(CultureInfo.InvariantCulture)"));
    }

    [Fact]
    public async Task Variables_fit_after_a_library_was_added()
    {
        await using KernelProcess kernel = await Kernels.StartAsync();
        await kernel.RunAsync("var groups = new[] { 1, 2, 3 }.ToLookup(n => n % 2); Microsoft.AspNetCore.Html.IHtmlContent html = null;");
        await kernel.RunAsync("#r \"System.Xml.Linq.dll\"\n#r \"System.Xml.ReaderWriter.dll\"\nusing System.Xml.Linq;");
        Assert.Equal("2", await kernel.ValueAsync("ILookup<int, int> same = groups; Microsoft.AspNetCore.Html.IHtmlContent other = html; same.Count"));
    }

    [Fact]
    public void A_cell_that_is_only_wrong_stays_with_the_core()
    {
        var references = new References();
        var compiler = new SubmissionCompiler(references);
        Assert.Equal("CS0103", Assert.Single(Compile("misspelt + 1").Errors).Id);
        Assert.NotEmpty(Compile("int n = ;").Errors);
        Assert.False(references.AllUsed);
        Assert.Empty(Compile("System.Xml.Linq.XName name = null;").Errors);
        Assert.True(references.AllUsed);

        CompiledCell Compile(string code) => compiler.Compile(CellSource.Read(code, "cell"), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Cells_that_would_not_compile_again_stay_as_they_were()
    {
        using var folder = new TemporaryFolder();
        var references = new References();
        var compiler = new SubmissionCompiler(references);
        references.Add(Library(folder, "A", "namespace One { public class Label { public int Size = 3; } } namespace Two { public class Other; }"));
        Accept("using One; using Two; var label = new Label();");
        references.Add(Library(folder, "B", "namespace Two { public class Label { public int Length = 4; } }"));
        Accept("var size = label.Size + new Two.Label().Length; One.Label mine = label;");
        Accept("var three = mine.Size;");

        void Accept(string code)
        {
            CellSource source = CellSource.Read(code, "cell");
            CompiledCell cell = compiler.Compile(source, TestContext.Current.CancellationToken);
            Assert.Empty(cell.Errors);
            compiler.Accept(cell, source);
        }
    }

    private static string Library(TemporaryFolder folder, string name, string code)
    {
        string path = Path.Combine(folder.Path, name + ".dll");
        MetadataReference core = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);
        Assert.True(CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], [core], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(path).Success);
        return path;
    }
}
