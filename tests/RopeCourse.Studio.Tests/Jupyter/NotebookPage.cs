using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RopeCourse.Studio.Tests.Jupyter;

/// <summary>A notebook in the classic Notebook, worked with as a learner does: by mouse, menu and key.</summary>
internal sealed partial class NotebookPage : IAsyncDisposable
{
    private readonly NotebookServer server;

    private NotebookPage(IPage page, NotebookServer server)
    {
        Page = page;
        this.server = server;
        page.SetDefaultTimeout(180_000);
        page.PageError += (_, error) => Trouble.Add(error);
        page.Request += (_, request) =>
        {
            // The Notebook's own style sheet asks for the empty page about:blank.
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(server.Address.AbsoluteUri, StringComparison.Ordinal))
            {
                Trouble.Add("asked for " + request.Url);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Gets the errors of scripts, and the addresses outside the server that the page asked for.</summary>
    public List<string> Trouble { get; } = [];

    public ILocator CodeCells => Page.Locator(".code_cell");

    public ILocator LastCell => CodeCells.Last;

    public static async Task<NotebookPage> OpenAsync(IBrowser browser, NotebookServer server, string file)
    {
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        var notebook = new NotebookPage(page, server);
        await page.GotoAsync(server.Open(file));
        await page.WaitForFunctionAsync("window.Jupyter?.notebook?.kernel?.info_reply?.status === 'ok'");
        await notebook.IdleAsync();
        return notebook;
    }

    /// <summary>Waits until the kernel has nothing to do; while it is busy, the Notebook asks it for no completion.</summary>
    public Task IdleAsync() => Page.Locator("#kernel_indicator_icon.kernel_idle_icon").WaitForAsync();

    /// <summary>Does what makes the Notebook start the kernel anew, and waits until the new one has answered.</summary>
    public async Task UntilReadyAgainAsync(Func<Task> act)
    {
        await Page.EvaluateAsync("() => { window.readyAgain = false; Jupyter.notebook.events.one('kernel_ready.Kernel', () => { window.readyAgain = true; }); }");
        await act();
        await Page.WaitForFunctionAsync("window.readyAgain");
        await IdleAsync();
    }

    /// <summary>Chooses an entry of the menu Kernel.</summary>
    public async Task ChooseKernelMenuAsync(string entry)
    {
        await Page.ClickAsync("#kernellink");
        await Page.ClickAsync($"#kernel_menu >> text=/^{Regex.Escape(entry)}$/");
    }

    /// <summary>Clicks a button of the dialog that is open or opens next, and waits until the dialog is gone.</summary>
    /// <returns>What the dialog said.</returns>
    public async Task<string> AnswerDialogAsync(string button)
    {
        var dialog = Page.Locator(".modal.in");
        var answer = dialog.Locator($".modal-footer button:text-is('{button}')");
        await answer.WaitForAsync();
        var said = await dialog.Locator(".modal-content").InnerTextAsync();
        await answer.ClickAsync();
        await dialog.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        return said;
    }

    /// <summary>Puts the cursor into the last cell, which is empty, and types.</summary>
    public async Task TypeAsync(string code)
    {
        await LastCell.Locator(".CodeMirror").ClickAsync();
        await Page.Keyboard.TypeAsync(code);
    }

    /// <summary>Writes code into the last cell, which is empty, and runs it with Shift+Enter, which adds an empty cell below.</summary>
    /// <returns>The cell, which may still run.</returns>
    public async Task<ILocator> StartAsync(string code)
    {
        var cell = CodeCells.Nth(await CodeCells.CountAsync() - 1);
        await LastCell.Locator(".CodeMirror").ClickAsync();
        // Typed key by key, code would get its brackets closed by the editor.
        await Page.Keyboard.InsertTextAsync(code);
        await Page.Keyboard.PressAsync("Shift+Enter");
        return cell;
    }

    /// <summary>Runs code in the last cell, which is empty.</summary>
    /// <returns>What the cell shows.</returns>
    public async Task<string> RunAsync(string code) => await EndAsync(await StartAsync(code));

    /// <summary>Waits until a cell has run.</summary>
    /// <returns>What the cell shows.</returns>
    public async Task<string> EndAsync(ILocator cell)
    {
        await Assertions.Expect(cell.Locator(".input_prompt")).ToHaveTextAsync(Number());
        await IdleAsync();
        return string.Join('\n', await cell.Locator(".output_subarea").AllInnerTextsAsync());
    }

    public async ValueTask DisposeAsync()
    {
        var kernel = await Page.EvaluateAsync<string>("Jupyter.notebook.kernel.id");
        await Page.CloseAsync();
        await server.EndKernelAsync(kernel);
    }

    [GeneratedRegex(@"^In.\[\d+\]:$")]
    private static partial Regex Number();
}
