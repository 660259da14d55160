using System.Globalization;

namespace RopeCourse.Kernel;

/// <summary>Tells from an exit code and the last words of a process how a kernel ended.</summary>
internal static class KernelDeath
{
    /// <summary>Stands before the exit code in the line that a kernel writes when a cell ends it.</summary>
    public const string ExitNotice = "RopeCourse.Kernel: the process was ended from inside with exit code ";

    /// <summary>Is written by a kernel that stops a cell by force, which may crash it.</summary>
    public const string ForceNotice = "RopeCourse.Kernel: stopping the cell by force";

    /// <summary>Says that an interrupt found no milder way.</summary>
    public const string NotStopped = "it could be stopped in no other way; its variables are gone.";

    private const int WindowsStackOverflow = unchecked((int)0xC00000FD);

    /// <summary>Writes the sentence that the learner reads.</summary>
    public static string Describe(int exitCode, IReadOnlyList<string> errorLines, bool whileRunning)
    {
        string who = whileRunning ? "The cell ended the kernel: " : "The kernel has ended: ";
        if (exitCode == WindowsStackOverflow || errorLines.Any(line => line.StartsWith("Stack overflow", StringComparison.Ordinal)))
            return who + "stack overflow (a method that calls itself without end?).";
        if (errorLines.Any(line => line.StartsWith("Out of memory", StringComparison.Ordinal)))
            return who + "out of memory.";
        if (errorLines.FirstOrDefault(line => line.StartsWith(ExitNotice, StringComparison.Ordinal)) is { } notice)
            return $"{who}Environment.Exit({notice[ExitNotice.Length..].Trim()}).";
        // Crashes: abort and segmentation fault on Unix, negative codes on Windows.
        if ((exitCode is 134 or 139 or < 0) && errorLines.Contains(ForceNotice))
            return who + NotStopped;
        if (errorLines.SkipWhile(line => !line.StartsWith("Process terminated.", StringComparison.Ordinal)).Take(2).ToArray() is { Length: > 0 } failFast)
            return $"{who}Environment.FailFast: {string.Concat(failFast)["Process terminated.".Length..].Trim()}";
        string code = exitCode.ToString(CultureInfo.InvariantCulture);
        string meaning = OperatingSystem.IsWindows() ? "" : exitCode switch
        {
            134 => " (aborted)",
            137 => " (killed)",
            139 => " (segmentation fault)",
            143 => " (terminated)",
            _ => "",
        };
        string last = errorLines.FirstOrDefault(line => line.Length > 0) is { } words ? $" and said: {words}" : "";
        return $"{who}exit code {code}{meaning}{last}.";
    }
}
