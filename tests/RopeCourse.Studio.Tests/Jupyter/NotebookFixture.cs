using Microsoft.Playwright;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Tests.Jupyter;

/// <summary>One Notebook server and one browser for all tests that work in the classic Notebook.</summary>
public sealed class NotebookFixture : IAsyncLifetime
{
    private readonly JupyterSite site = new();
    private NotebookServer? server;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Pictures => site.Pictures;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Reads a chapter as it was saved.</summary>
    public Notebook Saved(string name) => NotebookFile.Read(Path.Combine(site.Course.Notebooks, name + ".ipynb"));

    internal Task<NotebookPage> OpenAsync(string name) => OpenFileAsync(name + ".ipynb");

    /// <summary>Opens a new notebook of one empty cell.</summary>
    internal Task<NotebookPage> OpenEmptyAsync()
    {
        var name = $"empty-{Guid.NewGuid():N}.ipynb";
        site.WriteEmptyNotebook(name);
        return OpenFileAsync(name);
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

        site.Dispose();
    }

    // A fixture cannot skip a test, so what a machine may lack is first asked for inside one.
    private async Task<NotebookPage> OpenFileAsync(string file)
    {
        var chromium = Needs.Chromium();
        var python = Needs.PythonWithNotebook();
        server ??= await NotebookServer.StartAsync(site, python);
        Assertions.SetDefaultExpectTimeout(180_000);
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"],
        });
        return await NotebookPage.OpenAsync(browser, server, file);
    }
}

[CollectionDefinition(Name)]
public sealed class UseNotebook : ICollectionFixture<NotebookFixture>
{
    public const string Name = "classic notebook";
}
