using System.Text.Json.Nodes;

namespace RopeCourse.Studio.Notebooks;

/// <summary>A notebook as it stands on disk: nbformat 4.5 JSON is the only source.</summary>
/// <param name="Path">The full path of the file.</param>
/// <param name="Metadata">The notebook's metadata: kernelspec, language_info and so on.</param>
/// <param name="Cells">The cells in order.</param>
public sealed record Notebook(string Path, JsonObject Metadata, IReadOnlyList<Cell> Cells)
{
    /// <summary>Gets the file's name without its ending, for example <c>02-counting-in-bits</c>.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Gets whether the file is a chapter of the course, whose names start with two digits; a reader's own notebook needs no frame.</summary>
    public bool IsChapter => Name is [>= '0' and <= '9', >= '0' and <= '9', '-', ..];

    /// <summary>Gets the text of the first first-level heading, or the file's name if there is none.</summary>
    public string Title => Cells
        .Where(cell => cell.Kind == CellKind.Markdown)
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? Name;
}
