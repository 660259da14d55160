using System.Diagnostics;

namespace RopeCourse.Studio.Tests;

/// <summary>Skips a test, with the reason in words, where the machine lacks what it needs; where <c>CI=true</c> that is a failure.</summary>
internal static class Needs
{
    public static string Chromium() => RopeCourse.Studio.Figures.Chromium.Find()
        ?? Missing("No Chromium, Chrome or Edge was found; install one or name it in ROPECOURSE_CHROMIUM.");

    /// <summary>Finds a Python that has Debian's nbclient.</summary>
    public static string PythonWithNbclient() =>
        new[] { "python3", "/usr/bin/python3", "python" }.FirstOrDefault(HasNbclient)
        ?? Missing("No Python with nbclient was found; on Debian: apt install python3-nbclient.");

    private static bool HasNbclient(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import nbclient, nbformat, jupyter_client"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
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
