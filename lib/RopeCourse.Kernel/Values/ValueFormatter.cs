using System.Numerics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace RopeCourse.Kernel;

/// <summary>Turns a value into a MIME bundle, which always has <c>text/plain</c>.</summary>
/// <remarks>
/// In this order: a formatter that the type names with an attribute called <c>TypeFormatterSource</c>
/// (found by name, so that a library needs no package for it); a public <c>string ToHtml()</c>;
/// the defaults of Microsoft.DotNet.Interactive.Formatting.
/// </remarks>
internal static class ValueFormatter
{
    private const string Html = HtmlFormatter.MimeType;
    private const string Plain = PlainTextFormatter.MimeType;
    private const string FormatterAttribute = "TypeFormatterSourceAttribute";
    private static readonly Lazy<HashSet<ITypeFormatter>> Ours = new(KernelFormatters.Register);

    /// <summary>Makes the kernel's own formatters known; to be called before a notebook can register its own.</summary>
    public static void Prepare() => _ = Ours.Value;

    /// <summary>Formats a value in the given MIME types, or in those that fit it where none is given.</summary>
    public static JsonObject Format(object? value, IReadOnlyList<string>? mimeTypes = null)
    {
        var bundle = new JsonObject();
        foreach (string mimeType in mimeTypes ?? [])
            bundle[mimeType] = Content(mimeType, Text(value, mimeType));
        if (bundle.Count > 0)
        {
            // Front ends that cannot show the type wanted, a terminal for one, show the text.
            if (!bundle.ContainsKey(Plain))
                bundle[Plain] = value is string text ? text : value.ToDisplayString(Plain).ReplaceLineEndings("\n");
            return bundle;
        }

        if (value is MimeContent content)
        {
            bundle[content.MimeType] = Content(content.MimeType, content.Content);
            bundle[Plain] = content.ToString();
            return bundle;
        }

        Type type = value?.GetType() ?? typeof(object);
        if (IsPlain(value) && !HasOwnHtml(type))
        {
            bundle[Plain] = value.ToDisplayString(Plain);
            return bundle;
        }

        if (value is Array { Rank: 2, Length: > 0 } matrix)
        {
            (bundle[Plain], bundle[Html]) = Grids.Of(matrix, Formatter.ListExpansionLimit, static element => element.ToDisplayString(Plain));
            return bundle;
        }

        PackageFormatters.Meet(type);
        bool named = type.GetCustomAttributes(inherit: true).Any(a => a.GetType().Name == FormatterAttribute);
        if (value is not null && !named && HtmlMethod(type) is { } toHtml)
        {
            bundle[Html] = toHtml.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null) as string ?? "";
            bundle[Plain] = value.ToString() ?? "";
            return bundle;
        }

        foreach (string mimeType in Formatter.GetPreferredMimeTypesFor(type))
            bundle[mimeType] = Content(mimeType, value.ToDisplayString(mimeType).ReplaceLineEndings("\n"));
        if (!bundle.ContainsKey(Plain))
            bundle[Plain] = (named ? value!.ToString() ?? "" : value.ToDisplayString(Plain)).ReplaceLineEndings("\n");
        return bundle;
    }

    // A text is content of any type already; Formatting would quote it as a value.
    private static string Text(object? value, string mimeType) =>
        value is string text ? text : value is MimeContent content && content.MimeType == mimeType ? content.Content : value.ToDisplayString(mimeType).ReplaceLineEndings("\n");

    /// <summary>Says whether a value is one word or number, which a table around it would not make clearer.</summary>
    private static bool IsPlain(object? value) =>
        value is string or char or bool or decimal or Enum or BigInteger or Complex or Half or Int128 or UInt128 or Guid
            or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan
        || value?.GetType().IsPrimitive == true;

    private static bool HasOwnHtml(Type type) =>
        Formatter.RegisteredFormatters(false).Any(formatter => formatter.MimeType == Html && formatter.Type == type && !Ours.Value.Contains(formatter));

    private static MethodInfo? HtmlMethod(Type type) =>
        type.GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes) is { IsGenericMethodDefinition: false } method && method.ReturnType == typeof(string)
            ? method
            : null;

    /// <summary>Gives JSON as JSON: Jupyter's clients expect an object where the type says so, not a string that holds one.</summary>
    private static JsonNode? Content(string mimeType, string text)
    {
        if (mimeType != "application/json" && !mimeType.EndsWith("+json", StringComparison.Ordinal))
            return text;
        try
        {
            var json = JsonNode.Parse(text);
            _ = json?.ToJsonString(); // half a character, which JSON can name but no message can hold, is found here
            return json;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return text;
        }
    }
}
