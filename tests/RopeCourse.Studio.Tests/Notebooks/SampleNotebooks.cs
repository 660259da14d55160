using System.Text.Json.Nodes;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Tests.Notebooks;

/// <summary>Small notebooks for the tests.</summary>
internal static class SampleNotebooks
{
    public static Notebook Of(params Cell[] cells) =>
        new(Path.Combine(Path.GetTempPath(), "sample.ipynb"), Tidy.NotebookMetadata(), cells);

    public static Notebook OfCode(params string[] sources) =>
        Of([.. sources.Select((source, index) => Code(source, FormattableString.Invariant($"cell-{index + 1:00}")))]);

    public static Cell Code(string source, string id = "code", params JsonObject[] outputs) =>
        new(id, CellKind.Code, source, [], null, outputs);

    public static Cell Markdown(string source, string id = "prose") =>
        new(id, CellKind.Markdown, source, [], null, []);

    public static JsonObject Result(string mime, string text) => new()
    {
        ["output_type"] = "execute_result",
        ["execution_count"] = 1,
        ["metadata"] = new JsonObject(),
        ["data"] = new JsonObject { [mime] = text },
    };

    public static JsonObject Stream(string text) => new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text };
}
