using System.CommandLine;
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
        foreach (var command in KernelCommands.Create(FilesForJupyter))
        {
            kernel.Subcommands.Add(command);
        }

        return kernel;
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
