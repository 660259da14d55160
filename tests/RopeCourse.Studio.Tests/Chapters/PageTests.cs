using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using Microsoft.Playwright;
using RopeCourse.Studio.Pages;
using RopeCourse.Studio.Serving;

namespace RopeCourse.Studio.Tests.Chapters;

/// <summary>Opens every page in a real browser, as a reader does.</summary>
[Collection(RunCourse.Name)]
public sealed class PageTests(CourseFixture course) : IAsyncLifetime
{
    private readonly string site = Directory.CreateTempSubdirectory("ropecourse-site-").FullName;
    private LocalServer? server;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var chromium = Needs.Chromium();
        SiteWriter.Write([.. course.Reports.Values.Select(report => report.Executed)], site);
        server = await LocalServer.StartAsync(0, app => app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(site) }));
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
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
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        Directory.Delete(site, recursive: true);
    }

    [Fact]
    public async Task Every_figure_is_drawn_without_an_error_and_without_a_network()
    {
        foreach (var name in course.Reports.Keys)
        {
            var (page, trouble) = await OpenAsync(name, 1280);
            var figures = await page.Locator(".ropecourse-figure").CountAsync();
            var drawn = await page.Locator(".ropecourse-figure:has(.main-svg)").CountAsync();

            Assert.Empty(trouble);
            Assert.True(figures > 0, $"{name} has no figure");
            Assert.True(drawn == figures, $"{name}: {drawn} of {figures} figures were drawn");
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task Moving_a_slider_changes_its_figure()
    {
        foreach (var name in course.Reports.Keys)
        {
            var (page, trouble) = await OpenAsync(name, 1280);
            var figure = page.Locator(".ropecourse-figure:has(input[type=range])").First;
            var before = await figure.Locator("output").TextContentAsync();
            var drawing = await figure.Locator(".main-svg").First.InnerHTMLAsync();
            await figure.Locator("input[type=range]").PressAsync("ArrowRight");

            Assert.NotEqual(before, await figure.Locator("output").TextContentAsync());
            Assert.NotEqual(drawing, await figure.Locator(".main-svg").First.InnerHTMLAsync());
            Assert.Empty(trouble);
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task A_phone_shows_every_page_without_scrolling_sideways()
    {
        foreach (var name in course.Reports.Keys.Append("index"))
        {
            var (page, trouble) = await OpenAsync(name, 360);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");

            Assert.Empty(trouble);
            Assert.True(width <= 360, $"{name} is {width} pixels wide on a screen of 360");
            await page.CloseAsync();
        }
    }

    [Fact]
    public void A_page_is_smaller_than_two_megabytes()
    {
        foreach (var file in Directory.GetFiles(site, "*.html"))
        {
            Assert.InRange(new FileInfo(file).Length, 1000, 2_000_000);
        }
    }

    [Fact]
    public async Task Links_between_pages_lead_somewhere()
    {
        foreach (var name in course.Reports.Keys.Append("index"))
        {
            var (page, _) = await OpenAsync(name, 1280);
            var broken = await page.EvaluateAsync<string[]>(
                """
                async () => {
                  const broken = [];
                  // Each page is fetched once, however many links lead to it.
                  const pages = new Map([[location.pathname, document]]);
                  for (const link of document.querySelectorAll('a[href]')) {
                    const url = new URL(link.href);
                    if (url.origin !== location.origin) continue;
                    if (!pages.has(url.pathname)) {
                      const answer = await fetch(url.pathname);
                      pages.set(url.pathname, answer.status === 200 ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null);
                    }
                    const target = pages.get(url.pathname);
                    if (!target || (url.hash && !target.getElementById(decodeURIComponent(url.hash.slice(1))))) broken.push(link.getAttribute('href'));
                  }
                  return broken;
                }
                """);
            Assert.Empty(broken);
            await page.CloseAsync();
        }
    }

    private async Task<(IPage Page, List<string> Trouble)> OpenAsync(string name, int width)
    {
        var trouble = new List<string>();
        var page = await browser!.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                trouble.Add($"{name}: {message.Text}");
            }
        };
        page.PageError += (_, error) => trouble.Add($"{name}: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(server!.Address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                trouble.Add($"{name}: asked for {request.Url}");
            }
        };
        // Without a graphics card the solid figures are drawn by the processor, which other tests want too; the limit is for a page that hangs.
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync(new Uri(server!.Address, name + ".html").AbsoluteUri);
        await page.WaitForFunctionAsync("[...document.querySelectorAll('.ropecourse-figure')].every(figure => figure.querySelector('.main-svg'))");
        return (page, trouble);
    }
}
