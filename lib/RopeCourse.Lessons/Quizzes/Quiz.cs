using System.Globalization;
using System.Reflection;
using System.Text;

namespace RopeCourse.Lessons;

/// <summary>Shows the questions at the end of a chapter, with a reply to every option.</summary>
/// <remarks>The replies unfold without a script, so a quiz works on any page.</remarks>
public sealed class Quiz : NotebookValue
{
    private readonly int _chapter;

    private Quiz(int chapter, IReadOnlyList<Question> questions)
    {
        _chapter = chapter;
        Questions = questions;
    }

    /// <summary>Gets the questions in order.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>Returns the questions of a chapter.</summary>
    /// <param name="chapter">The number of the chapter.</param>
    /// <returns>The quiz.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The chapter has no quiz.</exception>
    public static Quiz Chapter(int chapter) => Find(chapter) is { } questions
        ? new(chapter, questions)
        : throw new ArgumentOutOfRangeException(nameof(chapter), chapter, $"chapter is {chapter}; there is no quiz for it.");

    /// <summary>Tells whether a chapter has a quiz.</summary>
    internal static bool Exists(int chapter) => Find(chapter) is not null;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder("<div class=\"rc-quiz\" style=\"max-width:70ch;line-height:1.5\">");
        foreach ((int index, Question question) in Questions.Index())
        {
            html.Append("<details open=\"\" style=\"margin:0 0 1em\">");
            html.Append(CultureInfo.InvariantCulture, $"<summary style=\"cursor:pointer\"><strong>{index + 1}.</strong> {Html.Prose(question.Text)}</summary>");
            foreach ((int letter, Choice choice) in question.Choices.Index())
            {
                html.Append(CultureInfo.InvariantCulture, $"<details style=\"margin:.3em 0 .3em 1.4em;padding-left:.6em;border-left:{Html.ThinBorder}\">");
                html.Append(CultureInfo.InvariantCulture, $"<summary style=\"cursor:pointer\">{Letter(letter)}) {Html.Prose(choice.Text)}</summary>");
                html.Append(CultureInfo.InvariantCulture, $"<div style=\"margin:.2em 0 .4em 1em\"><strong>{Verdict(choice)}</strong> {Html.Prose(choice.Reply)}</div></details>");
            }

            html.Append("</details>");
        }

        return html.Append("</div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"Check yourself, chapter {_chapter}\n"));
        foreach ((int index, Question question) in Questions.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{index + 1}. {question.Text}\n");
            foreach ((int letter, Choice choice) in question.Choices.Index())
                text.Append(CultureInfo.InvariantCulture, $"   {Letter(letter)}) {choice.Text}\n");
        }

        text.Append("\nReplies\n");
        foreach ((int index, Question question) in Questions.Index())
        {
            foreach ((int letter, Choice choice) in question.Choices.Index())
                text.Append(CultureInfo.InvariantCulture, $"{index + 1}{Letter(letter)} {Verdict(choice)} {choice.Reply}\n");
        }

        return text.ToString().TrimEnd();
    }

    // Each chapter's questions live in a class of their own, Quizzes/Chapter02Quiz.cs, with a property Questions.
    private static IReadOnlyList<Question>? Find(int chapter) => typeof(Quiz).Assembly
        .GetType($"RopeCourse.Lessons.Quizzes.Chapter{chapter:00}Quiz")?
        .GetProperty("Questions", BindingFlags.Static | BindingFlags.Public)?
        .GetValue(null) as IReadOnlyList<Question>;

    private static char Letter(int index) => (char)('a' + index);

    private static string Verdict(Choice choice) => choice.IsRight ? "✓ Right." : "✗ No.";
}
