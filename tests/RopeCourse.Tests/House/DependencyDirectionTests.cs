using System.Xml.Linq;

namespace RopeCourse.Tests;

/// <summary>Reads the project files under lib and proves that the arrows between them go one way.</summary>
public sealed class DependencyDirectionTests
{
    // "Lessons => Engine" only orders the build: the assembly is packed or started, never compiled against.
    private static readonly string[] Allowed =
    [
        "RopeCourse.Plots -> RopeCourse",
        "RopeCourse.Plots.Engine -> RopeCourse.Plots",
        "RopeCourse.Lessons -> RopeCourse",
        "RopeCourse.Lessons -> RopeCourse.Plots",
        "RopeCourse.Lessons => RopeCourse.Plots.Engine",
        "RopeCourse.Studio -> RopeCourse.Kernel",
        "RopeCourse.Studio => RopeCourse.Lessons",
    ];

    private static readonly string[] Needed =
    [
        "RopeCourse.Plots -> RopeCourse",
        "RopeCourse.Plots.Engine -> RopeCourse.Plots",
        "RopeCourse.Lessons -> RopeCourse.Plots",
        "RopeCourse.Studio -> RopeCourse.Kernel",
    ];

    private static readonly string[] Heavy = ["Microsoft.ML.OnnxRuntime", "Microsoft.Playwright", "Deque.AxeCore", "BenchmarkDotNet", "TorchSharp"];

    private static readonly Dictionary<string, XDocument> Projects = Directory
        .EnumerateFiles(Path.Combine(Repository.Root.FullName, "lib"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), Load);

    [Fact]
    public void Project_references_follow_the_arrows()
    {
        string[] arrows = [.. Projects.SelectMany(project => Arrows(project.Key, project.Value))];
        Assert.Empty(arrows.Except(Allowed));
        Assert.Empty(Needed.Except(arrows));
    }

    [Fact]
    public void The_kernel_and_the_mathematics_reference_no_project()
    {
        Assert.Empty(Arrows("RopeCourse.Kernel", Projects["RopeCourse.Kernel"]));
        Assert.Empty(Arrows("RopeCourse", Projects["RopeCourse"]));
    }

    [Fact]
    public void The_mathematics_references_mathematics_only()
    {
        Assert.Equal(["MathNet.Numerics", "System.Numerics.Tensors"], Packages(Projects["RopeCourse"]).Order());
        string[] assemblies = [.. typeof(RotaryEmbedding).Assembly.GetReferencedAssemblies().Select(name => name.Name!)];
        Assert.DoesNotContain(assemblies, name => name.StartsWith("Plotly", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
            || name.StartsWith("RopeCourse", StringComparison.Ordinal));
    }

    /// <summary>A reference that excludes all assets only fetches the package, for a file in it; nothing is compiled against it.</summary>
    [Fact]
    public void Only_the_engine_is_compiled_against_Plotly() =>
        Assert.Equal(["RopeCourse.Plots.Engine"], Projects.Where(project => CompiledPackages(project.Value).Any(name =>
            name.StartsWith("Plotly", StringComparison.Ordinal))).Select(project => project.Key));

    [Fact]
    public void Heavy_packages_stay_out_of_lib() =>
        Assert.All(Projects, project => Assert.DoesNotContain(Packages(project.Value), IsHeavy));

    [Theory]
    [InlineData("<ProjectReference Include='../RopeCourse.Lessons/RopeCourse.Lessons.csproj' />", "Tried -> RopeCourse.Lessons")]
    [InlineData("<ProjectReference Include='..\\RopeCourse.Lessons\\RopeCourse.Lessons.csproj' ReferenceOutputAssembly='false' />", "Tried => RopeCourse.Lessons")]
    [InlineData("<ProjectReference Include='../A/A.csproj'><ReferenceOutputAssembly>false</ReferenceOutputAssembly></ProjectReference>", "Tried => A")]
    public void An_arrow_is_read_from_a_project_file(string reference, string arrow) =>
        Assert.Equal([arrow], Arrows("Tried", XDocument.Parse($"<Project><ItemGroup>{reference}</ItemGroup></Project>")));

    [Theory]
    [InlineData("", 1)]
    [InlineData("ExcludeAssets='all'", 0)]
    [InlineData("ExcludeAssets='runtime'", 1)]
    public void A_package_counts_as_compiled_unless_all_its_assets_are_excluded(string attribute, int count) =>
        Assert.Equal(count, CompiledPackages(XDocument.Parse($"<Project><PackageReference Include='Plotly.NET' {attribute} /></Project>")).Count());

    [Theory]
    [InlineData("Microsoft.ML.OnnxRuntime.Managed", true)]
    [InlineData("Microsoft.ML.Tokenizers", false)]
    public void A_heavy_package_is_recognised(string name, bool expected) => Assert.Equal(expected, IsHeavy(name));

    /// <summary>Reads a project file together with the .props and .targets beside it, which could hold references too.</summary>
    private static XDocument Load(string project) => new(new XElement("Projects",
        Directory.EnumerateFiles(Path.GetDirectoryName(project)!)
            .Where(path => Path.GetExtension(path) is ".csproj" or ".props" or ".targets")
            .Select(path => XDocument.Load(path).Root)));

    private static IEnumerable<string> Arrows(string project, XDocument document) =>
        document.Descendants("ProjectReference").Select(reference =>
        {
            string target = reference.Attribute("Include")!.Value.Replace('\\', '/');
            string? linked = reference.Attribute("ReferenceOutputAssembly")?.Value ?? reference.Element("ReferenceOutputAssembly")?.Value;
            bool orderOnly = string.Equals(linked, "false", StringComparison.OrdinalIgnoreCase);
            return $"{project} {(orderOnly ? "=>" : "->")} {Path.GetFileNameWithoutExtension(target)}";
        });

    private static IEnumerable<string> Packages(XContainer document) =>
        document.Descendants("PackageReference").Select(reference => reference.Attribute("Include")?.Value).OfType<string>();

    private static IEnumerable<string> CompiledPackages(XDocument document) => Packages(new XElement("Compiled",
        document.Descendants("PackageReference").Where(reference => reference.Attribute("ExcludeAssets")?.Value != "all")));

    private static bool IsHeavy(string package) => Heavy.Any(name => package.StartsWith(name, StringComparison.OrdinalIgnoreCase));
}
