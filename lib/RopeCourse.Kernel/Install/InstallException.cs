namespace RopeCourse.Kernel;

/// <summary>Says in one sentence why a kernel could not be installed, listed or removed.</summary>
internal sealed class InstallException(string message) : Exception(message);
