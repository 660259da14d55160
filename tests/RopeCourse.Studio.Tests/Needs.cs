using System.Diagnostics;

namespace RopeCourse.Studio.Tests;

/// <summary>Skips a test, with the reason in words, where the machine lacks what it needs; where <c>CI=true</c> that is a failure.</summary>
internal static class Needs
{
    public static string Chromium() => RopeCourse.Studio.Figures.Chromium.Find()
        ?? Missing("No Chromium, Chrome or Edge was found; install one or name it in ROPECOURSE_CHROMIUM.");

    /// <summary>Finds a Python that has Debian's nbclient.</summary>
    public static string PythonWithNbclient() => PythonWith("nbclient", "nbformat", "jupyter_client");

    /// <summary>Finds a Python that has Debian's nbconvert.</summary>
    public static string PythonWithNbconvert() => PythonWith("nbconvert");

    /// <summary>Finds a Python that has the classic Notebook.</summary>
    public static string PythonWithNotebook() => PythonWith("notebook.notebookapp");

    private static string PythonWith(params string[] modules)
    {
        var package = modules[0].Split('.')[0];
        return new[] { "python3", "/usr/bin/python3", "python" }.FirstOrDefault(python => Imports(python, modules))
            ?? Missing($"No Python with {package} was found; on Debian: apt install python3-{package}.");
    }

    private static bool Imports(string python, string[] modules)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import " + string.Join(", ", modules)]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Missing(string reason)
    {
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.Skip(reason);
        return reason;
    }
}
