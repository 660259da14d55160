using FsCheck.Xunit;

namespace RopeCourse.Tests;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("dog", "dog", 0)]
    [InlineData("dog", "dogs", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "cat", 3)]
    public void Edits_are_counted(string from, string to, int edits) => Assert.Equal(edits, Spelling.Edits(from, to));

    [Fact]
    public void The_nearest_words_come_first_and_ties_by_the_alphabet() =>
        Assert.Equal(["dog", "dig", "dot"], Spelling.Nearest("dog", ["king", "dot", "dog", "dig"], 3));

    [Property]
    public bool Edits_are_symmetric_and_bounded_by_the_longer_word(string? a, string? b)
    {
        (string from, string to) = (a ?? "", b ?? "");
        int edits = Spelling.Edits(from, to);
        return edits == Spelling.Edits(to, from) && edits <= Math.Max(from.Length, to.Length) && (edits == 0) == (from == to);
    }
}
