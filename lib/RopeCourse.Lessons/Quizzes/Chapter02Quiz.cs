namespace RopeCourse.Lessons.Quizzes;

/// <summary>Holds the questions of chapter 02, Counting in bits.</summary>
internal static class Chapter02Quiz
{
    /// <summary>Gets the questions in order.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new("How often does bit 3 change its value while you count from 0 to 31?",
            Choice.Wrong("4 times", "0, 8, 16 and 24 are four multiples of 8, but at 0 the counting begins and nothing has changed yet."),
            Choice.Right("3 times", "It changes at 8, 16 and 24: at every multiple of 2³ that you pass."),
            Choice.Wrong("8 times", "8 is how long bit 3 keeps its value, not how often it changes."),
            Choice.Wrong("1 time", "That is bit 4, which changes at 16 only. Bit 3 is twice as fast.")),

        new("Add the position itself, 0, 1, 2, …, to every number of a word vector. What goes wrong first?",
            Choice.Wrong("Two positions get the same code.", "They never do: 7 is not 8. Being unique is what the plain number does well."),
            Choice.Wrong("One step changes the code by a different amount each time.", "One step always adds 1. This wish is granted."),
            Choice.Right("The position soon outweighs the word.", "A word vector is about 5.6 long, and it stays so. At position 100 each number has 100 added to it, and little of the word is left.")),

        new("Dividing by the length of the text keeps the position between 0 and 1. What does that cost?",
            Choice.Right("The same step means something else in a longer text.", "In a text of 11 tokens one step is 0.1, in a text of 101 it is 0.01. So a difference of 0.1 means one token in the first and ten in the second."),
            Choice.Wrong("Positions are no longer unique within one text.", "Different positions still give different fractions of the same length."),
            Choice.Wrong("The numbers grow without bound.", "They stop at 1. Staying bounded is what the division was for.")),

        new("From 7 to 8 all four bits flip, from 8 to 9 only one. Gray code flips one bit at every step. Is the trouble over?",
            Choice.Wrong("Yes: every step now changes the code by the same amount.", "Every single step does. But take fifteen steps, from 0 to 15: Gray code changes by one bit there too."),
            Choice.Wrong("No: Gray code gives two positions the same code.", "It does not. It only reorders the same codes, so each is still used once."),
            Choice.Right("No: two codes still do not tell how far apart their tokens are.", "One bit may mean one step, or fifteen. And each step is still a jump: between two positions a bit has nothing but 0 and 1.")),
    ];
}
