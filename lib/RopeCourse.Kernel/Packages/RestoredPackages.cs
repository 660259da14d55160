namespace RopeCourse.Kernel;

/// <summary>Lists the files of restored packages: to compile against, to load, and to load as native code.</summary>
internal sealed record RestoredPackages
{
    public required IReadOnlyList<string> CompileAssemblies { get; init; }

    public required IReadOnlyList<string> RuntimeAssemblies { get; init; }

    public required IReadOnlyList<string> NativeLibraries { get; init; }

    /// <summary>Gets which version of each package was found, by its name.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    /// <summary>Gets the packages that came from a folder, where the same version can be packed again.</summary>
    public required IReadOnlyList<FolderPackage> FolderPackages { get; init; }

    /// <summary>Gets the marker files of the extracted packages: a fresh marker means a fresh extraction.</summary>
    public required IReadOnlyList<string> Markers { get; init; }
}

/// <summary>Names a package file in a folder feed and the file that holds the hash of the extracted copy.</summary>
internal sealed record FolderPackage(string PackageFile, string HashFile);
