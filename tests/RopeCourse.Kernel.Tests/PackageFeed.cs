using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RopeCourse.Kernel.Tests;

/// <summary>A notebook's folder with a NuGet.Config that knows one folder feed, and packages made on the spot. Nothing leaves the temporary folder.</summary>
internal sealed class PackageFeed : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PackageFeed()
    {
        Directory.CreateDirectory(Feed);
        folder.Write("notebooks/NuGet.Config", """
            <configuration>
              <config><add key="globalPackagesFolder" value="../packages" /></config>
              <packageSources><clear /><add key="local" value="../feed" /></packageSources>
            </configuration>
            """);
    }

    public string Feed => Path.Combine(folder.Path, "feed");

    public string Notebooks => Path.Combine(folder.Path, "notebooks");

    public string Packages => Path.Combine(folder.Path, "packages");

    /// <summary>Gets the settings that keep a kernel's cache in the temporary folder.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["ROPECOURSE_KERNEL_CACHE"] = Path.Combine(folder.Path, "cache"),
        // Where it is set, this variable wins over the folder that NuGet.Config names.
        ["NUGET_PACKAGES"] = Packages,
    };

    /// <summary>Packs C# code into the feed.</summary>
    public void Pack(string id, string version, string code, string? dependency = null, string? native = null)
    {
        byte[] assembly = Compile(id, code);
        string dependencies = dependency is null ? "" : $"""<dependencies><group targetFramework="net10.0"><dependency id="{dependency}" version="1.0.0" /></group></dependencies>""";
        using ZipArchive package = ZipFile.Open(Path.Combine(Feed, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        Add(package, $"{id}.nuspec", System.Text.Encoding.UTF8.GetBytes($"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata><id>{id}</id><version>{version}</version><authors>test</authors><description>test</description>{dependencies}</metadata>
            </package>
            """));
        Add(package, $"lib/net10.0/{id}.dll", assembly);
        if (native is not null)
            Add(package, $"runtimes/{DotnetRestore.RuntimeIdentifier}/native/{Path.GetFileName(native)}", File.ReadAllBytes(native));
    }

    public void Repack(string id, string version, string code)
    {
        File.Delete(Path.Combine(Feed, $"{id}.{version}.nupkg"));
        Pack(id, version, code);
    }

    /// <summary>Compiles C# code into an assembly file beside the notebook.</summary>
    public string Build(string path, string code, params string[] references)
    {
        string file = Path.Combine(Notebooks, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, Compile(Path.GetFileNameWithoutExtension(path), code, references));
        return file;
    }

    public Task<KernelProcess> StartAsync(string? notebooks = null) => Kernels.StartAsync(notebooks ?? Notebooks, Environment);

    public void Dispose() => folder.Dispose();

    private static byte[] Compile(string name, string code, params string[] references)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> files = new[] { "System.Private.CoreLib.dll", "System.Runtime.dll" }.Select(file => Path.Combine(framework, file)).Concat(references);
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            [.. files.Select(file => MetadataReference.CreateFromFile(file))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, deterministic: true));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success, string.Join('\n', compilation.GetDiagnostics()));
        return image.ToArray();
    }

    private static void Add(ZipArchive package, string name, byte[] content)
    {
        // A packer that is deterministic gives each entry the same time: the kernel must not rely on it.
        ZipArchiveEntry entry = package.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using Stream stream = entry.Open();
        stream.Write(content);
    }
}
