using System.Text.Json;
using System.Text.Json.Nodes;

namespace RopeCourse.Studio.Notebooks;

/// <summary>Reads and writes notebooks: nbformat 4.5 JSON, one source line per JSON line.</summary>
public static class NotebookFile
{
    /// <summary>Reads a notebook.</summary>
    /// <param name="path">The <c>.ipynb</c> file.</param>
    /// <returns>The notebook.</returns>
    /// <exception cref="StudioException">The file is missing, is not JSON, is no notebook of format 4, or is of another language than C#.</exception>
    public static Notebook Read(string path)
    {
        var name = Path.GetFileName(path);
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(File.ReadAllText(path));
        }
        catch (JsonException failure)
        {
            throw new StudioException($"{name} is not JSON: line {failure.LineNumber + 1} cannot be read.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"{name} cannot be opened: {failure.Message}", failure);
        }

        if (root is not JsonObject fields || fields["cells"] is not JsonArray cells || (int?)(fields["nbformat"] as JsonValue) != 4)
        {
            throw new StudioException($"{name} is no notebook: it needs \"nbformat\": 4 and a list of cells.");
        }

        var metadata = fields["metadata"] as JsonObject ?? [];
        RequireCSharp(name, metadata);
        try
        {
            return new Notebook(Path.GetFullPath(path), Copy(metadata), [.. cells.Select((cell, index) => ReadCell(cell, index))]);
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException)
        {
            throw new StudioException($"{name} has a cell of an unexpected shape: {failure.Message}", failure);
        }
    }

    /// <summary>Renders a notebook as canonical JSON.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>The text of the file.</returns>
    public static string Render(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return CanonicalJson.Write(new JsonObject
        {
            ["cells"] = new JsonArray([.. notebook.Cells.Select(WriteCell)]),
            ["metadata"] = Copy(notebook.Metadata),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        });
    }

    /// <summary>Joins nbformat's multi-line text: a string, or a list of strings.</summary>
    /// <param name="text">The JSON value.</param>
    /// <returns>One string.</returns>
    public static string Join(JsonNode? text) => text switch
    {
        null => string.Empty,
        JsonArray lines => string.Concat(lines.Select(line => line!.GetValue<string>())),
        _ => text.GetValue<string>(),
    };

    /// <summary>Splits text the way nbformat saves it: one line an entry, each but the last with its newline.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The list of lines.</returns>
    public static JsonArray Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static void RequireCSharp(string name, JsonObject metadata)
    {
        var kernel = metadata["kernelspec"] as JsonObject;
        var language = (string?)kernel?["language"] ?? (string?)(metadata["language_info"] as JsonObject)?["name"];
        if (!string.Equals(language, "C#", StringComparison.OrdinalIgnoreCase) && !string.Equals(language, "csharp", StringComparison.OrdinalIgnoreCase))
        {
            throw new StudioException($"{name} is a notebook of another language ({language ?? "none is named"}); this course runs C# notebooks.");
        }
    }

    private static Cell ReadCell(JsonNode? node, int index)
    {
        var cell = node as JsonObject ?? throw new FormatException($"cell {index + 1} is no object");
        var kind = (string?)cell["cell_type"] switch
        {
            "markdown" => CellKind.Markdown,
            "code" => CellKind.Code,
            "raw" => CellKind.Raw,
            var other => throw new FormatException($"cell {index + 1} has the type '{other}'"),
        };
        var outputs = cell["outputs"] as JsonArray ?? [];
        return new Cell(
            (string?)cell["id"] ?? string.Empty,
            kind,
            Join(cell["source"]).ReplaceLineEndings("\n"),
            Copy(cell["metadata"] as JsonObject ?? []),
            (int?)cell["execution_count"],
            [.. outputs.OfType<JsonObject>().Select(Copy)]);
    }

    private static JsonObject WriteCell(Cell cell)
    {
        var fields = new JsonObject
        {
            ["cell_type"] = cell.Kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" },
            ["id"] = cell.Id,
            ["metadata"] = Copy(cell.Metadata),
            ["source"] = Split(cell.Source),
        };
        if (cell.Kind == CellKind.Code)
        {
            fields["execution_count"] = cell.ExecutionCount;
            fields["outputs"] = new JsonArray([.. cell.Outputs.Select(Copy)]);
        }

        return fields;
    }

    private static JsonObject Copy(JsonObject fields) => (JsonObject)fields.DeepClone();
}
