namespace RopeCourse.Lessons.Tests;

public sealed class TokensTests
{
    private static readonly TokenList s_sentence = Tokens.Of("The dog chased another dog.");

    [Fact]
    public void The_running_sentence_has_six_tokens_that_join_to_the_text()
    {
        Assert.Equal(["The", " dog", " chased", " another", " dog", "."], s_sentence.Select(token => token.Text));
        Assert.Equal([0, 1, 2, 3, 4, 5], s_sentence.Select(token => token.Position));
    }

    [Fact]
    public void The_numbers_are_those_of_the_vocabulary_o200k() =>
        // Read off once: another vocabulary, or another version of it, gives other numbers.
        Assert.Equal([976, 6446, 135_896, 3613, 6446, 13], s_sentence.Select(token => token.Id));

    [Fact]
    public void Both_dogs_are_the_same_token_and_a_dog_without_a_space_is_another()
    {
        Assert.Equal(s_sentence[1].Id, s_sentence[4].Id);
        Assert.NotEqual(s_sentence[1].Id, Tokens.Of("dog")[0].Id);
    }

    [Fact]
    public void A_token_gives_its_word() =>
        Assert.Equal(["the", "dog", "chased", "another", "dog", "."], s_sentence.Select(token => token.Word));

    [Fact]
    public void The_table_shows_spaces_and_where_a_token_comes_again()
    {
        string text = s_sentence.ToString();
        string dog = text.Split('\n')[2];
        Assert.Contains("␣dog", dog, StringComparison.Ordinal);
        Assert.EndsWith("4", dog, StringComparison.Ordinal);
        Assert.Contains("␣another", s_sentence.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_text_has_no_tokens()
    {
        Assert.Empty(Tokens.Of(""));
        Assert.Throws<ArgumentNullException>(() => Tokens.Of(null!));
    }
}
