using System.Globalization;
using System.Text.Json;

namespace RopeCourse;

/// <summary>Reads the fields of one JSON object and remembers which were read, so that none is ignored.</summary>
internal sealed class ConfigSection(JsonElement json, string path)
{
    private readonly HashSet<string> _read = [];

    internal IEnumerable<string> Names => json.EnumerateObject().Where(entry => entry.Value.ValueKind != JsonValueKind.Null).Select(entry => entry.Name);

    internal IEnumerable<string> Unread => Names.Except(_read);

    internal static ConfigSection Parse(string text, string path = "")
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ConfigSection(document.RootElement.Clone(), path)
                : throw new RopeConfigException(path, $"The configuration is {document.RootElement.ValueKind}; it must be a JSON object.");
        }
        catch (JsonException broken)
        {
            throw new RopeConfigException(path, $"The configuration is no JSON: {broken.Message}", broken);
        }
    }

    internal bool Has(string name) => Find(name) is not null;

    internal double? Number(string name) => Find(name) is not JsonElement value ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Refused(name, "a number");

    internal int? Int(string name) => Number(name) is not double value ? null
        : value == (int)value ? (int)value : throw Refused(name, "a whole number");

    internal string? Text(string name) => Find(name) is not JsonElement value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Refused(name, "a text");

    internal bool? Flag(string name) => Find(name) is not JsonElement value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Refused(name, "true or false");

    internal ConfigSection? Section(string name) => Find(name) is not JsonElement value ? null
        : value.ValueKind == JsonValueKind.Object ? new ConfigSection(value, Full(name)) : throw Refused(name, "an object");

    internal double[]? Numbers(string name) => Find(name) is not JsonElement value ? null
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number)
            ? [.. value.EnumerateArray().Select(item => item.GetDouble())] : throw Refused(name, "a list of numbers");

    internal string[]? Texts(string name) => Find(name) is not JsonElement value ? null
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : throw Refused(name, "a list of texts");

    internal double Needed(string name) => Number(name) ?? throw Missing(name);

    internal int NeededInt(string name) => Int(name) ?? throw Missing(name);

    internal double[] NeededNumbers(string name) => Numbers(name) ?? throw Missing(name);

    /// <summary>Takes a field as read without a look at it.</summary>
    internal void Pass(string name) => _read.Add(name);

    internal RopeConfigException Missing(string name) => new(Full(name), $"{Full(name)} is missing.");

    internal RopeConfigException Refused(string name, string rule) =>
        new(Full(name), $"{Full(name)} is {json.GetProperty(name).GetRawText()}; it must be {rule}.");

    internal RopeConfigException Unknown(string name) =>
        new(Full(name), $"{Full(name)} is {Shorten(json.GetProperty(name).GetRawText())}; this reader does not know the field and will not ignore it.");

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Create(CultureInfo.InvariantCulture, $"{text[..57]}...");

    private string Full(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private JsonElement? Find(string name)
    {
        _read.Add(name);
        return json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
