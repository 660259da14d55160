using System.Reflection;
using System.Runtime.Loader;

namespace RopeCourse.Kernel;

/// <summary>Loads cells, packages and referenced files apart from the kernel's own assemblies.</summary>
/// <remarks>
/// An assembly is looked for among the files the notebook brought, then in the framework, then in the kernel.
/// So a notebook's Newtonsoft.Json, Roslyn or System.Numerics.Tensors is the one its packages name,
/// whatever version the kernel runs on. A file that is older than the framework's own assembly gives way to it.
/// </remarks>
internal sealed class NotebookLoadContext() : AssemblyLoadContext("notebook")
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, string> managed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> native = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<AssemblyDependencyResolver> resolvers = [];

    /// <summary>Gets the path from which an assembly of this name was loaded or will be; <see langword="null"/> when the notebook brought none.</summary>
    public string? FindManaged(string simpleName)
    {
        lock (gate)
            return managed.GetValueOrDefault(simpleName);
    }

    public bool IsLoaded(string simpleName) => Assemblies.Any(a => string.Equals(a.GetName().Name, simpleName, StringComparison.OrdinalIgnoreCase));

    public void AddManaged(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        if (References.Shared.Contains(name))
            return;
        lock (gate)
            managed[name] = path;
    }

    public void AddNative(string path)
    {
        lock (gate)
            native[Path.GetFileName(path)] = path;
    }

    /// <summary>Lets the <c>.deps.json</c> beside an assembly say where its native and managed parts are.</summary>
    public void AddDependenciesOf(string path)
    {
        if (!File.Exists(Path.ChangeExtension(path, ".deps.json")))
            return;
        lock (gate)
            resolvers.Add(new AssemblyDependencyResolver(path));
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string? path;
        lock (gate)
        {
            path = managed.GetValueOrDefault(assemblyName.Name!);
            for (int i = 0; path is null && i < resolvers.Count; i++)
                path = resolvers[i].ResolveAssemblyToPath(assemblyName);
        }

        return path is null ? null : LoadFromAssemblyPath(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string? path = null;
        lock (gate)
        {
            foreach (string name in FileNames(unmanagedDllName))
            {
                if (native.TryGetValue(name, out path))
                    break;
            }

            for (int i = 0; path is null && i < resolvers.Count; i++)
                path = resolvers[i].ResolveUnmanagedDllToPath(unmanagedDllName);
        }

        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }

    private static IEnumerable<string> FileNames(string name)
    {
        string file = Path.GetFileName(name);
        string extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return [file, file + extension, "lib" + file + extension, "lib" + file];
    }
}
