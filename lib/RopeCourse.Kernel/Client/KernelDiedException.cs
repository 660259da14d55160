using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <summary>Says that a kernel's process has ended while somebody needed it.</summary>
public sealed class KernelDiedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence that says how the kernel ended.</param>
    /// <param name="outputs">What the cell had put out until then, in the shapes of nbformat.</param>
    public KernelDiedException(string message, IReadOnlyList<JsonObject>? outputs = null)
        : base(message) => Outputs = outputs ?? [];

    /// <summary>Gets what the cell had put out until then, in the shapes of nbformat.</summary>
    public IReadOnlyList<JsonObject> Outputs { get; }
}
