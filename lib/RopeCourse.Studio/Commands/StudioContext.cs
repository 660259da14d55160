using System.Diagnostics;
using RopeCourse.Kernel;
using RopeCourse.Studio.Running;
using Spectre.Console;

namespace RopeCourse.Studio.Commands;

/// <summary>What every command needs: the course, the console, and a package to run chapters with.</summary>
/// <param name="Course">Where the course is.</param>
/// <param name="Console">Where the reader looks.</param>
public sealed record StudioContext(Course Course, IAnsiConsole Console)
{
    /// <summary>Makes a runner.</summary>
    /// <param name="cellTimeout">How long one cell may take.</param>
    /// <returns>The runner.</returns>
    public CourseRunner Runner(TimeSpan cellTimeout) => new(Console) { CellTimeout = cellTimeout };

    /// <summary>Builds the package that the chapters import, if it is not there yet.</summary>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>A task that ends when the package is there.</returns>
    /// <exception cref="StudioException">The build fails.</exception>
    public async Task EnsurePackageAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(Course.Package))
        {
            return;
        }

        Console.WriteLine("The course's package is not built yet; building it now.");
        var start = new ProcessStartInfo(DotnetHost.Path) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Course.Root };
        foreach (var argument in new[] { "build", Course.PackageProject, "--verbosity", "quiet", "--nologo" })
        {
            start.ArgumentList.Add(argument);
        }

        using var build = Process.Start(start) ?? throw new StudioException("'dotnet' could not be started; install the .NET 10 SDK.");
        try
        {
            var output = await build.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await build.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (build.ExitCode != 0 || !File.Exists(Course.Package))
            {
                var firstError = output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase));
                throw new StudioException($"The course's package could not be built: {firstError?.Trim() ?? "run 'dotnet build' to see why"}");
            }
        }
        finally
        {
            if (!build.HasExited)
            {
                build.Kill(entireProcessTree: true);
            }
        }
    }
}
