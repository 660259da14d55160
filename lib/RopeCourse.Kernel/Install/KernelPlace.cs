namespace RopeCourse.Kernel;

/// <summary>Names where a kernel goes.</summary>
/// <param name="Kernels">The folder that holds a folder a kernel.</param>
/// <param name="Option">The option that chose it, as a person would write it.</param>
internal sealed record KernelPlace(string Kernels, string Option)
{
    /// <summary>Chooses the folder that the options name: the user's own unless another is named.</summary>
    /// <exception cref="InstallException">Two options name a place, or one names none.</exception>
    public static KernelPlace Choose(JupyterFolders folders, bool user, string? prefix, bool environment)
    {
        string[] given = [.. new[] { user ? "--user" : null, prefix is null ? null : $"--prefix {prefix}", environment ? "--sys-prefix" : null }.OfType<string>()];
        if (given.Length > 1)
            throw new InstallException($"{string.Join(" and ", given)} name different places; give one of them.");
        if (prefix is not null)
        {
            if (string.IsNullOrWhiteSpace(prefix))
                throw new InstallException($"--prefix '{prefix}' names no folder; give one such as /usr/local, in which share/jupyter/kernels is made.");
            return new KernelPlace(folders.Kernels(folders.PrefixData(Path.GetFullPath(prefix))), given[0]);
        }

        if (!environment)
            return new KernelPlace(folders.Kernels(Path.GetFullPath(folders.UserData)), "--user");
        string active = folders.ActiveEnvironment ?? throw new InstallException("--sys-prefix means the active Python environment, and none is active: neither VIRTUAL_ENV nor CONDA_PREFIX is set; activate one, or name a folder with --prefix.");
        return new KernelPlace(folders.Kernels(folders.PrefixData(active)), given[0]);
    }
}
