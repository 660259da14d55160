using System.CommandLine;
using System.Diagnostics;
using RopeCourse.Kernel;
using RopeCourse.Studio.Pages;

namespace RopeCourse.Studio.Commands;

/// <summary>Makes the course's kernel known to Jupyter, with the script that draws the figures.</summary>
public static class KernelCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command <c>kernel</c> with all that the kernel's own program offers.</returns>
    public static Command Create()
    {
        var kernel = new Command("kernel", "Make the C# kernel known to Jupyter, list the kernels there are, or remove it.");
        foreach (var command in KernelCommands.Create(FilesForJupyter, Publish))
        {
            kernel.Subcommands.Add(command);
        }

        return kernel;
    }

    /// <summary>Compiles the kernel ahead of time for this machine.</summary>
    private static string? Publish()
    {
        Course course;
        try
        {
            course = Course.Find();
        }
        catch (StudioException failure)
        {
            Console.Error.WriteLine($"{failure.Message} The kernel is not compiled ahead of time; the ordinary one is installed.");
            return null;
        }

        var folder = Path.Combine(course.Root, "artifacts", "kernel");
        var start = new ProcessStartInfo(DotnetHost.Path) { WorkingDirectory = course.Root };
        foreach (var argument in new[] { "publish", Path.Combine("lib", "RopeCourse.Kernel"), "--configuration", "Release", "-p:PublishReadyToRun=true", "--output", folder, "--verbosity", "quiet", "--nologo" })
        {
            start.ArgumentList.Add(argument);
        }

        using var publish = Process.Start(start)!;
        publish.WaitForExit();
        if (publish.ExitCode == 0)
        {
            return folder;
        }

        Console.Error.WriteLine("The kernel could not be compiled ahead of time, for the reason above; the ordinary one is installed.");
        return null;
    }

    /// <summary>Gives what the figures look for in the kernel's folder, so that they draw without a network.</summary>
    private static Dictionary<string, byte[]> FilesForJupyter()
    {
        try
        {
            return new Dictionary<string, byte[]> { ["plotly.min.js"] = PlotlyScript.Read() };
        }
        catch (StudioException failure)
        {
            Console.Error.WriteLine($"{failure.Message} Figures in Jupyter take it from the network.");
            return [];
        }
    }
}
