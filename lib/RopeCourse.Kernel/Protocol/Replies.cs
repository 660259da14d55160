using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <summary>Writes the contents of replies.</summary>
internal static class Replies
{
    private static readonly string Version = typeof(Replies).Assembly.GetName().Version!.ToString(3);

    public static string TypeFor(Message request) => request.Type.Replace("_request", "_reply", StringComparison.Ordinal);

    /// <summary>Answers a question that needs no session.</summary>
    public static JsonObject For(Message request) => request.Type switch
    {
        "kernel_info_request" => KernelInfo(),
        "is_complete_request" => IsComplete((string?)request.Content["code"] ?? ""),
        "history_request" => new JsonObject { ["status"] = "ok", ["history"] = new JsonArray() },
        "comm_info_request" => new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() },
        "complete_request" => NoCompletions(request),
        "inspect_request" => new JsonObject { ["status"] = "ok", ["found"] = false, ["data"] = new JsonObject(), ["metadata"] = new JsonObject() },
        _ => Unknown(request),
    };

    public static JsonObject Unknown(Message request) => Refused("UnknownRequest", $"This kernel does not answer {request.Type}.");

    public static JsonObject Refused(string name, string message) => new()
    {
        ["status"] = "error",
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = new JsonArray(),
    };

    public static JsonObject Executed(int number) => new()
    {
        ["status"] = "ok",
        ["execution_count"] = number,
        ["payload"] = new JsonArray(),
        ["user_expressions"] = new JsonObject(),
    };

    public static JsonObject Error(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    };

    public static JsonObject Failed(CellError error, int number)
    {
        JsonObject content = Error(error);
        content["status"] = "error";
        content["execution_count"] = number;
        content["payload"] = new JsonArray();
        content["user_expressions"] = new JsonObject();
        return content;
    }

    public static JsonObject Aborted(int number) => new() { ["status"] = "aborted", ["execution_count"] = number };

    private static JsonObject KernelInfo() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = Message.ProtocolVersion,
        ["implementation"] = "RopeCourse.Kernel",
        ["implementation_version"] = Version,
        ["banner"] = $"C# 14 notebook kernel {Version} on .NET {Environment.Version}",
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
        ["help_links"] = new JsonArray(),
        ["debugger"] = false,
        ["supported_features"] = new JsonArray(),
    };

    private static JsonObject IsComplete(string code)
    {
        string status = CellSource.Completeness(code);
        var content = new JsonObject { ["status"] = status };
        if (status == "incomplete")
            content["indent"] = "";
        return content;
    }

    private static JsonObject NoCompletions(Message request)
    {
        int cursor = request.Content["cursor_pos"] is JsonValue value && value.TryGetValue(out int position) ? position : 0;
        return new JsonObject { ["status"] = "ok", ["matches"] = new JsonArray(), ["cursor_start"] = cursor, ["cursor_end"] = cursor, ["metadata"] = new JsonObject() };
    }
}
