using System.IO.Compression;
using System.Xml.Linq;

namespace RopeCourse.Lessons.Tests;

/// <summary>Looks into the package that building this project has packed.</summary>
public sealed class PackageTests
{
    private static readonly string s_package = Path.Combine(Repository.Root, "artifacts", "packages", "RopeCourse.1.0.0.nupkg");

    [Fact]
    public void The_libraries_lie_plainly_in_one_folder()
    {
        using ZipArchive archive = ZipFile.OpenRead(s_package);
        Assert.Equal(
            [
                "lib/net10.0/RopeCourse.Lessons.dll",
                "lib/net10.0/RopeCourse.Lessons.xml",
                "lib/net10.0/RopeCourse.Plots.Engine.dll",
                "lib/net10.0/RopeCourse.Plots.dll",
                "lib/net10.0/RopeCourse.Plots.xml",
                "lib/net10.0/RopeCourse.dll",
                "lib/net10.0/RopeCourse.xml",
            ],
            archive.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_depends_on_four_packages_in_the_versions_of_the_central_list()
    {
        using ZipArchive archive = ZipFile.OpenRead(s_package);
        using Stream stream = archive.GetEntry("RopeCourse.nuspec")!.Open();
        IEnumerable<(string?, string?)> dependencies = XDocument.Load(stream).Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => ((string?)element.Attribute("id"), (string?)element.Attribute("version")));
        string[] wanted = ["MathNet.Numerics", "Microsoft.ML.Tokenizers", "Microsoft.ML.Tokenizers.Data.O200kBase", "System.Numerics.Tensors"];
        Assert.Equal(wanted.Select(id => ((string?)id, (string?)CentralVersion(id))), dependencies.OrderBy(dependency => dependency.Item1, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("RopeCourse.dll")]
    [InlineData("RopeCourse.Plots.dll")]
    [InlineData("RopeCourse.Lessons.dll")]
    public void The_packed_libraries_are_those_built_last(string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(s_package);
        using Stream stream = archive.GetEntry($"lib/net10.0/{name}")!.Open();
        using var packed = new MemoryStream();
        stream.CopyTo(packed);
        Assert.Equal(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name)), packed.ToArray());
    }

    [Fact]
    public void The_lessons_are_not_compiled_against_the_engine_or_plotly() =>
        Assert.DoesNotContain(
            typeof(Check).Assembly.GetReferencedAssemblies(),
            reference => reference.Name!.Contains("Engine", StringComparison.Ordinal) || reference.Name.Contains("Plotly", StringComparison.Ordinal));

    [Fact]
    public void The_notebooks_add_the_folder_feed_and_leave_the_users_sources_alone()
    {
        var config = XDocument.Load(Path.Combine(Repository.Root, "notebooks", "NuGet.Config"));
        XElement source = Assert.Single(config.Descendants("packageSources").Single().Elements());
        Assert.Equal("add", source.Name.LocalName);
        Assert.Equal("../artifacts/packages", (string?)source.Attribute("value"));
    }

    private static string CentralVersion(string id) =>
        (string)XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Single(element => (string?)element.Attribute("Include") == id).Attribute("Version")!;
}
