namespace RopeCourse.Kernel;

/// <summary>Answers the <c>#r</c> and <c>#i</c> lines of a cell: files, framework assemblies, packages and where to find them.</summary>
internal sealed class ReferenceResolver(References references, NotebookLoadContext loadContext, Action<string?> progress)
{
    private const string PackagePrefix = "nuget:";
    private readonly List<PackageRequest> packages = [];
    private readonly List<string> sources = [];

    /// <summary>Gets the folder that paths in a cell count from; another one where it has been deleted.</summary>
    public static string NotebookFolder
    {
        get
        {
            try
            {
                return Environment.CurrentDirectory;
            }
            catch (IOException)
            {
                return Path.GetTempPath();
            }
        }
    }

    /// <summary>Adds what the lines ask for.</summary>
    /// <returns><see langword="null"/>, or the error that answers the cell.</returns>
    public CellOutcome? Resolve(IReadOnlyList<ReferenceRequest> requests, string folder, CancellationToken interrupt)
    {
        var added = new List<PackageRequest>();
        foreach (ReferenceRequest request in requests)
        {
            string text = request.Text.Trim();
            if (request.IsSource)
            {
                if (AddSource(text, request.Line, folder) is { } refused)
                    return refused;
            }
            else if (text.StartsWith(PackagePrefix, StringComparison.OrdinalIgnoreCase))
            {
                if (PackageRequest.TryParse(text[PackagePrefix.Length..], out PackageRequest? package, out string? problem))
                    added.Add(package);
                else
                    return CellOutcome.Failed("PackageReference", problem, request.Line);
            }
            else if (AddFile(text, request.Line, folder) is { } failure)
            {
                return failure;
            }
        }

        return added.Count == 0 ? null : AddPackages(added, requests[0].Line, interrupt);
    }

    /// <summary>Adds a place to look for packages: an address, or a folder that counts from the notebook's.</summary>
    private CellOutcome? AddSource(string text, int line, string folder)
    {
        string source = text.StartsWith(PackagePrefix, StringComparison.OrdinalIgnoreCase) ? text[PackagePrefix.Length..].Trim() : text;
        bool isAddress = source.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (!isAddress)
        {
            source = Path.GetFullPath(source, folder);
            if (!Directory.Exists(source))
                return CellOutcome.Failed("SourceDirective", $"The package source {source} in line {line} does not exist; name a folder or an address.", line);
        }

        if (!sources.Contains(source))
            sources.Add(source);
        return null;
    }

    private CellOutcome? AddFile(string text, int line, string folder)
    {
        string path = Path.GetFullPath(text, folder);
        if (!File.Exists(path))
        {
            if (References.FrameworkFile(text) is { } known)
            {
                references.Use(Path.GetFileNameWithoutExtension(known));
                return null;
            }

            return CellOutcome.Failed("FileReference", $"The file \"{text}\" in line {line} does not exist; the path counts from {folder}.", line);
        }

        try
        {
            foreach (string file in References.Closure(path))
            {
                if (references.Add(file))
                    loadContext.AddManaged(file);
            }
        }
        catch (BadImageFormatException)
        {
            return CellOutcome.Failed("FileReference", $"The file \"{text}\" in line {line} is no .NET assembly.", line);
        }

        loadContext.AddDependenciesOf(path);
        return null;
    }

    private CellOutcome? AddPackages(List<PackageRequest> added, int line, CancellationToken interrupt)
    {
        // Packages of earlier cells are asked for again, so that all of them agree on one version of what they share.
        PackageRequest[] wanted = [.. packages.Where(p => !added.Any(a => a.IsSamePackage(p))), .. added];
        if (packages.Count > 0 && wanted.ToHashSet().SetEquals(packages))
            return null;
        RestoredPackages restored;
        try
        {
            restored = PackageRestorer.Restore(wanted, sources, NotebookFolder, progress, interrupt);
        }
        catch (PackageException error)
        {
            return CellOutcome.Failed("PackageReference", error.Message, line);
        }

        foreach (string path in restored.RuntimeAssemblies)
        {
            string name = Path.GetFileNameWithoutExtension(path);
            if (loadContext.IsLoaded(name) && loadContext.FindManaged(name) is { } loaded && loaded != path)
                return CellOutcome.Failed("PackageReference", $"{name} is already loaded from another version ({loaded}); restart the kernel and put all #r lines in the first cell.", line);
        }

        foreach (string path in restored.CompileAssemblies)
            references.Add(path);
        foreach (string path in restored.RuntimeAssemblies)
        {
            if (References.IsNewerThanFramework(path))
                loadContext.AddManaged(path);
        }

        foreach (string path in restored.NativeLibraries)
            loadContext.AddNative(path);
        packages.Clear();
        packages.AddRange(wanted);
        foreach (string found in added.Select(package => package.Found(restored.Versions)).OfType<string>())
            Console.WriteLine(found);
        return null;
    }
}
