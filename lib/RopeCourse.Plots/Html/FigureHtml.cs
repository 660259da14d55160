using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RopeCourse.Plots;

/// <summary>Writes a figure as HTML.</summary>
internal static partial class FigureHtml
{
    private static readonly Lazy<string> Loader = new(ReadLoader);

    internal static string Fragment(Figure figure)
    {
        var json = figure.ToJson();
        // The same figure has the same id in every run, so that saved outputs do not change.
        var id = "rc-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figure.Title + json)))[..12];
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"ropecourse-figure\" id=\"{id}\" data-ropecourse=\"{id}\" style=\"max-width:{figure.Width}px;margin:1em 0\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<figcaption style=\"line-height:1.35;margin:0 0 .4em\"><strong>{Encode(figure.Title)}</strong>");
        if (figure.Subtitle.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<br><span class=\"ropecourse-subtitle\" style=\"font-size:.88em\">{Encode(figure.Subtitle)}</span>");
        html.Append("</figcaption>\n");
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"ropecourse-plot\" role=\"img\" aria-label=\"{Encode(figure.AltText)}\"><p>{Encode(figure.AltText)}</p></div>\n");
        AppendControl(html, figure.Chart.Slider, id);
        html.Append("<script>").Append(Loader.Value.Replace("PLOTLY_VERSION", PlotlyJs.Version, StringComparison.Ordinal));
        html.Append(CultureInfo.InvariantCulture, $"({json},\"{id}\");</script>\n</figure>");
        return html.ToString();
    }

    internal static string Page(Figure figure)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{Encode(figure.Title)}</title>\n");
        html.Append("<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:1rem}figure{margin:0 auto!important}</style>\n<script>");
        html.Append(PlotlyJs.ReadSource().Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase));
        html.Append("</script>\n</head>\n<body>\n").Append(Fragment(figure)).Append("\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void AppendControl(StringBuilder html, SliderSpec? slider, string id)
    {
        if (slider is null) return;
        // Hidden until the script draws: a control that does nothing would mislead.
        html.Append("<div class=\"ropecourse-control\" hidden>");
        if (slider.Play) html.Append("<button type=\"button\" aria-label=\"Play\" style=\"min-width:2.5em;min-height:2em;margin-right:.6em\">▶</button>");
        html.Append(CultureInfo.InvariantCulture, $"<label for=\"{id}-control\">{Encode(slider.ControlName)}</label> = <output for=\"{id}-control\">{Encode(slider.States[slider.First].Label)}</output>");
        html.Append(CultureInfo.InvariantCulture, $"<input id=\"{id}-control\" type=\"range\" min=\"0\" max=\"{slider.States.Count - 1}\" step=\"1\" value=\"{slider.First}\" style=\"display:block;width:100%;min-height:2em;margin:0\"></div>\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Takes the spaces around marks out of a line that holds no text, where they cannot matter.</summary>
    private static string Tighten(string line) => line.AsSpan().ContainsAny("'\"`/") ? line : Marks().Replace(line, "$1");

    [GeneratedRegex(@"\s*([=(){},;:?+>&|\[\]])\s*")]
    private static partial Regex Marks();

    private static string ReadLoader()
    {
        using var stream = typeof(FigureHtml).Assembly.GetManifestResourceStream("figure.js")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
        return string.Join('\n', lines.Select(Tighten));
    }
}
