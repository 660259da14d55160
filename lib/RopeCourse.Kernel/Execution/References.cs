using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace RopeCourse.Kernel;

/// <summary>Holds what a cell is compiled against: the framework, the kernel's few helpers, and what <c>#r</c> lines added.</summary>
internal sealed class References
{
    /// <summary>The folder of the framework's assemblies.</summary>
    public static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private readonly Dictionary<string, (bool IsFramework, Version Version, MetadataReference Reference)> byName = new(StringComparer.OrdinalIgnoreCase);
    private ImmutableArray<MetadataReference> all;

    public References()
    {
        string trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        foreach (string path in trusted.Split(Path.PathSeparator))
        {
            if (Path.GetDirectoryName(path) == FrameworkFolder && !Path.GetFileName(path).EndsWith(".Native.dll", StringComparison.OrdinalIgnoreCase))
                byName[Path.GetFileNameWithoutExtension(path)] = (true, new Version(), Open(path));
        }

        foreach (Type type in new[] { typeof(DisplayExtensions), typeof(Formatter), typeof(IHtmlContent) })
            Add(type.Assembly.Location);
    }

    /// <summary>Gets every reference, the framework's first.</summary>
    public ImmutableArray<MetadataReference> All => all.IsDefault ? all = [.. byName.Values.Select(entry => entry.Reference)] : all;

    /// <summary>Gets the references that have been added since the given ones were all.</summary>
    public ImmutableArray<MetadataReference> Except(ImmutableArray<MetadataReference> known) =>
        known == All ? [] : known.IsEmpty ? All : [.. All.Except(known)];

    /// <summary>Adds an assembly, unless one of the same name and no lower version is there.</summary>
    /// <returns><see langword="true"/> when the file is the one that counts.</returns>
    public bool Add(string path)
    {
        AssemblyName name = AssemblyName.GetAssemblyName(path);
        if (byName.TryGetValue(name.Name!, out (bool IsFramework, Version Version, MetadataReference Reference) present))
        {
            Version known = present.IsFramework ? FrameworkVersion(name.Name!) : present.Version;
            if (known > name.Version || (known == name.Version && present.IsFramework))
                return false;
        }

        byName[name.Name!] = (false, name.Version!, Open(path));
        all = default;
        return true;
    }

    /// <summary>Lists a file and the files beside it that it refers to, directly or not.</summary>
    public static IReadOnlyList<string> Closure(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        var found = new List<string> { path };
        for (int i = 0; i < found.Count; i++)
        {
            using FileStream stream = File.OpenRead(found[i]);
            using var image = new PEReader(stream);
            if (!image.HasMetadata)
                continue;
            MetadataReader metadata = image.GetMetadataReader();
            foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
            {
                string file = Path.Combine(folder, metadata.GetString(metadata.GetAssemblyReference(handle).Name) + ".dll");
                if (!found.Contains(file) && File.Exists(file))
                    found.Add(file);
            }
        }

        return found;
    }

    /// <summary>Gets the framework's own file of that name.</summary>
    public static string? FrameworkFile(string simpleName)
    {
        string path = Path.Combine(FrameworkFolder, simpleName.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? simpleName : simpleName + ".dll");
        return File.Exists(path) ? path : null;
    }

    /// <summary>Gets whether a file may take the place of the framework's own assembly of that name, if there is one.</summary>
    public static bool IsNewerThanFramework(string path) => AssemblyName.GetAssemblyName(path).Version > FrameworkVersion(Path.GetFileNameWithoutExtension(path));

    private static Version FrameworkVersion(string simpleName) =>
        FrameworkFile(simpleName) is { } path ? AssemblyName.GetAssemblyName(path).Version! : new Version();

    /// <summary>Reads the metadata alone: the code of the framework's 160 assemblies is never needed here.</summary>
    private static PortableExecutableReference Open(string path)
    {
        ModuleMetadata module = ModuleMetadata.CreateFromStream(File.OpenRead(path), PEStreamOptions.PrefetchMetadata);
        return AssemblyMetadata.Create(module).GetReference(Documentation.For(path), filePath: path);
    }
}
