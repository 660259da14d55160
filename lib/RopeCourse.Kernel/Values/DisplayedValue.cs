using RopeCourse.Kernel;

namespace Microsoft.DotNet.Interactive;

/// <summary>Stands for an output that a cell has shown and may change later.</summary>
/// <remarks>In the namespace that it has for .NET Interactive, which cells see without a <c>using</c>.</remarks>
public sealed class DisplayedValue
{
    internal DisplayedValue(IReadOnlyList<string> mimeTypes) => MimeTypes = mimeTypes;

    /// <summary>Gets the name by which clients know the output.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Gets the MIME types that were asked for; none means those that fit the value's type.</summary>
    public IReadOnlyList<string> MimeTypes { get; }

    /// <summary>Shows another value in the place of the one shown now.</summary>
    /// <param name="updatedValue">The new value; <see langword="null"/> is shown too.</param>
    public void Update(object? updatedValue) => DisplayExtensions.Sink(this, updatedValue, true);
}
