using System.Text;
using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <summary>Turns the messages that answer one request into the outputs of a notebook cell.</summary>
internal sealed class OutputCollector
{
    private readonly List<JsonObject> outputs = [];
    private readonly StringBuilder stream = new();
    private string? streamName;
    private bool clearBeforeNext;

    /// <summary>Gets the error, once there was one.</summary>
    public CellError? Error { get; private set; }

    public void Add(Message message)
    {
        if (message.Type == "clear_output")
        {
            clearBeforeNext = message.Content["wait"]?.GetValue<bool>() == true;
            if (!clearBeforeNext)
                Clear();
            return;
        }

        if (clearBeforeNext && message.Type is ("stream" or "display_data" or "execute_result" or "error"))
        {
            clearBeforeNext = false;
            Clear();
        }

        if (message.Type == "stream")
        {
            string name = (string?)message.Content["name"] ?? "stdout";
            if (name != streamName)
                EndStream();
            streamName = name;
            stream.Append((string?)message.Content["text"]);
            return;
        }

        EndStream();
        switch (message.Type)
        {
            case "display_data":
                outputs.Add(Take(message.Content, "display_data", "data", "metadata"));
                break;
            case "execute_result":
                outputs.Add(Take(message.Content, "execute_result", "execution_count", "data", "metadata"));
                break;
            case "error":
                outputs.Add(Take(message.Content, "error", "ename", "evalue", "traceback"));
                Error = ReadError(message);
                break;
            default:
                break;
        }
    }

    /// <summary>Closes the collection and returns it.</summary>
    public IReadOnlyList<JsonObject> Finish()
    {
        EndStream();
        return [.. outputs];
    }

    private static CellError ReadError(Message message)
    {
        JsonObject content = message.Content;
        string[] traceback = [.. (content["traceback"] as JsonArray ?? []).Select(line => (string?)line ?? "")];
        int? line = message.Metadata["line"] is JsonValue value && value.TryGetValue(out int number) ? number : null;
        return new CellError((string?)content["ename"] ?? "", (string?)content["evalue"] ?? "", traceback, line);
    }

    private static JsonObject Take(JsonObject content, string type, params string[] names)
    {
        var output = new JsonObject { ["output_type"] = type };
        foreach (string name in names)
            output[name] = content[name]?.DeepClone();
        return output;
    }

    private void Clear()
    {
        EndStream();
        outputs.Clear();
    }

    private void EndStream()
    {
        if (streamName is not null)
            outputs.Add(new JsonObject { ["output_type"] = "stream", ["name"] = streamName, ["text"] = stream.ToString() });
        stream.Clear();
        streamName = null;
    }
}
