namespace RopeCourse.Kernel;

/// <summary>Finds the <c>dotnet</c> program.</summary>
public static class DotnetHost
{
    private static readonly string FileName = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>Gets the program that runs this process, else the one named by <c>DOTNET_HOST_PATH</c>, else the one beside the runtime in use, else the one on the path.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        if (Environment.ProcessPath is { } running && System.IO.Path.GetFileName(running).Equals(FileName, StringComparison.OrdinalIgnoreCase))
            return running;
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } named && File.Exists(named))
            return named;
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll
        string runtime = System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string beside = System.IO.Path.GetFullPath(System.IO.Path.Combine(runtime, "..", "..", "..", FileName));
        return File.Exists(beside) ? beside : FileName;
    }
}
