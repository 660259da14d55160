using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;

namespace RopeCourse.Kernel;

/// <summary>Shows values in the middle of a cell. Cells see these methods without a <c>using</c>.</summary>
/// <remarks>The names are those of .NET Interactive, so that notebooks written for it go on working.</remarks>
[SuppressMessage("Naming", "CA1708", Justification = "display is the name that notebooks use, and Display the one that extends a value.")]
public static class DisplayExtensions
{
    /// <summary>Gets or sets where displayed values go: the output, the value, and whether it replaces what is shown there. The running kernel sets it.</summary>
    internal static Action<DisplayedValue, object?, bool> Sink { get; set; } = static (_, _, _) => { };

    /// <summary>Shows a value as a trailing expression would be shown.</summary>
    /// <param name="value">The value; <see langword="null"/> is shown too.</param>
    /// <param name="mimeTypes">How to show it, such as <c>text/plain</c>; none means as fits the value's type.</param>
    /// <returns>The output, whose <see cref="DisplayedValue.Update"/> changes it later.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        var place = new DisplayedValue(mimeTypes);
        Sink(place, value, false);
        return place;
    }

    /// <summary>Shows a text as content of the given type, unchanged.</summary>
    /// <param name="value">The text, such as <c>$e^x$</c>.</param>
    /// <param name="mimeType">Its type, such as <c>text/markdown</c>.</param>
    /// <returns>The output, whose <see cref="DisplayedValue.Update"/> changes it later.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => Display(value, [mimeType]);

    /// <summary>Shows a value as a trailing expression would be shown.</summary>
    /// <param name="value">The value; <see langword="null"/> is shown too.</param>
    /// <param name="mimeTypes">How to show it; none means as fits the value's type.</param>
    /// <returns>The output, whose <see cref="DisplayedValue.Update"/> changes it later.</returns>
    [SuppressMessage("Style", "IDE1006", Justification = "The name that notebooks use.")]
    public static DisplayedValue display(object? value, params string[] mimeTypes) => Display(value, mimeTypes);

    /// <summary>Marks a text as HTML, to be shown as it is.</summary>
    /// <param name="content">The HTML.</param>
    /// <returns>The content; a trailing expression or <c>Display()</c> shows it.</returns>
    public static IHtmlContent HTML(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new HtmlString(content);
    }

    /// <summary>Marks a text as LaTeX, to be typeset.</summary>
    /// <param name="content">The formula with its dollar signs, such as <c>$e^{im\theta}$</c>.</param>
    /// <returns>The content; a trailing expression or <c>Display()</c> shows it.</returns>
    public static MimeContent LaTeX(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new MimeContent("text/latex", content);
    }

    /// <summary>Marks a text as Markdown.</summary>
    /// <param name="content">The Markdown.</param>
    /// <returns>The content; a trailing expression or <c>Display()</c> shows it.</returns>
    public static MimeContent Markdown(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new MimeContent("text/markdown", content);
    }

    /// <summary>Marks bytes as an image.</summary>
    /// <param name="bytes">A whole PNG, JPEG, GIF or SVG file, for instance from <c>File.ReadAllBytes</c>.</param>
    /// <returns>The content; a trailing expression or <c>Display()</c> shows it.</returns>
    /// <exception cref="ArgumentException">The bytes are no such image.</exception>
    public static MimeContent Image(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return MimeContent.OfImage(bytes, nameof(bytes));
    }
}
