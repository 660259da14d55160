using System.Xml.Linq;

namespace RopeCourse.Lessons.Tests;

public sealed class QuizTests
{
    public static TheoryData<int> Chapters => [.. Enumerable.Range(0, 100).Where(Quiz.Exists)];

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Every_question_has_one_right_choice_and_a_reply_to_each(int chapter) =>
        Assert.All(Quiz.Chapter(chapter).Questions, question =>
        {
            Assert.InRange(question.Choices.Count, 2, 5);
            Assert.Single(question.Choices, choice => choice.IsRight);
            Assert.All(question.Choices, choice => Assert.True(choice.Reply.Length > 20 && choice.Reply.EndsWith('.'), choice.Reply));
            Assert.Equal(question.Choices.Count, question.Choices.DistinctBy(choice => choice.Text).Count());
        });

    [Theory]
    [MemberData(nameof(Chapters))]
    public void The_right_choice_stands_in_different_places(int chapter)
    {
        int[] places = [.. Quiz.Chapter(chapter).Questions.Select(question => question.Choices.Index().Single(pair => pair.Item.IsRight).Index)];
        Assert.True(places.Distinct().Count() > 1, string.Join(", ", places));
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void The_right_choice_is_not_always_the_longest(int chapter) =>
        Assert.Contains(Quiz.Chapter(chapter).Questions, question => !question.Choices.MaxBy(choice => choice.Text.Length)!.IsRight);

    [Fact]
    public void The_html_folds_each_reply_under_its_choice()
    {
        var root = XElement.Parse(Quiz.Chapter(2).ToHtml());
        foreach ((XElement question, Question content) in root.Elements("details").Zip(Quiz.Chapter(2).Questions))
        {
            XElement[] choices = [.. question.Elements("details")];
            Assert.Equal(content.Choices.Count, choices.Length);
            Assert.All(choices, choice => Assert.Null(choice.Attribute("open")));
            Assert.All(choices.Zip(content.Choices), pair =>
                Assert.StartsWith(pair.Second.IsRight ? "✓ Right." : "✗ No.", pair.First.Element("div")!.Value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_text_lists_the_questions_before_the_replies()
    {
        string text = Quiz.Chapter(2).ToString();
        Assert.StartsWith("Check yourself, chapter 2\n", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("4. ", StringComparison.Ordinal) < text.IndexOf("1a ✗ No.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_chapter_without_a_quiz_is_refused() =>
        Assert.Contains("chapter is 99", Assert.Throws<ArgumentOutOfRangeException>(() => Quiz.Chapter(99)).Message, StringComparison.Ordinal);
}
