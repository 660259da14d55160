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

    /// <summary>Gets about how many characters there are to send; a short message costs as much as a longer text.</summary>
    public long Weight { get; private init; } = 20_000;

    public string Type => Text(Header["msg_type"]);

    public string Id => Text(Header["msg_id"]);

    public string ParentId => Text(ParentHeader["msg_id"]);

    /// <summary>Makes a message with a header of its own, as an answer to <paramref name="parent"/> where there is one.</summary>
    public static Message Create(string type, JsonObject content, Message? parent, string session, IReadOnlyList<byte[]>? identities = null, JsonObject? metadata = null) => new()
    {
        Identities = identities ?? [],
        Header = NewHeader(type, session),
        ParentHeader = parent is null ? [] : (JsonObject)parent.Header.DeepClone(),
        Metadata = metadata ?? [],
        Content = content,
        Weight = 20_000 + Text(content["text"]).Length + (content["data"] is JsonObject data ? data.Sum(static pair => (long)Text(pair.Value).Length) : 0),
    };

    /// <summary>Makes the header of a message that begins here.</summary>
    public static JsonObject NewHeader(string type, string session) => new()
    {
        ["msg_id"] = $"{session}_{Interlocked.Increment(ref created)}",
        ["session"] = session,
        ["username"] = "kernel",
        ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["msg_type"] = type,
        ["version"] = ProtocolVersion,
    };

    /// <summary>Gets a text; an empty one where the node is none, or holds half a character.</summary>
    private static string Text(JsonNode? node)
    {
        try
        {
            return node is JsonValue value && value.TryGetValue(out string? text) ? text : "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
