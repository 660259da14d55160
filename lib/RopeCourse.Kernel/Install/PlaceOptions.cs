using System.CommandLine;

namespace RopeCourse.Kernel;

/// <summary>Holds the options that say where a kernel is or goes.</summary>
internal sealed class PlaceOptions
{
    private readonly Option<bool> user = new("--user") { Description = "In the folder of this user (the usual place)." };
    private readonly Option<string?> prefix = new("--prefix") { Description = "In share/jupyter/kernels below this folder, such as /usr/local for all users.", HelpName = "folder" };
    private readonly Option<bool> environment = new("--sys-prefix") { Description = "In the active Python environment (venv or Conda)." };

    public void AddTo(Command command)
    {
        command.Options.Add(user);
        command.Options.Add(prefix);
        command.Options.Add(environment);
    }

    /// <exception cref="InstallException">Two options name a place, or one names none.</exception>
    public KernelPlace Choose(ParseResult parsed) =>
        KernelPlace.Choose(JupyterFolders.Current, parsed.GetValue(user), parsed.GetValue(prefix), parsed.GetValue(environment));
}
