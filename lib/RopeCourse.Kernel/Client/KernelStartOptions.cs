namespace RopeCourse.Kernel;

/// <summary>Says how to start a kernel.</summary>
public sealed record KernelStartOptions
{
    /// <summary>Gets the folder in which the kernel runs: relative paths and NuGet.Config files count from it. The default is the current folder.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Gets the time in which a kernel must answer for the first time. The default is 30 s.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets the time that an interrupted cell has to stop before its kernel is ended. The default is 5 s.</summary>
    public TimeSpan InterruptTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the environment variables to set for the kernel, beside those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
