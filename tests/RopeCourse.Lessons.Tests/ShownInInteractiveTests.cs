using Microsoft.DotNet.Interactive.Formatting;

namespace RopeCourse.Lessons.Tests;

public sealed class ShownInInteractiveTests
{
    public static TheoryData<NotebookValue> Values =>
    [
        DataTable.Of(["a"], [[1]]),
        Tokens.Of("The dog"),
        WordVectors.Nearest("dog"),
        Check.GrayCode(n => n),
        Quiz.Chapter(2),
        Checklist.Evaluate("integer", p => [p]),
        Checklist.Compare(Checklist.Evaluate("integer", p => [p])),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void The_formatter_of_dotnet_interactive_shows_the_html(NotebookValue value)
    {
        Assert.Equal("text/html", Formatter.GetPreferredMimeTypesFor(value.GetType()).First());
        Assert.Equal(value.ToHtml(), value.ToDisplayString("text/html"));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Html_and_text_are_both_there_and_hold_no_script(NotebookValue value)
    {
        Assert.StartsWith("<", value.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", value.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain('<', value.ToString());
        Assert.NotEmpty(value.ToString());
    }
}
