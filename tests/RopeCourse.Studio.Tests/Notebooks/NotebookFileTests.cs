using FsCheck.Xunit;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Tests.Notebooks;

public sealed class NotebookFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ropecourse-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_notebook_read_back_says_what_was_written()
    {
        var path = Path.Combine(folder, "a.ipynb");
        var notebook = SampleNotebooks.Of(
            SampleNotebooks.Markdown("# Title\n\nProse with ümlauts and “quotes”."),
            SampleNotebooks.Code("1 + 1", "sum", SampleNotebooks.Result("text/plain", "2")));
        File.WriteAllText(path, NotebookFile.Render(Tidy.Apply(notebook)));

        var read = NotebookFile.Read(path);

        Assert.Equal("Title", read.Title);
        Assert.Equal("a", read.Name);
        Assert.Equal(["# Title\n\nProse with ümlauts and “quotes”.", "1 + 1"], read.Cells.Select(cell => cell.Source));
        Assert.Equal("2", Outputs.Text(read.Cells[1].Outputs[0], "text/plain"));
    }

    [Fact]
    public void The_file_is_sorted_indented_by_one_and_ends_with_a_newline()
    {
        var text = NotebookFile.Render(Tidy.Apply(SampleNotebooks.OfCode("var x = 1;\nx")));

        Assert.StartsWith("{\n \"cells\": [\n  {\n   \"cell_type\": \"code\",\n   \"execution_count\": null,\n   \"id\": \"cell-01\",", text, StringComparison.Ordinal);
        Assert.Contains("   \"source\": [\n    \"var x = 1;\\n\",\n    \"x\"\n   ]\n", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"cells\": [ ", "is not JSON: line 1")]
    [InlineData("\u0000\u0001", "is not JSON")]
    [InlineData("[1, 2]", "is no notebook: it needs \"nbformat\": 4")]
    [InlineData("{\"nbformat\": 3, \"cells\": []}", "is no notebook")]
    [InlineData("{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"kernelspec\": {\"language\": \"python\"}}}", "is a notebook of another language (python)")]
    [InlineData("{\"nbformat\": 4, \"cells\": [], \"metadata\": {}}", "is a notebook of another language (none is named)")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\"}], \"metadata\": {\"language_info\": {\"name\": \"C#\"}}}", "cell 1 has the type 'heading'")]
    [InlineData("{\"nbformat\": 4, \"cells\": [7], \"metadata\": {\"language_info\": {\"name\": \"C#\"}}}", "cell 1 is no object")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": 7}], \"metadata\": {\"language_info\": {\"name\": \"C#\"}}}", "unexpected shape")]
    public void A_broken_notebook_is_answered_with_one_sentence_that_names_it(string text, string expected)
    {
        var path = Path.Combine(folder, "broken.ipynb");
        File.WriteAllText(path, text);

        var failure = Assert.Throws<StudioException>(() => NotebookFile.Read(path));

        Assert.StartsWith("broken.ipynb ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_notebook_is_named()
    {
        var failure = Assert.Throws<StudioException>(() => NotebookFile.Read(Path.Combine(folder, "nowhere.ipynb")));
        Assert.Contains("nowhere.ipynb cannot be opened", failure.Message, StringComparison.Ordinal);
    }

    [Property]
    public bool Splitting_and_joining_gives_the_text_back(string? text) =>
        NotebookFile.Join(NotebookFile.Split(text ?? string.Empty)) == (text ?? string.Empty);

    [Property]
    public bool Tidying_twice_is_tidying_once(string?[] sources)
    {
        var notebook = SampleNotebooks.Of([.. (sources ?? []).Select((source, index) =>
            index % 2 == 0 ? SampleNotebooks.Code(source ?? string.Empty, source ?? string.Empty) : SampleNotebooks.Markdown(source ?? string.Empty))]);
        var once = NotebookFile.Render(Tidy.Apply(notebook));
        var path = Path.Combine(folder, "p.ipynb");
        File.WriteAllText(path, once);
        return NotebookFile.Render(Tidy.Apply(NotebookFile.Read(path))) == once;
    }

    [Fact]
    public void Tidying_keeps_tags_and_slides_and_drops_other_metadata()
    {
        var cell = SampleNotebooks.Code("1");
        cell.Metadata["tags"] = new System.Text.Json.Nodes.JsonArray("exercise");
        cell.Metadata["scrolled"] = true;

        var tidy = Tidy.Apply(SampleNotebooks.Of(cell)).Cells[0].Metadata;

        Assert.Equal(["polyglot_notebook", "tags"], tidy.Select(entry => entry.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_cells_with_one_id_get_two_ids()
    {
        var tidy = Tidy.Apply(SampleNotebooks.Of(SampleNotebooks.Code("1", "same"), SampleNotebooks.Code("2", "same")));
        Assert.Equal(["same", "cell-02"], tidy.Cells.Select(cell => cell.Id));
    }
}
