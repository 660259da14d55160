using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace RopeCourse.Plots.Engine;

/// <summary>Turns Plotly.NET's objects into small, safe JSON.</summary>
internal static class JsonText
{
    private const int Digits = 5;

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(Globals.JSON_CONFIG);

    internal static JToken ToJson(object value) => JToken.FromObject(value, Serializer);

    internal static string Write(JToken token)
    {
        Shorten(token);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        // The text is put inside a script element, so that no "<" may appear in it.
        using (var json = new JsonTextWriter(writer) { StringEscapeHandling = StringEscapeHandling.EscapeHtml }) token.WriteTo(json);
        return writer.ToString();
    }

    /// <summary>Rounds each number to five significant digits; whole numbers lose their ".0" and keep all digits.</summary>
    private static void Shorten(JToken token)
    {
        switch (token)
        {
            case JValue { Type: JTokenType.Float } value:
                Round(value);
                break;
            case JContainer container:
                foreach (var child in container.Children().ToList()) Shorten(child);
                break;
        }
    }

    private static void Round(JValue token)
    {
        var value = Convert.ToDouble(token.Value, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value)) throw new ArgumentException($"{token.Path} is not a finite number; a figure takes finite numbers only", nameof(token));
        var rounded = Numbers.Round(value, Digits);
        if (rounded == Math.Floor(rounded) && Math.Abs(rounded) < 1e15) token.Value = (long)rounded;
        // Decimal writes 0.0001 where a double would write 1E-04.
        else if (Math.Abs(rounded) is > 1e-6 and < 1e15) token.Value = (decimal)rounded;
        else token.Value = rounded;
    }
}
