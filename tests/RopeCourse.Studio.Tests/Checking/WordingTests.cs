using RopeCourse.Studio.Checking;
using RopeCourse.Studio.Tests.Notebooks;

namespace RopeCourse.Studio.Tests.Checking;

public sealed class WordingTests
{
    [Theory]
    [InlineData("A positional encoding is a table.", "positional encoding", "position encoding")]
    [InlineData("Add the position embedding.", "position embedding", "position encoding")]
    [InlineData("The half-split layout.", "half-split", "split halves")]
    [InlineData("The word embedding of dog.", "word embedding", "token embedding")]
    [InlineData("The relative distance is 3.", "relative distance", "relative position")]
    [InlineData("It is simply a rotation.", "simply", "leave it out")]
    [InlineData("You just rotate it.", "just", "leave it out")]
    [InlineData("In this notebook we will see.", "In this notebook we", "leave it out")]
    [InlineData("Let's rotate.", "Let's", "leave it out")]
    [InlineData("A word — a token — turns.", "— a token —", "write two sentences")]
    [InlineData("| a |\n|---|\n| obviously |", "obviously", "leave it out")]
    public void A_word_that_the_course_does_not_use_is_named_with_what_to_say(string prose, string word, string instead)
    {
        string problem = Assert.Single(Wording.Check(Prose.Of(SampleNotebooks.Markdown(prose))));
        Assert.Contains($"“{word}”", problem, StringComparison.Ordinal);
        Assert.Contains(instead, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A rotary position embedding turns queries and keys.")]
    [InlineData("The position encoding of the paper.")]
    [InlineData("The frequency that stands just below.")]
    [InlineData("A range from 1 to 3 and a dash — once.")]
    public void The_words_of_the_course_pass(string prose) =>
        Assert.Empty(Wording.Check(Prose.Of(SampleNotebooks.Markdown(prose))));

    [Fact]
    public void The_place_of_a_word_is_its_cell() =>
        Assert.Equal("cell 1 (here)", Assert.Single(Wording.Check(SampleNotebooks.Of(SampleNotebooks.Markdown("Obviously.", "here")))).Where);

    [Fact]
    public void Titles_in_the_sources_keep_their_words() =>
        Assert.Empty(Wording.Check(SampleNotebooks.Of(SampleNotebooks.Markdown("Position embeddings made simply.", "sources"))));
}
