using System.Text.Json.Nodes;

namespace RopeCourse.Studio.Notebooks;

/// <summary>Reads and shapes the outputs of code cells.</summary>
public static class Outputs
{
    /// <summary>Gives an output the shape it is saved in: text split into lines, nothing transient.</summary>
    /// <param name="output">An output in nbformat's shape.</param>
    /// <returns>A canonical copy.</returns>
    public static JsonObject Canonical(JsonObject output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var copy = (JsonObject)output.DeepClone();
        copy.Remove("transient");
        if (copy["text"] is { } text)
        {
            copy["text"] = NotebookFile.Split(NotebookFile.Join(text));
        }

        if (copy["data"] is JsonObject data)
        {
            foreach (var mime in data.Select(entry => entry.Key).Where(IsText).ToList())
            {
                data[mime] = NotebookFile.Split(NotebookFile.Join(data[mime]));
            }

            copy["metadata"] ??= new JsonObject();
        }

        return copy;
    }

    /// <summary>Reads the text an output holds in one MIME type.</summary>
    /// <param name="output">An output in nbformat's shape.</param>
    /// <param name="mime">For example <c>text/html</c>.</param>
    /// <returns>The text, or null where the output has none.</returns>
    public static string? Text(JsonObject output, string mime)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output["data"] is JsonObject data && data[mime] is { } text ? NotebookFile.Join(text) : null;
    }

    /// <summary>Tells whether an output is a live figure: HTML that draws with plotly.js.</summary>
    /// <param name="output">An output in nbformat's shape.</param>
    /// <returns>True for a figure.</returns>
    public static bool IsFigure(JsonObject output) =>
        Text(output, "text/html") is { } html && html.Contains("ropecourse-figure", StringComparison.Ordinal);

    private static bool IsText(string mime) =>
        mime.StartsWith("text/", StringComparison.Ordinal) || mime is "image/svg+xml" or "application/javascript";
}
