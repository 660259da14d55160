using System.Net;
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
        "comm_info_request" => new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() },
        _ => Unknown(request),
    };

    public static JsonObject Unknown(Message request) => Refused("UnknownRequest", $"This kernel does not answer {request.Type}.");

    public static JsonObject Refused(string name, string message, IEnumerable<string>? traceback = null) => new()
    {
        ["status"] = "error",
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = Lines(traceback ?? []),
    };

    /// <summary>Answers a debugger's question in the debugger's own form.</summary>
    public static JsonObject NoDebugger(Message request) => new()
    {
        ["type"] = "response",
        ["request_seq"] = request.Content["seq"]?.DeepClone() ?? 0,
        ["seq"] = 0,
        ["command"] = request.Content["command"]?.DeepClone() ?? "",
        ["success"] = false,
        ["message"] = "This kernel has no debugger.",
    };

    public static JsonObject Executed(int number, JsonObject userExpressions) => new()
    {
        ["status"] = "ok",
        ["execution_count"] = number,
        ["payload"] = new JsonArray(),
        ["user_expressions"] = userExpressions,
    };

    /// <summary>Folds a whole stack trace away under a line to click on.</summary>
    public static JsonObject FullTrace(string trace) => new()
    {
        ["text/html"] = $"<details><summary>Full stack trace</summary><pre>{WebUtility.HtmlEncode(trace)}</pre></details>",
        ["text/plain"] = "(The full stack trace is in the HTML of this output.)",
    };

    public static JsonObject Error(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = Lines(error.Traceback),
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

    private static JsonArray Lines(IEnumerable<string> lines) => [.. lines.Select(line => (JsonNode)line)];

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
}
