using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace RopeCourse.Kernel;

/// <summary>Tells Microsoft.DotNet.Interactive.Formatting how to show what it would show as a tree of properties; a notebook's own formatters come before these.</summary>
internal static class KernelFormatters
{
    private const string Html = HtmlFormatter.MimeType;
    private const string Plain = PlainTextFormatter.MimeType;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Registers the formatters.</summary>
    /// <returns>Those that are registered now: any other is the notebook's own.</returns>
    public static HashSet<ITypeFormatter> Register()
    {
        foreach (Type type in new[] { typeof(Complex), typeof(DateOnly), typeof(TimeOnly) })
            Show(type, Word);
        Show(typeof(Task), static value => Describe((Task)value));
        Show(typeof(Delegate), static value => TypeNames.Short(value.GetType()));
        Show(typeof(Exception), static value => value.ToString()!);
        Show(typeof(JsonNode), static value => ((JsonNode)value).ToJsonString(Indented), JsonTree);
        return [.. Formatter.RegisteredFormatters(false)];
    }

    /// <summary>Shows a type, and those derived from it, as one text; and as HTML too, the text itself unless <paramref name="html"/> knows better.</summary>
    public static void Show(Type type, Func<object, string> text, Func<object, string>? html = null)
    {
        Formatter.Register(type, (value, writer) => writer.Write(text(value)), Plain);
        Formatter.Register(type, (value, writer) => writer.Write(html is null ? Preformatted(text(value)) : html(value)), Html);
    }

    /// <summary>Shows JSON as a tree that opens and closes.</summary>
    public static string JsonTree(object value)
    {
        using var document = JsonDocument.Parse(value is JsonNode node ? node.ToJsonString() : value.ToString()!);
        return document.RootElement.ToDisplayString(Html);
    }

    private static string Word(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        _ => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
    };

    /// <summary>Says what a learner who forgot to wait needs to know.</summary>
    private static string Describe(Task task)
    {
        Type? type = task.GetType();
        while (type is { IsGenericType: false } or { IsGenericType: true } && type.GetGenericTypeDefinition() != typeof(Task<>))
            type = type.BaseType;
        bool hasValue = type is { IsGenericType: true } && type.GenericTypeArguments[0].Name != "VoidTaskResult";
        string state = task.Exception is { } error ? $"{task.Status}: {error.GetBaseException().Message}" : task.Status.ToString();
        return hasValue
            ? $"{TypeNames.Short(type!)} ({state}). Write await before it to have its value."
            : $"Task ({state}). Write await before it to wait for its end.";
    }

    private static string Preformatted(string text) =>
        text.Contains('\n', StringComparison.Ordinal) ? $"<pre>{WebUtility.HtmlEncode(text)}</pre>" : $"<span>{WebUtility.HtmlEncode(text)}</span>";
}
