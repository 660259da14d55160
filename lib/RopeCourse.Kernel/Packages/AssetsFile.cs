using System.Text.Json;

namespace RopeCourse.Kernel;

/// <summary>Reads <c>project.assets.json</c>, in which a restore writes what it found.</summary>
internal static class AssetsFile
{
    public static RestoredPackages Read(string path, string runtimeIdentifier)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement root = document.RootElement;
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name)];
        string[] feeds = [.. Sources(root).Where(Directory.Exists)];
        JsonElement target = root.GetProperty("targets").EnumerateObject()
            .First(t => t.Name.EndsWith("/" + runtimeIdentifier, StringComparison.Ordinal)).Value;

        var compile = new List<string>();
        var runtime = new List<string>();
        var native = new List<string>();
        var versions = new Dictionary<string, string>();
        var folderPackages = new List<FolderPackage>();
        var markers = new List<string>();
        foreach (JsonProperty library in target.EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() != "package")
                continue;
            string relative = root.GetProperty("libraries").GetProperty(library.Name).GetProperty("path").GetString()!;
            string folder = folders.Select(f => Path.GetFullPath(Path.Combine(f, relative))).FirstOrDefault(Directory.Exists)
                ?? throw new PackageException($"The package {library.Name.Replace('/', ' ')} is not in the packages folder although it was restored.");
            AddFiles(library.Value, "compile", folder, compile);
            AddFiles(library.Value, "runtime", folder, runtime);
            AddFiles(library.Value, "native", folder, native);

            string[] name = library.Name.Split('/');
            versions[name[0]] = name[1];
            string hash = Path.Combine(folder, $"{name[0]}.{name[1]}.nupkg.sha512".ToLowerInvariant());
            markers.Add(hash);
            if (feeds.Select(feed => FileIn(feed, name[0], name[1])).FirstOrDefault(f => f is not null) is { } file)
                folderPackages.Add(new FolderPackage(file, hash));
        }

        return new RestoredPackages { CompileAssemblies = compile, RuntimeAssemblies = runtime, NativeLibraries = native, Versions = versions, FolderPackages = folderPackages, Markers = markers };
    }

    private static IEnumerable<string> Sources(JsonElement root) =>
        root.GetProperty("project").GetProperty("restore").TryGetProperty("sources", out JsonElement sources)
            ? sources.EnumerateObject().Select(s => s.Name)
            : [];

    private static void AddFiles(JsonElement library, string group, string folder, List<string> files)
    {
        if (!library.TryGetProperty(group, out JsonElement entries))
            return;
        foreach (JsonProperty entry in entries.EnumerateObject())
        {
            if (!entry.Name.EndsWith("/_._", StringComparison.Ordinal) && (group == "native" || entry.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
                files.Add(Path.GetFullPath(Path.Combine(folder, entry.Name)));
        }
    }

    /// <summary>Finds a package in a folder feed of either layout: flat, or a folder a package and version.</summary>
    private static string? FileIn(string feed, string id, string version)
    {
        string flat = $"{id}.{version}.nupkg";
        string lower = flat.ToLowerInvariant();
        string[] candidates = [Path.Combine(feed, flat), Path.Combine(feed, lower), Path.Combine(feed, id.ToLowerInvariant(), version.ToLowerInvariant(), lower)];
        return candidates.FirstOrDefault(File.Exists);
    }
}
