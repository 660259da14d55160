using System.Diagnostics.CodeAnalysis;

namespace RopeCourse.Lessons;

/// <summary>Tells .NET Interactive how to show a <see cref="NotebookValue"/>. It is found by name, without a reference.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "Called by name on an instance.")]
internal sealed class HtmlFormatterSource
{
    /// <summary>Lists the formatters, as .NET Interactive asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [new HtmlFormatter()];

    [SuppressMessage("Performance", "CA1822", Justification = "Called by name on an instance.")]
    private sealed class HtmlFormatter
    {
        public string MimeType => "text/html";

        public Type Type => typeof(NotebookValue);

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not NotebookValue value)
                return false;
            writer.Write(value.ToHtml());
            return true;
        }
    }
}
