using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace RopeCourse.Studio.Tests.Jupyter;

/// <summary>Interrupts, restarts and loses the kernel in the classic Notebook.</summary>
[Collection(UseNotebook.Name)]
public sealed class NotebookKernelTests(NotebookFixture fixture)
{
    [Fact]
    public async Task The_stop_button_ends_an_endless_loop_and_variables_stay()
    {
        await using var notebook = await fixture.OpenEmptyAsync();
        var cell = await StartLoopAsync(notebook);

        await notebook.Page.ClickAsync("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']");

        await ExpectInterruptedAsync(notebook, cell);
        await notebook.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(fixture.Pictures, "notebook-interrupted.png") });
    }

    [Fact]
    public async Task The_key_I_twice_ends_an_endless_loop_and_variables_stay()
    {
        await using var notebook = await fixture.OpenEmptyAsync();
        var cell = await StartLoopAsync(notebook);

        await notebook.Page.Keyboard.PressAsync("Escape");
        await notebook.Page.Keyboard.PressAsync("i");
        await notebook.Page.Keyboard.PressAsync("i");

        await ExpectInterruptedAsync(notebook, cell);
    }

    [Fact]
    public async Task Restart_by_the_menu_forgets_variables_and_the_kernel_works_again()
    {
        await using var notebook = await fixture.OpenEmptyAsync();
        Assert.Equal("41", await notebook.RunAsync("int kept = 41;\nkept"));
        var before = await ProcessIdAsync(notebook);

        await notebook.UntilReadyAgainAsync(async () =>
        {
            await notebook.ChooseKernelMenuAsync("Restart");
            Assert.Contains("All variables will be lost", await notebook.AnswerDialogAsync("Restart"), StringComparison.Ordinal);
        });

        Assert.Contains("CS0103", await notebook.RunAsync("kept"), StringComparison.Ordinal);
        Assert.Equal("42", await notebook.RunAsync("6 * 7"));
        Assert.NotEqual(before, await ProcessIdAsync(notebook));
        Assert.Empty(notebook.Trouble);
    }

    [Fact]
    public async Task A_kernel_that_dies_is_started_anew_and_works_again()
    {
        await using var notebook = await fixture.OpenEmptyAsync();
        var before = await ProcessIdAsync(notebook);

        // The new kernel says that it is starting; without that the Notebook would go on showing a dead one.
        await notebook.UntilReadyAgainAsync(async () =>
        {
            using var kernel = Process.GetProcessById(before);
            kernel.Kill();
            Assert.Contains("appears to have died. It will restart automatically", await notebook.AnswerDialogAsync("OK"), StringComparison.Ordinal);
        });

        Assert.Equal("42", await notebook.RunAsync("6 * 7"));
        Assert.NotEqual(before, await ProcessIdAsync(notebook));
    }

    private static async Task<int> ProcessIdAsync(NotebookPage notebook) =>
        int.Parse(await notebook.RunAsync("Environment.ProcessId"), CultureInfo.InvariantCulture);

    // The loop is under way when the cell has said so; a cell that is stopped while it is compiled proves nothing.
    private static async Task<ILocator> StartLoopAsync(NotebookPage notebook)
    {
        await notebook.RunAsync("int kept = 41;");
        var cell = await notebook.StartAsync("kept++;\nConsole.WriteLine(\"looping\");\nwhile (true) { }");
        await Assertions.Expect(cell.Locator(".output_stdout")).ToHaveTextAsync("looping");
        return cell;
    }

    private static async Task ExpectInterruptedAsync(NotebookPage notebook, ILocator cell)
    {
        Assert.Contains("Interrupted", await notebook.EndAsync(cell), StringComparison.Ordinal);
        Assert.Equal(1, await cell.Locator(".output_error").CountAsync());
        Assert.Equal("42", await notebook.RunAsync("kept"));
        Assert.Empty(notebook.Trouble);
    }
}
