using System.Diagnostics;

namespace RopeCourse.Studio.Figures;

/// <summary>Finds and starts a headless Chromium, Chrome or Edge, where the machine has one.</summary>
public sealed class Chromium : IDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    private readonly Process process;
    private readonly string profile;

    private Chromium(Process process, string profile)
    {
        this.process = process;
        this.profile = profile;
    }

    /// <summary>Gets whether the browser has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Finds a browser: the one that the environment variable <c>ROPECOURSE_CHROMIUM</c> names, or one on the PATH or in its usual place.</summary>
    /// <returns>The program's path, or null.</returns>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ROPECOURSE_CHROMIUM") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        var ending = OperatingSystem.IsWindows() ? ".exe" : string.Empty;
        var candidates = folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name + ending))).Concat(UsualPlaces());
        return candidates.FirstOrDefault(File.Exists);
    }

    /// <summary>Opens a page without a window.</summary>
    /// <param name="program">The browser, from <see cref="Find"/>.</param>
    /// <param name="address">The page.</param>
    /// <returns>The running browser; disposing it ends it and removes its profile.</returns>
    public static Chromium Open(string program, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var profile = Directory.CreateTempSubdirectory("ropecourse-chromium-").FullName;
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--headless=new", "--no-first-run", "--disable-extensions", "--disable-sync", "--disable-background-networking",
            "--disable-component-update", "--mute-audio", "--hide-scrollbars", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
            $"--user-data-dir={profile}",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (Environment.IsPrivilegedProcess && OperatingSystem.IsLinux())
        {
            // Chromium refuses to run as root inside its own sandbox, as in a container.
            start.ArgumentList.Add("--no-sandbox");
        }

        start.ArgumentList.Add(address.AbsoluteUri);
        var process = Process.Start(start) ?? throw new StudioException($"{program} could not be started.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Chromium(process, profile);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5000);
        }

        process.Dispose();
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
            // A helper process may still hold a file; the system's temporary folder is swept in time.
        }
    }

    private static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsMacOS())
        {
            yield return "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
            yield return "/Applications/Chromium.app/Contents/MacOS/Chromium";
        }

        if (OperatingSystem.IsWindows())
        {
            foreach (var folder in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 })
            {
                var root = Environment.GetFolderPath(folder);
                yield return Path.Combine(root, "Google", "Chrome", "Application", "chrome.exe");
                yield return Path.Combine(root, "Microsoft", "Edge", "Application", "msedge.exe");
            }
        }
    }
}
