using System.Text;
using System.Text.Json.Nodes;
using RopeCourse.Studio.Pages.Markup;

namespace RopeCourse.Studio.Pages;

/// <summary>Renders the outputs of a cell, in nbformat's shape, to HTML.</summary>
internal static class CellOutputs
{
    /// <summary>Tells whether an output is a figure rather than text or a table.</summary>
    public static bool IsFigure(JsonObject output)
    {
        var data = output["data"] as JsonObject;
        return TextOf(data?["text/html"]) is { } html ? IsFigure(html) : data?["image/png"] is not null;
    }

    /// <summary>Renders all outputs of a cell.</summary>
    public static string Render(IReadOnlyList<JsonObject> outputs)
    {
        var html = new StringBuilder();
        for (var i = 0; i < outputs.Count; i++)
        {
            var kind = outputs[i]["output_type"]?.GetValue<string>();
            if (kind == "stream")
            {
                // A kernel may send one line of text in several pieces.
                var name = NameOf(outputs[i]);
                var text = new StringBuilder(TextOf(outputs[i]["text"]));
                while (i + 1 < outputs.Count && outputs[i + 1]["output_type"]?.GetValue<string>() == "stream" && NameOf(outputs[i + 1]) == name)
                    text.Append(TextOf(outputs[++i]["text"]));
                html.Append(Plain(text.ToString(), name == "stderr" ? "text stderr" : "text"));
            }
            else
            {
                html.Append(kind == "error" ? Error(outputs[i]) : Data(outputs[i]));
            }
        }

        return html.ToString();
    }

    private static string Data(JsonObject output)
    {
        var data = output["data"] as JsonObject;
        if (TextOf(data?["text/html"]) is { } html)
            return $"<div class=\"output {(IsFigure(html) ? "figure" : "scroll")}\">\n{html}\n</div>\n";

        var words = TextOf(data?["text/plain"]);
        if (TextOf(data?["image/png"]) is { } png)
        {
            var source = new string([.. png.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '=')]);
            var alt = Html.Escape(words ?? "Figure without a description");
            return $"<div class=\"output figure\"><img src=\"data:image/png;base64,{source}\" alt=\"{alt}\"></div>\n";
        }

        return words is null ? "" : Plain(words, "text");
    }

    private static string Error(JsonObject output)
    {
        var name = Html.Escape(Ansi.Strip(TextOf(output["ename"]) ?? "Error"));
        var message = Html.Escape(Ansi.Strip(TextOf(output["evalue"]) ?? ""));
        var lines = output["traceback"] is JsonArray array ? array.Select(line => TextOf(line) ?? "") : [];
        var traceback = Ansi.Strip(string.Join('\n', lines)).Trim('\n');
        var details = traceback.Length == 0 ? "" : $"<pre>{Html.Escape(traceback)}</pre>";
        return $"<div class=\"output error\"><p><strong>{name}</strong>: {message}</p>{details}</div>\n";
    }

    private static string Plain(string text, string kind)
    {
        var stripped = Ansi.Strip(text).TrimEnd('\n');
        return stripped.Length == 0 ? "" : $"<div class=\"output {kind}\"><pre><samp>{Html.Escape(stripped)}</samp></pre></div>\n";
    }

    private static bool IsFigure(string html) =>
        html.Contains("plotly", StringComparison.OrdinalIgnoreCase)
        || html.Contains("<figure", StringComparison.OrdinalIgnoreCase)
        || html.Contains("<svg", StringComparison.OrdinalIgnoreCase);

    private static string NameOf(JsonObject output) => TextOf(output["name"]) ?? "stdout";

    // nbformat writes a text as one string or as a list of lines that keep their ends.
    private static string? TextOf(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonArray lines => string.Concat(lines.Select(TextOf)),
        _ => null,
    };
}
