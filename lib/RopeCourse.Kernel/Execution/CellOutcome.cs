using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <summary>Says how a cell ended: with an error, or with the MIME bundle of its trailing expression, or with neither.</summary>
internal sealed record CellOutcome(CellError? Error, JsonObject? Result)
{
    /// <summary>Gets the compiler's warnings, ready to print.</summary>
    public string? Warnings { get; init; }

    public static CellOutcome Nothing { get; } = new(null, null);

    public static CellOutcome Failed(string name, string message, int? line = null, params IReadOnlyList<string> details) =>
        new(new CellError(name, message, [$"{name}: {message}", .. details], line), null);
}
