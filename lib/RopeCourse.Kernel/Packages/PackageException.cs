namespace RopeCourse.Kernel;

/// <summary>Says in one sentence why packages could not be had.</summary>
internal sealed class PackageException(string message) : Exception(message);
