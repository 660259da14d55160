namespace RopeCourse.Lessons;

/// <summary>Names the class that makes formatters; .NET Interactive looks for an attribute of exactly this name.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Holds the class with <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>Holds the formats to prefer, best first.</summary>
    public string[] PreferredMimeTypes { get; } = ["text/html"];
}
