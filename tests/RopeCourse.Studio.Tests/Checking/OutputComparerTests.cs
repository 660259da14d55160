using System.Text.Json.Nodes;
using RopeCourse.Studio.Checking;
using RopeCourse.Studio.Tests.Notebooks;

namespace RopeCourse.Studio.Tests.Checking;

public sealed class OutputComparerTests
{
    [Theory]
    [InlineData("same", "same", true)]
    [InlineData("norm 5.7341", "norm 5.7342", true)]
    [InlineData("norm 5.7341", "norm 5.7441", false)]
    [InlineData("max 2.2E-16", "max 1.1E-16", true)]
    [InlineData("max 2.2E-16", "max 1.1E-6", false)]
    [InlineData("[1, 2, 3]", "[1, 2, 4]", false)]
    [InlineData("[1, 2, 3]", "[1, 2]", false)]
    [InlineData("the dog", "the cat", false)]
    [InlineData("x = -1.0", "x = 1.0", false)]
    [InlineData("id a1b2", "id a1b3", false)]
    public void Words_must_be_equal_and_numbers_nearly(string left, string right, bool same) =>
        Assert.Equal(same, OutputComparer.SayTheSame(left, right));

    [Fact]
    public void A_changed_result_is_quoted() =>
        Assert.Contains("“the cat” against “the dog”", Compare(SampleNotebooks.Result("text/plain", "the cat"), SampleNotebooks.Result("text/plain", "the dog")), StringComparison.Ordinal);

    [Fact]
    public void A_changed_stream_is_noticed() =>
        Assert.Contains("the saved text differs", Compare(SampleNotebooks.Stream("a"), SampleNotebooks.Stream("b")), StringComparison.Ordinal);

    [Fact]
    public void A_missing_output_is_noticed()
    {
        var difference = OutputComparer.Difference(SampleNotebooks.Code("1"), SampleNotebooks.Code("1", "code", SampleNotebooks.Stream("a")));
        Assert.Equal("0 outputs are saved, a fresh run gives 1", difference);
    }

    [Fact]
    public void Another_kind_of_output_is_noticed() =>
        Assert.Contains("text/html is saved, a fresh run gives text/plain", Compare(SampleNotebooks.Result("text/html", "a"), SampleNotebooks.Result("text/plain", "a")), StringComparison.Ordinal);

    [Fact]
    public void An_old_execution_count_is_noticed()
    {
        var saved = SampleNotebooks.Code("1") with { ExecutionCount = 7 };
        Assert.Equal("the saved execution count is 7, a fresh run gives 1", OutputComparer.Difference(saved, saved with { ExecutionCount = 1 }));
    }

    [Fact]
    public void A_static_picture_does_not_count()
    {
        var saved = SampleNotebooks.Result("text/html", "a");
        saved["data"]!["image/png"] = "AAAA";
        Assert.Null(Compare(saved, SampleNotebooks.Result("text/html", "a")));
    }

    [Fact]
    public void A_volatile_cell_may_say_something_else_but_must_say_it_in_the_same_form()
    {
        Assert.Null(Compare(SampleNotebooks.Stream("10.0.12"), SampleNotebooks.Stream("10.0.13"), OutputComparer.VolatileTag));
        Assert.NotNull(Compare(SampleNotebooks.Stream("10.0.12"), SampleNotebooks.Result("text/plain", "10.0.13"), OutputComparer.VolatileTag));
    }

    private static string? Compare(JsonObject saved, JsonObject fresh, string? tag = null)
    {
        var cell = SampleNotebooks.Code("1", "code", saved);
        if (tag is not null)
        {
            cell.Metadata["tags"] = new JsonArray(tag);
        }

        return OutputComparer.Difference(cell, cell with { Outputs = [fresh] });
    }
}
