using System.Collections;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Plotly.NET;

namespace RopeCourse.Plots.Engine;

/// <summary>Turns Plotly.NET's objects into small, safe JSON.</summary>
internal static class JsonText
{
    private const int Digits = 5;

    /// <summary>Reads an object's properties itself: Newtonsoft's serializer gives the same, but takes half a second to find out how.</summary>
    internal static JToken ToJson(object? value) => value switch
    {
        JToken token => token,
        Trace trace => ToJson(trace.Properties, new JObject { ["type"] = trace.type }),
        DynamicObj.DynamicObj target => ToJson(target.Properties, []),
        Color color => ToJson(color.Value),
        null or string => new JValue(value),
        IEnumerable items => new JArray(items.Cast<object?>().Select(ToJson)),
        _ => new JValue(value),
    };

    private static JObject ToJson(Dictionary<string, object> properties, JObject target)
    {
        foreach (var (name, value) in properties) target[name] = ToJson(value);
        return target;
    }

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
