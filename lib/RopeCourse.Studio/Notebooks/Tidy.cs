using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RopeCourse.Studio.Notebooks;

/// <summary>Makes a notebook canonical: the metadata every front end needs and no other, good cell ids, no stray white space.</summary>
public static partial class Tidy
{
    private static readonly string[] CellMetadata = ["tags", "slideshow"];

    /// <summary>Returns the canonical form of a notebook. Source text, outputs and their order stay.</summary>
    /// <param name="notebook">The notebook as read.</param>
    /// <returns>The canonical notebook; applying this twice changes nothing more.</returns>
    public static Notebook Apply(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var cells = notebook.Cells.Select((cell, index) => Clean(cell, index, taken)).ToList();
        return notebook with { Metadata = NotebookMetadata(), Cells = cells };
    }

    /// <summary>Builds the notebook metadata that Polyglot Notebooks, Verso and Jupyter each look for.</summary>
    /// <returns>A fresh object.</returns>
    public static JsonObject NotebookMetadata() => new()
    {
        ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
        ["language_info"] = new JsonObject
        {
            ["file_extension"] = ".cs",
            ["mimetype"] = "text/x-csharp",
            ["name"] = "C#",
            ["pygments_lexer"] = "csharp",
        },
        ["polyglot_notebook"] = new JsonObject
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = "csharp",
                ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["languageName"] = "csharp", ["name"] = "csharp" }),
            },
        },
    };

    private static Cell Clean(Cell cell, int index, HashSet<string> taken)
    {
        var id = CellId().IsMatch(cell.Id) && !taken.Contains(cell.Id) ? cell.Id : FreeId(index, taken);
        taken.Add(id);
        var metadata = new JsonObject();
        if (cell.Kind == CellKind.Code)
        {
            metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" };
        }

        foreach (var name in CellMetadata)
        {
            if (cell.Metadata[name] is { } value && value is not JsonArray { Count: 0 })
            {
                metadata[name] = value.DeepClone();
            }
        }

        var lines = cell.Source.ReplaceLineEndings("\n").Split('\n').Select(line => cell.Kind == CellKind.Code ? line.TrimEnd() : line);
        return cell with { Id = id, Metadata = metadata, Source = string.Join('\n', lines).Trim('\n') };
    }

    private static string FreeId(int index, HashSet<string> taken)
    {
        var id = $"cell-{index + 1:00}";
        for (var more = 2; taken.Contains(id); more++)
        {
            id = $"cell-{index + 1:00}-{more}";
        }

        return id;
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex CellId();
}
