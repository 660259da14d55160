namespace RopeCourse.Kernel;

/// <summary>Computes the folders in which Jupyter looks for kernels.</summary>
/// <remarks>
/// Follows <c>jupyter_core.paths</c>. Which Python runs Jupyter cannot be known here: it is taken to be that of the
/// active environment, or else that of the first <c>jupyter</c> on the path.
/// </remarks>
/// <param name="system">The system whose rules count.</param>
/// <param name="environment">Reads an environment variable.</param>
/// <param name="home">The user's home folder.</param>
/// <param name="realFile">Follows a file's links to its real path; <see langword="null"/> where there is no such file.</param>
internal sealed class JupyterFolders(JupyterSystem system, Func<string, string?> environment, string home, Func<string, string?> realFile)
{
    private static readonly string[] No = ["no", "n", "false", "off", "0", "0.0"];

    /// <summary>Gets the folders of this machine and user.</summary>
    public static JupyterFolders Current { get; } = new(
        OperatingSystem.IsWindows() ? JupyterSystem.Windows : OperatingSystem.IsMacOS() ? JupyterSystem.MacOS : JupyterSystem.Linux,
        Environment.GetEnvironmentVariable,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        static path => File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : null);

    /// <summary>Gets the user's own data folder.</summary>
    public string UserData
    {
        get
        {
            if (Variable("JUPYTER_DATA_DIR") is { } named)
                return named;
            return system switch
            {
                JupyterSystem.MacOS => Join(home, "Library", "Jupyter"),
                JupyterSystem.Windows => Variable("APPDATA") is { } data ? Join(data, "jupyter") : Join(Variable("JUPYTER_CONFIG_DIR") ?? Join(home, ".jupyter"), "data"),
                _ => Join(Variable("XDG_DATA_HOME") ?? Join(home, ".local", "share"), "jupyter"),
            };
        }
    }

    /// <summary>Gets the folder of the active Python environment (venv or Conda); <see langword="null"/> where none is active.</summary>
    public string? ActiveEnvironment => Variable("VIRTUAL_ENV") ?? Variable("CONDA_PREFIX");

    /// <summary>Gets the folders that hold a folder a kernel, in Jupyter's order: the first kernel of a name counts.</summary>
    public IReadOnlyList<string> KernelFolders
    {
        get
        {
            char separator = system == JupyterSystem.Windows ? ';' : ':';
            string[] named = Variable("JUPYTER_PATH")?.Split(separator, StringSplitOptions.RemoveEmptyEntries) ?? [];
            string[] user = [UserData, .. PythonUserData()];
            string[] apart = (ActiveEnvironment ?? PythonOfJupyter()) is { } prefix ? [PrefixData(prefix)] : [];
            string[] data = [.. named.Select(path => path.TrimEnd('/', Separator)), .. PrefersEnvironment ? apart.Concat(user) : user.Concat(apart), .. SystemData()];
            return [.. data.Select(Kernels).Append(Kernels(Variable("IPYTHONDIR") ?? Join(home, ".ipython"))).Distinct()];
        }
    }

    private char Separator => system == JupyterSystem.Windows ? '\\' : '/';

    // Since Jupyter 5 an environment that is no base environment goes before the user's folders.
    private bool PrefersEnvironment => Variable("JUPYTER_PREFER_ENV_PATH") is { } wish
        ? !No.Contains(wish.ToLowerInvariant())
        : Variable("VIRTUAL_ENV") is not null || (Variable("CONDA_PREFIX") is not null && Variable("CONDA_DEFAULT_ENV") is not (null or "base"));

    /// <summary>Gets the data folder of a Python environment or of an installation such as <c>/usr/local</c>.</summary>
    public string PrefixData(string prefix) => Join(prefix, "share", "jupyter");

    /// <summary>Gets the folder of kernels in a data folder.</summary>
    public string Kernels(string data) => Join(data, "kernels");

    private string[] SystemData() => system != JupyterSystem.Windows
        ? ["/usr/local/share/jupyter", "/usr/share/jupyter"]
        : Variable("PROGRAMDATA") is { } data ? [Join(data, "jupyter")] : [];

    // "pip install --user" puts kernels here; an environment has no such folder.
    private string[] PythonUserData()
    {
        if (Variable("VIRTUAL_ENV") is not null)
            return [];
        string? root = Variable("PYTHONUSERBASE") ?? system switch
        {
            JupyterSystem.Linux => Join(home, ".local"),
            JupyterSystem.Windows => Variable("APPDATA") is { } data ? Join(data, "Python") : null,
            _ => null, // a folder with Python's version in its name
        };
        return root is null ? [] : [PrefixData(root)];
    }

    private string? PythonOfJupyter()
    {
        (char between, string file) = system == JupyterSystem.Windows ? (';', "jupyter.exe") : (':', "jupyter");
        string? program = Variable("PATH")?.Split(between, StringSplitOptions.RemoveEmptyEntries).Select(folder => realFile(Join(folder, file))).FirstOrDefault(path => path is not null);
        // <prefix>/bin/jupyter or <prefix>\Scripts\jupyter.exe
        return program is null ? null : Above(Above(program));
    }

    private string Above(string path) => path.LastIndexOf(Separator) is > 0 and var end ? path[..end] : path;

    private string? Variable(string name) => environment(name) is { Length: > 0 } value ? value : null;

    private string Join(params string[] parts) => string.Join(Separator, parts.Select((part, i) => i < parts.Length - 1 ? part.TrimEnd(Separator) : part));
}
