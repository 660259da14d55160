using System.Reflection;
using System.Runtime.Loader;

namespace RopeCourse.Plots.Tests;

/// <summary>Proves that Plotly.NET stays where no notebook kernel can meet it.</summary>
public sealed class EngineTests
{
    private static readonly string[] Drawing =
        ["Plotly.NET", "Plotly.NET.CSharp", "FSharp.Core", "DynamicObj", "Giraffe.ViewEngine", "Newtonsoft.Json", "Fable.Core"];

    [Fact]
    public void Drawing_loads_nothing_of_Plotly_into_the_default_context()
    {
        _ = Gallery.Figures["lines"]().ToJson();

        var names = AssemblyLoadContext.Default.Assemblies.Select(assembly => assembly.GetName().Name).ToList();
        Assert.DoesNotContain("Plotly.NET", names);
        Assert.DoesNotContain("Plotly.NET.CSharp", names);
        Assert.DoesNotContain("DynamicObj", names);
        var context = AssemblyLoadContext.GetLoadContext(EngineLoader.Engine.GetType().Assembly)!;
        Assert.NotSame(AssemblyLoadContext.Default, context);
        Assert.Contains(context.Assemblies, assembly => assembly.GetName().Name == "Plotly.NET");
        Assert.Contains(context.Assemblies, assembly => assembly.GetName().Name == "FSharp.Core");
    }

    [Fact]
    public void The_engine_carries_its_libraries_and_leaves_none_beside_it()
    {
        var inside = EngineLoader.Engine.GetType().Assembly.GetManifestResourceNames();

        Assert.All(Drawing, name => Assert.Contains(name + ".dll", inside));
        Assert.DoesNotContain("MathNet.Numerics.dll", inside);
        Assert.False(File.Exists(Path.Combine(AppContext.BaseDirectory, "Plotly.NET.dll")));
        Assert.False(File.Exists(Path.Combine(AppContext.BaseDirectory, "DynamicObj.dll")));
    }

    [Fact]
    public void The_two_files_alone_draw_from_a_folder_of_their_own()
    {
        var folder = Directory.CreateTempSubdirectory("ropecourse-plots-");
        try
        {
            foreach (var file in new[] { "RopeCourse.Plots.dll", EngineLoader.FileName })
                File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(folder.FullName, file));
            var context = new AssemblyLoadContext("a kernel", isCollectible: false);
            using var stream = new MemoryStream();
            var plots = context.LoadFromAssemblyPath(Path.Combine(folder.FullName, "RopeCourse.Plots.dll"));
            var figure = plots.GetType("RopeCourse.Plots.BinaryFigures")!.GetMethod("GrayPath")!.Invoke(null, null)!;
            var html = (string)figure.GetType().GetMethod("ToHtml")!.Invoke(figure, null)!;

            Assert.NotSame(typeof(Figure).Assembly, plots);
            Assert.Equal(BinaryFigures.GrayPath().ToHtml(), html);
        }
        finally
        {
            // Windows keeps a loaded file; its folder then stays until the next clean-up.
            try
            {
                folder.Delete(recursive: true);
            }
            catch (UnauthorizedAccessException)
            {
            }
        }
    }

    [Fact]
    public void A_missing_engine_is_named_with_its_place()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "no such folder");

        var error = Assert.Throws<FileNotFoundException>(() => EngineLoader.Load(folder));

        Assert.Contains("RopeCourse.Plots.Engine.dll is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_public_signature_holds_a_type_of_another_library()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;
        var used = typeof(Figure).Assembly.GetExportedTypes().SelectMany(type => type
            .GetMethods(All).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .Concat(type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(type.GetFields(All).Select(field => field.FieldType))
            .Concat(type.GetInterfaces()))
            .SelectMany(Parts).Select(type => type.Assembly.GetName().Name!).Distinct().ToList();

        Assert.All(used, name => Assert.True(
            name is "RopeCourse" or "RopeCourse.Plots" or "MathNet.Numerics" || name.StartsWith("System.", StringComparison.Ordinal), name));
        Assert.Contains("MathNet.Numerics", used);
    }

    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()),
        _ => [type],
    };
}
