using Microsoft.Playwright;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Tests.Jupyter;

/// <summary>Runs whole chapters in the classic Notebook and looks at what they draw.</summary>
[Collection(UseNotebook.Name)]
public sealed class NotebookFigureTests(NotebookFixture fixture)
{
    [Theory]
    [InlineData("03-smooth-bits")]
    [InlineData("06-rotate-dont-add")]
    public async Task Restart_and_run_all_draws_every_figure_and_a_slider_moves_its_own(string name)
    {
        var figures = fixture.Saved(name).Cells.SelectMany(cell => cell.Outputs).Count(Outputs.IsFigure);
        await using var notebook = await fixture.OpenAsync(name);
        var page = notebook.Page;

        await notebook.ChooseKernelMenuAsync("Restart & Run All");
        await notebook.AnswerDialogAsync("Restart and Run All Cells");
        // Until the restart is over, the cells show the numbers that they were saved with.
        await page.WaitForFunctionAsync("Jupyter.notebook.element.find('.input_prompt').text().includes('*')");
        await page.WaitForFunctionAsync(AllHaveRun, null, new PageWaitForFunctionOptions { Timeout = 300_000 });
        await page.WaitForFunctionAsync(AllAreDrawn);

        Assert.Empty(await page.Locator(".output_error").AllInnerTextsAsync());
        Assert.Equal(figures, await page.Locator(".ropecourse-figure").CountAsync());
        Assert.Equal(figures, await page.Locator(".js-plotly-plot").CountAsync());
        Assert.Equal(0, await page.GetByText("could not be loaded").CountAsync());
        await PictureAsync(page, name);
        await MoveSliderAsync(page);
        Assert.Empty(notebook.Trouble);
    }

    private static async Task MoveSliderAsync(IPage page)
    {
        var figure = page.Locator(".ropecourse-figure:has(input[type=range])").First;
        var before = await figure.Locator("output").TextContentAsync();
        var drawing = await figure.Locator(".main-svg").First.InnerHTMLAsync();

        await figure.Locator("input[type=range]").PressAsync("ArrowRight");

        Assert.NotEqual(before, await figure.Locator("output").TextContentAsync());
        Assert.NotEqual(drawing, await figure.Locator(".main-svg").First.InnerHTMLAsync());
    }

    // A cell that has not run since the restart says "In [ ]:", one that waits or runs "In [*]:".
    private const string AllHaveRun = """
        () => Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code')
          .every(cell => /\[\d+\]/.test(cell.element.find('.input_prompt').text())) && !document.querySelector('.kernel_busy_icon')
        """;

    private const string AllAreDrawn = """
        () => [...document.querySelectorAll('.ropecourse-figure')].every(figure => {
          const drawing = figure.querySelector('.js-plotly-plot .main-svg, .js-plotly-plot canvas');
          return drawing && drawing.getBoundingClientRect().width > 100 && drawing.getBoundingClientRect().height > 100;
        })
        """;

    private async Task PictureAsync(IPage page, string name)
    {
        var figures = page.Locator(".code_cell:has(.ropecourse-figure)");
        for (var i = 0; i < await figures.CountAsync(); i++)
        {
            await figures.Nth(i).ScreenshotAsync(new LocatorScreenshotOptions { Path = Path.Combine(fixture.Pictures, $"notebook-{name}-{i + 1}.png") });
        }
    }
}
