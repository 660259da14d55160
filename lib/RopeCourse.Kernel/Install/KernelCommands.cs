using System.CommandLine;

namespace RopeCourse.Kernel;

/// <summary>Offers the commands that make the kernel known to Jupyter: <c>install</c>, <c>list</c> and <c>remove</c>.</summary>
/// <remarks>The kernel's own program has them at its root; another program may offer the same ones.</remarks>
public static class KernelCommands
{
    private const string UsualName = ".net-csharp";
    private const string UsualDisplayName = ".NET (C#)";

    /// <summary>Makes the commands.</summary>
    /// <param name="files">Gives further files for the kernel's folder, by name, which Jupyter serves to its pages; called when a kernel is installed.</param>
    /// <param name="publish">Compiles the kernel ahead of time and gives the folder with it, or <see langword="null"/> if that failed; no function where there is no source to compile.</param>
    /// <returns>The commands, each with its options.</returns>
    public static IReadOnlyList<Command> Create(Func<IReadOnlyDictionary<string, byte[]>>? files = null, Func<string?>? publish = null) => [Install(files, publish), List(), Remove()];

    /// <summary>Runs one of the commands.</summary>
    /// <returns>The exit code of the program.</returns>
    internal static int Run(string[] arguments)
    {
        var root = new RootCommand("A C# kernel for Jupyter. Jupyter starts it with: --connection-file <path>");
        foreach (Command command in Create())
            root.Subcommands.Add(command);
        return root.Parse(arguments).Invoke();
    }

    private static Command Install(Func<IReadOnlyDictionary<string, byte[]>>? files, Func<string?>? publish)
    {
        var place = new PlaceOptions();
        var name = new Option<string>("--name") { Description = "The name that notebooks ask for.", DefaultValueFactory = _ => UsualName };
        var displayName = new Option<string>("--display-name") { Description = "The name that people choose by.", DefaultValueFactory = _ => UsualDisplayName };
        var link = new Option<bool>("--link") { Description = "Start the kernel where it was built, and copy nothing." };
        var force = new Option<bool>("--force") { Description = "Replace another program's kernel of that name." };
        var command = new Command("install", "Make the kernel known to Jupyter.") { name, displayName, link, force };
        var fast = new Option<bool>("--fast") { Description = "Compile the kernel ahead of time for this machine: a minute or two now, and half the time at every start." };
        if (publish is not null)
            command.Options.Add(fast);
        place.AddTo(command);
        command.SetAction(parsed => Guard(parsed, said =>
        {
            var installer = new KernelInstaller(place.Choose(parsed), parsed.GetValue(name)!);
            KernelProgram program = KernelProgram.Find();
            if (publish is not null && parsed.GetValue(fast) && publish() is { } folder)
                program = program with { Folder = folder };
            installer.Install(program, parsed.GetValue(displayName)!, parsed.GetValue(link), parsed.GetValue(force), files?.Invoke() ?? new Dictionary<string, byte[]>());
            said.WriteLine($"Installed {parsed.GetValue(displayName)} as {installer.Name} in {installer.Target}.");
            if (parsed.GetValue(link))
                said.WriteLine($"Jupyter starts it in {program.Folder}, which must stay there.");
            SayWhetherFound(installer, said);
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the kernels that Jupyter finds.");
        command.SetAction(parsed => Guard(parsed, said => KernelTable.Write(KernelSpec.Find(JupyterFolders.Current.KernelFolders), said)));
        return command;
    }

    private static Command Remove()
    {
        var place = new PlaceOptions();
        var name = new Option<string>("--name") { Description = "The kernel to remove.", DefaultValueFactory = _ => UsualName };
        var force = new Option<bool>("--force") { Description = "Remove another program's kernel, too." };
        var command = new Command("remove", "Remove the kernel from Jupyter.") { name, force };
        place.AddTo(command);
        command.SetAction(parsed => Guard(parsed, said =>
        {
            var installer = new KernelInstaller(place.Choose(parsed), parsed.GetValue(name)!);
            installer.Remove(parsed.GetValue(force));
            said.WriteLine($"Removed {installer.Name} from {Path.GetDirectoryName(installer.Target)}.");
        }));
        return command;
    }

    // A kernel that is installed and not found is the usual disappointment; it is told at once, with the way out.
    private static void SayWhetherFound(KernelInstaller installer, TextWriter said)
    {
        KernelSpec? found = KernelSpec.Find(JupyterFolders.Current.KernelFolders).FirstOrDefault(spec => spec.Name == installer.Name);
        if (found is null)
            said.WriteLine($"Jupyter finds it when the environment variable JUPYTER_PATH names {Path.GetDirectoryName(Path.GetDirectoryName(installer.Target))}, or when it runs from the Python of that folder.");
        else if (found.Folder != installer.Target)
            said.WriteLine($"Jupyter finds {found.Folder} first, which has the same name.");
    }

    private static int Guard(ParseResult parsed, Action<TextWriter> action)
    {
        try
        {
            action(parsed.InvocationConfiguration.Output);
            return 0;
        }
        catch (InstallException failure)
        {
            parsed.InvocationConfiguration.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}
