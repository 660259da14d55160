namespace RopeCourse.Kernel;

/// <summary>Names what Jupyter is to start: the kernel's files and the <c>dotnet</c> that runs them.</summary>
/// <param name="Host">The full path of <c>dotnet</c>.</param>
/// <param name="Folder">The folder that holds the kernel with all that it needs.</param>
internal sealed record KernelProgram(string Host, string Folder)
{
    /// <summary>The file that <see cref="Host"/> runs.</summary>
    public const string Library = "RopeCourse.Kernel.dll";

    /// <summary>The environment that it runs in, beside that of whoever starts it.</summary>
    /// <remarks>.NET guards programs against code written by others into their memory. A kernel writes code by trade; the guard costs a tenth of its start and guards nothing.</remarks>
    public static readonly IReadOnlyDictionary<string, string> Environment = new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" };

    /// <summary>Finds the kernel that this process carries: in a folder <c>kernel</c> of its own (for a host on a larger framework), or beside this library.</summary>
    public static KernelProgram Find()
    {
        string here = Path.GetDirectoryName(typeof(KernelProgram).Assembly.Location)!;
        string apart = Path.Combine(here, "kernel");
        return new KernelProgram(DotnetHost.Path, File.Exists(Path.Combine(apart, Library)) ? apart : here);
    }

    /// <summary>Gets the command line for a kernel whose files are in a folder; Jupyter puts the file's name in the place of the braces.</summary>
    public IReadOnlyList<string> Arguments(string folder, string connectionFile = "{connection_file}") =>
        [Host, "exec", Path.Combine(folder, Library), "--connection-file", connectionFile];

    /// <summary>Makes sure that a kernel can start from here, wherever and by whomever it is started.</summary>
    /// <exception cref="InstallException">It cannot.</exception>
    public void Check()
    {
        if (!Path.IsPathFullyQualified(Host) || !File.Exists(Host))
            throw new InstallException($"The program '{Host}' was not found, and Jupyter must be given its full path; install the .NET SDK, or name the program in the environment variable DOTNET_HOST_PATH.");
        foreach (string file in new[] { Library, Path.ChangeExtension(Library, ".runtimeconfig.json"), Path.ChangeExtension(Library, ".deps.json") })
        {
            if (!File.Exists(Path.Combine(Folder, file)))
                throw new InstallException($"The kernel in {Folder} is not complete: {file} is missing; build RopeCourse.Kernel again.");
        }
    }

    /// <summary>Copies the kernel's files.</summary>
    /// <param name="target">The folder to make.</param>
    /// <param name="except">A folder to leave out: a kernel may be installed into a folder below its own program.</param>
    public void CopyTo(string target, string except)
    {
        string[] files = [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => !IsBelow(file, except))];
        foreach (string file in files)
        {
            string copy = Path.Combine(target, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Says whether a path leads into a folder.</summary>
    public static bool IsBelow(string path, string folder)
    {
        string way = Path.GetRelativePath(folder, path);
        return way != ".." && !way.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(way);
    }
}
