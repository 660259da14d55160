using RopeCourse.Studio.Pages.Markup;

namespace RopeCourse.Studio.Pages;

/// <summary>The parts that all pages share.</summary>
internal static class PageFrame
{
    /// <summary>The name of the course.</summary>
    public const string Course = "RopeCourse";

    /// <summary>Puts the content of a page into its frame.</summary>
    /// <param name="title">The title for the browser's tab, as plain text.</param>
    /// <param name="description">One sentence about the page, as plain text.</param>
    /// <param name="contents">The contents list as HTML, or nothing.</param>
    /// <param name="main">The content as HTML.</param>
    public static string Render(string title, string description, string contents, string main) => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="description" content="{{Html.Escape(description)}}">
        <title>{{Html.Escape(title)}}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="assets/style.css">
        <script>
        window.ropecoursePlotlyUrl = "assets/plotly.min.js";
        try { document.documentElement.dataset.theme = localStorage.getItem("ropecourse-theme") || ""; } catch { }
        </script>
        <script src="assets/page.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#page-text">Skip to the text</a>
        <header class="top">
        <a class="home" href="index.html">{{Course}}</a>
        <button class="theme" type="button" hidden>Dark</button>
        </header>
        <div class="page">
        {{contents}}<main id="page-text" tabindex="-1">
        {{main}}</main>
        </div>
        </body>
        </html>

        """;
}
