using Microsoft.Playwright;

namespace RopeCourse.Studio.Tests.Jupyter;

/// <summary>Asks for help while writing a cell in the classic Notebook.</summary>
[Collection(UseNotebook.Name)]
public sealed class NotebookEditorTests(NotebookFixture fixture)
{
    [Fact]
    public async Task Tab_offers_names_and_Enter_inserts_the_first()
    {
        await using var notebook = await fixture.OpenEmptyAsync();

        await notebook.TypeAsync("var root = Math.Sq");
        await notebook.Page.Keyboard.PressAsync("Tab");

        var offers = notebook.Page.Locator(".completions option");
        await Assertions.Expect(offers.First).ToHaveTextAsync("Sqrt");
        await notebook.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(fixture.Pictures, "notebook-completion.png") });
        await notebook.Page.Keyboard.PressAsync("Enter");
        await ExpectCodeAsync(notebook, "var root = Math.Sqrt");
    }

    [Fact]
    public async Task Tab_inserts_a_name_of_an_earlier_cell_when_no_other_fits()
    {
        await using var notebook = await fixture.OpenEmptyAsync();
        await notebook.RunAsync("double SquareOf(double x) => x * x;");

        await notebook.TypeAsync("1 + SquareO");
        await notebook.Page.Keyboard.PressAsync("Tab");

        await ExpectCodeAsync(notebook, "1 + SquareOf");
    }

    [Fact]
    public async Task Shift_and_Tab_explain_the_name_at_the_cursor()
    {
        await using var notebook = await fixture.OpenEmptyAsync();

        await notebook.TypeAsync("Math.Sqrt");
        await notebook.Page.Keyboard.PressAsync("Shift+Tab");

        var tooltip = notebook.Page.Locator("#tooltip .tooltiptext");
        await Assertions.Expect(tooltip).ToContainTextAsync("double Math.Sqrt(double d)");
        await Assertions.Expect(tooltip).ToContainTextAsync("square root of a specified number");
        await notebook.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(fixture.Pictures, "notebook-tooltip.png") });
    }

    [Fact]
    public async Task A_cell_that_reads_a_line_gets_what_is_typed_into_its_box()
    {
        await using var notebook = await fixture.OpenEmptyAsync();

        var cell = await notebook.StartAsync("Console.Write(\"Your name? \");\nstring? name = Console.ReadLine();\n$\"Good morning, {name}\"");
        var box = cell.Locator("input.raw_input");
        await box.WaitForAsync();
        await Assertions.Expect(box).ToBeFocusedAsync();
        await notebook.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(fixture.Pictures, "notebook-input.png") });
        await notebook.Page.Keyboard.TypeAsync("Ada");
        await notebook.Page.Keyboard.PressAsync("Enter");
        var shown = await notebook.EndAsync(cell);

        Assert.StartsWith("Your name?", shown, StringComparison.Ordinal);
        Assert.EndsWith("Good morning, Ada", shown, StringComparison.Ordinal);
        await notebook.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(fixture.Pictures, "notebook-answered.png") });
    }

    private static async Task ExpectCodeAsync(NotebookPage notebook, string code) =>
        await notebook.Page.WaitForFunctionAsync("code => Jupyter.notebook.get_selected_cell().get_text() === code", code);
}
