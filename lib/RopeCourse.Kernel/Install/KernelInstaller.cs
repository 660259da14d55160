using System.Text.RegularExpressions;

namespace RopeCourse.Kernel;

/// <summary>Installs a kernel under a name, and removes it.</summary>
/// <remarks>
/// The new folder is made complete in a hidden one beside it, where Jupyter does not look, and then renamed. The old
/// one is moved away first and deleted last, so that at no time half a kernel stands under the name.
/// </remarks>
internal sealed partial class KernelInstaller
{
    private const string ProgramFolder = "program";
    private static readonly string[] Logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];
    private readonly KernelPlace place;

    /// <exception cref="InstallException">Jupyter knows no such name.</exception>
    public KernelInstaller(KernelPlace place, string name)
    {
        if (!JupyterName().IsMatch(name))
            throw new InstallException($"--name '{name}' is no name for a kernel: it may have letters from a to z, digits, '.', '_' and '-', and must have a letter or a digit.");
        this.place = place;
        Name = name.ToLowerInvariant();
        Target = Path.Combine(place.Kernels, Name);
    }

    /// <summary>Gets the name that notebooks ask for.</summary>
    public string Name { get; }

    /// <summary>Gets the folder of the kernel.</summary>
    public string Target { get; }

    /// <summary>Installs the kernel, in place of an older one of ours.</summary>
    /// <param name="program">What to start.</param>
    /// <param name="displayName">The name that people choose by.</param>
    /// <param name="link">Whether to start the program where it stands, and not a copy of it.</param>
    /// <param name="force">Whether to replace a kernel that is not ours.</param>
    /// <param name="files">Further files for the folder, by name: Jupyter serves them to its pages.</param>
    /// <exception cref="InstallException">It cannot be installed; what was there still is.</exception>
    public void Install(KernelProgram program, string displayName, bool link, bool force, IReadOnlyDictionary<string, byte[]> files)
    {
        if (string.IsNullOrWhiteSpace(displayName))
            throw new InstallException($"--display-name '{displayName}' is empty; people choose the kernel by this name.");
        program.Check();
        bool isOurs = RefuseOthers(force, "replace");
        if (link && KernelProgram.IsBelow(program.Folder, Target))
            throw new InstallException($"--link would start the kernel in {program.Folder}, which this installation replaces; link a kernel that stands elsewhere.");
        Change("installed", beside =>
        {
            string made = Path.Combine(beside, "new");
            Directory.CreateDirectory(made);
            if (!link)
                program.CopyTo(Path.Combine(made, ProgramFolder), except: place.Kernels);
            foreach (string logo in Logos)
                File.WriteAllBytes(Path.Combine(made, logo), Resource(logo));
            foreach ((string file, byte[] bytes) in files)
                File.WriteAllBytes(Path.Combine(made, file), bytes);
            string folder = link ? program.Folder : Path.Combine(Target, ProgramFolder);
            File.WriteAllText(Path.Combine(made, KernelSpec.FileName), KernelSpec.Render(displayName, program.Arguments(folder)));
            if (isOurs)
                KeepFiles(made);
            Swap(made, Path.Combine(beside, "old"));
        });
    }

    /// <summary>Removes the kernel.</summary>
    /// <param name="force">Whether to remove one that is not ours, too.</param>
    /// <exception cref="InstallException">There is none, or it is not ours, or it is in use.</exception>
    public void Remove(bool force)
    {
        if (!Directory.Exists(Target))
            throw new InstallException($"--name {Name} names no kernel in {place.Kernels} ({place.Option}); the command 'list' shows those there are.");
        RefuseOthers(force, "remove");
        Change("removed", beside => Directory.Move(Target, Path.Combine(beside, "old")));
    }

    /// <returns>Whether a kernel of ours stands there.</returns>
    private bool RefuseOthers(bool force, string act)
    {
        if (!Directory.Exists(Target))
            return false;
        KernelSpec? spec = KernelSpec.TryRead(Target);
        if (spec is { IsOurs: true })
            return true;
        if (force)
            return false;
        string holder = spec is null ? "no kernel at all" : $"another program's kernel, '{spec.DisplayName}'";
        throw new InstallException($"--name {Name} is taken: {Target} holds {holder}; {act} it with --force, or choose another --name.");
    }

    // A file that somebody put beside kernel.json, for Jupyter to serve, outlives a new version of the kernel.
    private void KeepFiles(string made)
    {
        foreach (string file in Directory.EnumerateFiles(Target))
        {
            string kept = Path.Combine(made, Path.GetFileName(file));
            if (!File.Exists(kept))
                File.Copy(file, kept);
        }
    }

    private void Swap(string made, string old)
    {
        bool moved = Directory.Exists(Target);
        if (moved)
            Directory.Move(Target, old);
        try
        {
            Directory.Move(made, Target);
        }
        catch (Exception error) when (moved && error is IOException or UnauthorizedAccessException)
        {
            Directory.Move(old, Target);
            throw;
        }
    }

    private void Change(string done, Action<string> change)
    {
        // Jupyter takes a folder for a kernel when kernel.json is directly in it; this one never has it.
        string beside = Path.Combine(place.Kernels, $".change-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(place.Kernels);
            Directory.CreateDirectory(beside);
            change(beside);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InstallException($"The kernel could not be {done} in {Target} ({place.Option}): {error.Message.TrimEnd('.')}; name a folder that you may write, and close the notebooks that use the kernel.");
        }
        finally
        {
            Discard(beside);
        }
    }

    private static void Discard(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Files in use stay in a hidden folder that Jupyter does not read.
        }
    }

    private static byte[] Resource(string name)
    {
        using Stream stream = typeof(KernelInstaller).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    // Jupyter's rule. '.' and '..' would satisfy it, and are no folders of their own.
    [GeneratedRegex(@"^(?=.*[A-Za-z0-9])[A-Za-z0-9._-]+\z")]
    private static partial Regex JupyterName();
}
