using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace RopeCourse.Kernel;

/// <summary>Holds what a cell is compiled against: the framework, the kernel's few helpers, and what <c>#r</c> lines added.</summary>
/// <remarks>
/// Most cells name little of the framework, and each of its 160 assemblies makes every one of them slower to compile. So cells are compiled against
/// a core first, and the rest comes when one needs it (<see cref="SubmissionCompiler"/>) or a library that is added refers to it.
/// </remarks>
internal sealed class References
{
    /// <summary>The folder of the framework's assemblies.</summary>
    public static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>The framework's assemblies that cells begin with, and all that these refer to.</summary>
    public static readonly ImmutableArray<string> Core =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Console", "System.Runtime.Numerics", "netstandard",
        "System.Collections.Concurrent", "System.Linq.Parallel", "System.Threading.Tasks.Parallel", "System.Text.RegularExpressions",
        "System.Memory", "System.Threading", "System.Threading.ThreadPool", "System.Runtime.InteropServices", "System.Runtime.Intrinsics",
        "System.Numerics.Vectors", "System.Private.Uri", "System.Diagnostics.Tracing", "Microsoft.Win32.Primitives",
        "System.Reflection.Primitives", "System.Reflection.Emit.ILGeneration", "System.Reflection.Emit.Lightweight",
    ];

    /// <summary>The assemblies whose values go to the kernel, which must know them as the same types: a package's own copy is not used.</summary>
    public static readonly ImmutableArray<string> Shared = ["Microsoft.DotNet.Interactive.Formatting", "Microsoft.AspNetCore.Html.Abstractions"];

    // Its Kernel, display and magics need .NET Interactive around them; what notebooks use of it is in DisplayExtensions, under the same names.
    private const string Interactive = "Microsoft.DotNet.Interactive";

    private readonly Dictionary<string, Entry> byName = new(StringComparer.OrdinalIgnoreCase);
    private ImmutableArray<MetadataReference> inUse;
    private ImmutableArray<MetadataReference> all;

    public References()
    {
        string trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        foreach (string path in trusted.Split(Path.PathSeparator))
        {
            if (Path.GetDirectoryName(path) == FrameworkFolder && !Path.GetFileName(path).EndsWith(".Native.dll", StringComparison.OrdinalIgnoreCase))
                byName[Path.GetFileNameWithoutExtension(path)] = new Entry(null, path);
        }

        foreach (string name in Core)
            Use(name);
        foreach (Type type in new[] { typeof(DisplayExtensions), typeof(Formatter), typeof(IHtmlContent) })
            byName[type.Assembly.GetName().Name!] = new Entry(type.Assembly.GetName().Version!, type.Assembly.Location) { IsUsed = true };
    }

    /// <summary>Gets the references that cells are compiled against; the same array until one is added.</summary>
    public ImmutableArray<MetadataReference> InUse => inUse.IsDefault ? inUse = [.. byName.Values.Where(static entry => entry.IsUsed).Select(static entry => entry.Reference)] : inUse;

    /// <summary>Gets every reference, those that no cell has needed yet as well; the same array until one is added.</summary>
    public ImmutableArray<MetadataReference> All => all.IsDefault ? all = [.. byName.Values.Select(static entry => entry.Reference)] : all;

    /// <summary>Gets whether cells are compiled against every reference.</summary>
    public bool AllUsed => byName.Values.All(static entry => entry.IsUsed);

    /// <summary>Lets the cells from now on see every reference.</summary>
    public void UseAll()
    {
        foreach (string name in byName.Keys)
            Use(name);
    }

    /// <summary>Lets the cells from now on see an assembly of the framework.</summary>
    public void Use(string name)
    {
        if (!byName.TryGetValue(name, out Entry? entry) || entry.IsUsed)
            return;
        entry.IsUsed = true;
        inUse = default;
    }

    /// <summary>Adds an assembly, unless one of the same name and no lower version is there, and what it refers to of the framework.</summary>
    /// <returns><see langword="true"/> when the file is the one that counts.</returns>
    public bool Add(string path)
    {
        AssemblyName name = AssemblyName.GetAssemblyName(path);
        if (name.Name == Interactive || Shared.Contains(name.Name!))
            return false;
        if (byName.TryGetValue(name.Name!, out Entry? present))
        {
            Version known = present.Version ?? FrameworkVersion(name.Name!);
            if (known > name.Version || (known == name.Version && present.Version is null))
            {
                Use(name.Name!);
                return false;
            }
        }

        byName[name.Name!] = new Entry(name.Version!, path) { IsUsed = true };
        inUse = all = default;
        foreach (string referred in Referred(path))
            Use(referred);
        return true;
    }

    /// <summary>Lists a file and the files beside it that it refers to, directly or not.</summary>
    public static IReadOnlyList<string> Closure(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        var found = new List<string> { path };
        for (int i = 0; i < found.Count; i++)
        {
            foreach (string name in Referred(found[i]))
            {
                string file = Path.Combine(folder, name + ".dll");
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

    /// <summary>Lists the names of the assemblies that a file refers to.</summary>
    public static IReadOnlyList<string> Referred(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
            return [];
        MetadataReader metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    /// <summary>Holds one assembly; its metadata is read when a compilation first asks for it. The framework's own has no version here.</summary>
    private sealed class Entry(Version? version, string path)
    {
        private MetadataReference? reference;

        public Version? Version => version;

        public bool IsUsed { get; set; }

        public MetadataReference Reference => reference ??= Open();

        /// <summary>Reads the metadata alone: an assembly's code is never needed here.</summary>
        private PortableExecutableReference Open()
        {
            ModuleMetadata module = ModuleMetadata.CreateFromStream(File.OpenRead(path), PEStreamOptions.PrefetchMetadata);
            return AssemblyMetadata.Create(module).GetReference(Documentation.For(path), filePath: path);
        }
    }
}
