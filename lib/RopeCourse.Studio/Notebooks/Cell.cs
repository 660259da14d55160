using System.Text.Json.Nodes;

namespace RopeCourse.Studio.Notebooks;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Prose in Markdown, with TeX between dollar signs.</summary>
    Markdown,

    /// <summary>C# code, with outputs.</summary>
    Code,

    /// <summary>Text that is neither rendered nor run.</summary>
    Raw,
}

/// <summary>One cell of a notebook, as nbformat 4.5 describes it.</summary>
/// <param name="Id">The cell's id, unique in its notebook.</param>
/// <param name="Kind">What the cell holds.</param>
/// <param name="Source">The text of the cell, lines parted by <c>\n</c>.</param>
/// <param name="Metadata">The cell's metadata.</param>
/// <param name="ExecutionCount">The number the cell got when it ran, or null.</param>
/// <param name="Outputs">The outputs in nbformat's shape; empty for prose.</param>
public sealed record Cell(
    string Id,
    CellKind Kind,
    string Source,
    JsonObject Metadata,
    int? ExecutionCount,
    IReadOnlyList<JsonObject> Outputs);
