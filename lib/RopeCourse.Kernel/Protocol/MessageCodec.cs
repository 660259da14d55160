using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetMQ;

namespace RopeCourse.Kernel;

/// <summary>Turns messages into frames and back: <c>identities…, &lt;IDS|MSG&gt;, signature, header, parent, metadata, content, buffers…</c>.</summary>
internal sealed class MessageCodec(string key)
{
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 500 };
    private readonly byte[] key = Encoding.UTF8.GetBytes(key);

    public NetMQMessage Encode(Message message)
    {
        byte[][] parts = [Bytes(message.Header), Bytes(message.ParentHeader), Bytes(message.Metadata), Bytes(message.Content)];
        var frames = new NetMQMessage(message.Identities.Count + 6);
        foreach (byte[] identity in message.Identities)
            frames.Append(identity);
        frames.Append(Delimiter);
        frames.Append(Sign(parts));
        foreach (byte[] part in parts)
            frames.Append(part);
        return frames;
    }

    /// <summary>Reads a message; a wrong signature and anything that is no message give <see langword="null"/>, because the sender cannot be trusted with an answer.</summary>
    public Message? Decode(NetMQMessage frames)
    {
        int delimiter = 0;
        while (delimiter < frames.FrameCount && !Content(frames[delimiter]).SequenceEqual(Delimiter))
            delimiter++;
        if (frames.FrameCount < delimiter + 6)
            return null;

        byte[][] parts = [.. Enumerable.Range(delimiter + 2, 4).Select(i => Content(frames[i]).ToArray())];
        if (!CryptographicOperations.FixedTimeEquals(Sign(parts), Content(frames[delimiter + 1])))
            return null;
        try
        {
            return new Message
            {
                Identities = [.. Enumerable.Range(0, delimiter).Select(i => Content(frames[i]).ToArray())],
                Header = Parse(parts[0]),
                ParentHeader = parts[1].AsSpan().SequenceEqual("null"u8) ? [] : Parse(parts[1]),
                Metadata = Parse(parts[2]),
                Content = Parse(parts[3]),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> Content(NetMQFrame frame) => frame.Buffer.AsSpan(0, frame.MessageSize);

    // The writer alone, without a serializer, which would have to be prepared at the start.
    private static byte[] Bytes(JsonObject json)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Json))
            json.WriteTo(writer);
        return bytes.WrittenSpan.ToArray();
    }

    private static JsonObject Parse(byte[] utf8)
    {
        var json = JsonNode.Parse(utf8, documentOptions: Deep)?.AsObject() ?? throw new JsonException("null is no object");
        _ = json.Count; // builds the object now, so that a doubled key is found here and not in a handler
        return json;
    }

    /// <summary>Computes <c>hex(HMAC-SHA256(key, header ‖ parent ‖ metadata ‖ content))</c>; an empty key means no signature.</summary>
    private byte[] Sign(byte[][] parts)
    {
        if (key.Length == 0)
            return [];
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (byte[] part in parts)
            hmac.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }
}
