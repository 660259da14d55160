using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Pages;

namespace RopeCourse.Studio.Tests.Jupyter;

/// <summary>Makes a page and slides of a saved chapter with nbconvert, which starts no kernel, and opens them in a browser.</summary>
public sealed partial class NbconvertTests : IAsyncLifetime
{
    private const string Chapter = "06-rotate-dont-add";

    private readonly JupyterSite site = new();
    private readonly List<string> trouble = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Needs.Chromium(),
            Args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        site.Dispose();
    }

    [Fact]
    public async Task The_page_of_a_chapter_holds_every_cell_and_draws_every_figure()
    {
        var saved = Saved();
        var page = await OpenAsync("html", $"{Chapter}.html");

        Assert.Equal(saved.Count(cell => cell.Kind == CellKind.Code), await page.Locator(".jp-CodeCell").CountAsync());
        Assert.Equal(saved.Count(cell => cell.Kind == CellKind.Markdown), await page.Locator(".jp-MarkdownCell").CountAsync());
        await ExpectFiguresAsync(page, saved);
        await page.Locator(".jp-CodeCell:has(.ropecourse-figure)").First.ScreenshotAsync(new LocatorScreenshotOptions { Path = Path.Combine(site.Pictures, "nbconvert-page.png") });
    }

    [Fact]
    public async Task The_slides_of_a_chapter_are_those_that_its_metadata_ask_for()
    {
        var shown = Saved().Where(cell => SlideType(cell) is not ("skip" or "notes")).ToList();
        var page = await OpenAsync("slides", $"{Chapter}.slides.html");

        Assert.Equal(shown.Count(cell => SlideType(cell) == "slide"), await page.Locator(".slides > section").CountAsync());
        Assert.Equal(shown.Count(cell => SlideType(cell) is "slide" or "subslide"), await page.Locator(".slides > section > section").CountAsync());
        Assert.Equal(shown.Count(cell => SlideType(cell) == "fragment"), await page.Locator(".slides .fragment").CountAsync());
        Assert.Equal(shown.Count(cell => cell.Kind == CellKind.Code), await page.Locator(".slides .jp-CodeCell").CountAsync());
        await ExpectFiguresAsync(page, shown);
    }

    private static string? SlideType(Cell cell) => (string?)cell.Metadata["slideshow"]?["slide_type"];

    private IReadOnlyList<Cell> Saved() => NotebookFile.Read(Path.Combine(site.Course.Notebooks, Chapter + ".ipynb")).Cells;

    private async Task ExpectFiguresAsync(IPage page, IReadOnlyList<Cell> cells)
    {
        var figures = cells.SelectMany(cell => cell.Outputs).Count(Outputs.IsFigure);
        // Each figure ends with a drawing, or with a sentence that says why there is none.
        await page.WaitForFunctionAsync("[...document.querySelectorAll('.ropecourse-figure')].every(figure => figure.querySelector('.main-svg, em'))");
        Assert.Equal(figures, await page.Locator(".ropecourse-figure").CountAsync());
        var drawn = await page.Locator(".ropecourse-figure:has(.js-plotly-plot .main-svg)").CountAsync();
        Assert.True(drawn == figures, $"{drawn} of {figures} figures were drawn.\n{string.Join('\n', trouble)}");
    }

    private async Task<IPage> OpenAsync(string format, string file)
    {
        await site.RunAsync(Needs.PythonWithNbconvert(), "-m", "nbconvert", "--to", format, Chapter + ".ipynb");
        var page = await browser!.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        page.SetDefaultTimeout(180_000);
        page.PageError += (_, error) => trouble.Add(error);
        page.RequestFailed += (_, request) => trouble.Add($"{request.Url}: {request.Failure}");
        page.Console += (_, message) => trouble.Add($"{message.Type}: {message.Text}");
        // There may be no network: plotly.js comes from here, and the rest (reveal.js, fonts) is not needed for what is asked.
        await page.RouteAsync(WebAddress(), route => route.Request.Url.Contains("plotly", StringComparison.Ordinal)
            ? route.FulfillAsync(new RouteFulfillOptions { BodyBytes = PlotlyScript.Read(), ContentType = "text/javascript" })
            : route.AbortAsync());
        await page.RouteAsync(RequireScript(), async route =>
        {
            var script = await File.ReadAllTextAsync(new Uri(route.Request.Url).LocalPath);
            await route.FulfillAsync(new RouteFulfillOptions { Body = script + Patient, ContentType = "text/javascript" });
        });
        await page.GotoAsync(new Uri(Path.Combine(site.Notebooks, file)).AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        return page;
    }

    // RequireJS gives a script seven seconds, which a busy machine may need for plotly.js alone.
    private const string Patient = "; Object.defineProperty(requirejs.s.contexts._.config, 'waitSeconds', { get: () => 0, set: () => {} });";

    [GeneratedRegex("^file:.*/require(\\.min)?\\.js")]
    private static partial Regex RequireScript();

    [GeneratedRegex("^https?://")]
    private static partial Regex WebAddress();
}
