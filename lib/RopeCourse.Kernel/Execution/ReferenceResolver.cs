namespace RopeCourse.Kernel;

/// <summary>Answers the <c>#r</c> lines of a cell: files, framework assemblies and packages.</summary>
internal sealed class ReferenceResolver(References references, NotebookLoadContext loadContext, Action<string?> progress)
{
    private const string PackagePrefix = "nuget:";
    private readonly List<PackageRequest> packages = [];

    /// <summary>Adds what the lines ask for.</summary>
    /// <returns><see langword="null"/>, or the error that answers the cell.</returns>
    public CellOutcome? Resolve(IReadOnlyList<ReferenceRequest> requests, CancellationToken interrupt)
    {
        var added = new List<PackageRequest>();
        foreach (ReferenceRequest request in requests)
        {
            string text = request.Text.Trim();
            if (text.StartsWith(PackagePrefix, StringComparison.OrdinalIgnoreCase))
            {
                if (PackageRequest.TryParse(text[PackagePrefix.Length..], out PackageRequest? package, out string? problem))
                    added.Add(package);
                else
                    return CellOutcome.Failed("PackageReference", problem, request.Line);
            }
            else if (AddFile(text, request.Line) is { } failure)
            {
                return failure;
            }
        }

        return added.Count == 0 ? null : AddPackages(added, requests[0].Line, interrupt);
    }

    private CellOutcome? AddFile(string text, int line)
    {
        string path = Path.GetFullPath(text, Environment.CurrentDirectory);
        if (!File.Exists(path))
        {
            if (References.FrameworkFile(text) is not null)
                return null; // always referred to
            return CellOutcome.Failed("FileReference", $"The file \"{text}\" in line {line} does not exist; the path counts from {Environment.CurrentDirectory}.", line);
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
            restored = PackageRestorer.Restore(wanted, Environment.CurrentDirectory, progress, interrupt);
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
        return null;
    }
}
