using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace RopeCourse.Kernel;

/// <summary>Ends the kernel when the process that started it is gone, so that no kernel outlives its notebook.</summary>
internal static partial class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Watches the process named by the environment variable <c>JPY_PARENT_PID</c>, if there is one.</summary>
    public static void Start(Action onGone)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), NumberStyles.None, CultureInfo.InvariantCulture, out int parent) || parent <= 1)
            return;
        new Thread(() =>
        {
            // On Unix a dead parent may linger as a zombie; that this process has another parent now is the surer sign.
            bool isParent = !OperatingSystem.IsWindows() && GetParentId() == parent;
            while (isParent ? GetParentId() == parent : IsAlive(parent))
                Thread.Sleep(Interval);
            onGone();
        })
        { IsBackground = true, Name = "parent watch" }.Start();
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();
}
