namespace RopeCourse.Lessons.Quizzes;

/// <summary>Holds the questions of chapter 00, Start here.</summary>
internal static class Chapter00Quiz
{
    /// <summary>Gets the questions in order.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new("You run the check of an exercise before you have changed its stub. What does it say?",
            Choice.Wrong("Wrong, with the first wrong case.", "There is no wrong case yet. A stub throws `NotImplementedException`, and the check knows that."),
            Choice.Right("Not attempted yet.", "The stub throws `NotImplementedException` when it is called; the check takes that as a blank page."),
            Choice.Wrong("Nothing; the notebook stops.", "A stub compiles, and a check catches what the function throws. The cells below still run.")),

        new("A query stands at position 4, a key at position 1. What is the relative position?",
            Choice.Wrong("3", "3 is how far apart they are. The sign is missing, and it says which side the key is on."),
            Choice.Right("−3", "n − m = 1 − 4 = −3. The key comes before the query, so the sign is minus."),
            Choice.Wrong("5", "5 is the sum. Where a key stands as seen from a query is a difference.")),

        new("A vector has d = 8 numbers. How many pairs does the pair index i count?",
            Choice.Wrong("8", "8 is the number of coordinates. A pair takes two of them."),
            Choice.Right("4", "d/2 = 4, and i runs from 0 to 3."),
            Choice.Wrong("7", "That would be the highest index of a coordinate. Pairs are half as many.")),

        new("The figure turned one vector from position to position. What stayed the same?",
            Choice.Wrong("Its direction.", "The direction is what changed: by one radian at each position."),
            Choice.Wrong("Its first coordinate.", "The first coordinate went up and down while the arrow turned."),
            Choice.Right("Its length.", "The tip of the arrow stayed on the circle. Turning keeps the length.")),
    ];
}
