using System.Globalization;
using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <summary>Holds one message of the Jupyter protocol: four JSON objects and the routing frames before them.</summary>
internal sealed class Message
{
    /// <summary>The version of the messaging protocol that both ends of this library speak.</summary>
    public const string ProtocolVersion = "5.4";

    private static int created;

    public IReadOnlyList<byte[]> Identities { get; init; } = [];

    public required JsonObject Header { get; init; }

    public required JsonObject ParentHeader { get; init; }

    public JsonObject Metadata { get; init; } = [];

    public required JsonObject Content { get; init; }

    public string Type => Text(Header["msg_type"]);

    public string Id => Text(Header["msg_id"]);

    public string ParentId => Text(ParentHeader["msg_id"]);

    /// <summary>Makes a message with a header of its own, as an answer to <paramref name="parent"/> where there is one.</summary>
    public static Message Create(string type, JsonObject content, Message? parent, string session, IReadOnlyList<byte[]>? identities = null, JsonObject? metadata = null) => new()
    {
        Identities = identities ?? [],
        Header = new JsonObject
        {
            ["msg_id"] = $"{session}_{Interlocked.Increment(ref created)}",
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        },
        ParentHeader = parent is null ? [] : (JsonObject)parent.Header.DeepClone(),
        Metadata = metadata ?? [],
        Content = content,
    };

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : "";
}
