using System.Reflection;
using System.Runtime.Loader;

namespace RopeCourse.Plots;

/// <summary>
/// Loads the drawing engine into a load context of its own, so that its F# runtime and JSON library never meet
/// those of the notebook kernel that hosts the course.
/// </summary>
internal static class EngineLoader
{
    internal const string FileName = "RopeCourse.Plots.Engine.dll";

    private static readonly Lazy<IChartEngine> Shared = new(() => Load(DefaultFolder()));

    internal static IChartEngine Engine => Shared.Value;

    internal static IChartEngine Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"{FileName} is missing; it must lie beside RopeCourse.Plots.dll in {folder}. Reference RopeCourse.Plots.Engine too, or the package RopeCourse, which holds both.", path);
        }

        var context = new EngineContext();
        // By its path: the system then reads of its ten megabytes what is needed; a stream would be copied twice.
        var assembly = context.LoadFromAssemblyPath(Path.GetFullPath(path));
        var type = assembly.GetType("RopeCourse.Plots.Engine.ChartEngine", throwOnError: true)!;
        return (IChartEngine)Activator.CreateInstance(type, nonPublic: true)!;
    }

    private static string DefaultFolder()
    {
        var location = typeof(EngineLoader).Assembly.Location;
        return location.Length > 0 ? Path.GetDirectoryName(location)! : AppContext.BaseDirectory;
    }

    private sealed class EngineContext() : AssemblyLoadContext("RopeCourse.Plots.Engine")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            // The interface must be the same type on both sides, whichever context holds it.
            var plots = typeof(EngineLoader).Assembly;
            if (assemblyName.Name == plots.GetName().Name) return plots;
            var engine = Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == "RopeCourse.Plots.Engine");
            using var embedded = engine?.GetManifestResourceStream(assemblyName.Name + ".dll");
            return embedded is null ? null : LoadFromStream(embedded);
        }
    }
}
