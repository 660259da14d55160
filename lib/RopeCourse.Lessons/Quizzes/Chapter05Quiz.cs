namespace RopeCourse.Lessons.Quizzes;

/// <summary>Holds the questions of chapter 05, What adding does to a token.</summary>
internal static class Chapter05Quiz
{
    /// <summary>Gets the questions in order.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new("You add the code of position 4 to “dog” and to “beijing”. What stays as it was?",
            Choice.Wrong("The cosine between the two.", "It rose from 0.20 to 0.68. A cosine is measured from the origin, and both vectors moved away from it in the same direction."),
            Choice.Right("The distance between the two.", "Both moved by the same vector, so their difference is the same vector as before."),
            Choice.Wrong("The length of each.", "Both grew. The code is longer than either word, and it is added to both.")),

        new("You multiply every word by 10 before the code is added. What happens to the position?",
            Choice.Wrong("It grows with the words.", "The code is added afterwards. Its length stays at 7.07."),
            Choice.Wrong("Nothing: the softmax divides the factor out again.", "The softmax divides out what is added to a whole row, not a factor. And the four terms do not grow alike."),
            Choice.Right("Its share of the score shrinks.", "Content–content grows by 100, the mixed terms by 10, and position–position not at all.")),

        new("The term position–content multiplies the code of the query's place by the word of the key. What can it say?",
            Choice.Right("A query at this place likes that word.", "The code at m meets the word at n. Where that word stands does not occur in it."),
            Choice.Wrong("That word is three tokens away.", "A distance needs both positions. This term has only the query's."),
            Choice.Wrong("This word likes that word.", "That is content–content. Here the query brings its place, not its word.")),

        new("Without learned matrices, position–position depends on the distance alone. What does a random layer leave of that?",
            Choice.Wrong("All of it: the code still moves on by a rotation.", "The code does. But the matrix stands between two codes and knows nothing of the rotation."),
            Choice.Wrong("Half of it, since two matrices are multiplied.", "There is no such rule. Look at the table: at each distance the values run from below 0 to above it."),
            Choice.Right("Nothing: at one distance the term takes many values.", "At distance 1 it lay between −0.78 and 0.54. A trained matrix may learn to respect the rotation, but nothing makes it.")),

        new("An operation returns every vector as it is, at every position. What is wrong with it?",
            Choice.Wrong("It changes lengths.", "It changes nothing at all."),
            Choice.Right("It grants all three wishes and says nothing about the position.", "Embedding, value and lengths stay, and scores stay when both tokens move on. They also stay when one of them does."),
            Choice.Wrong("The score then depends on m and n separately.", "The score depends on neither.")),

        new("Moving the numbers of a vector on by p places keeps its length, and the score depends on the difference. Why go on looking?",
            Choice.Right("It repeats after d places and has nothing between two of them.", "With 100 numbers, position 100 is position 0 again, and half a place does not exist. Neighbouring distances have nothing to do with each other either."),
            Choice.Wrong("It mixes the word with numbers that are not its own.", "Each number of the result is one of the word's own. They stand at other places."),
            Choice.Wrong("It only works for the query, not for the key.", "It worked for both: that is why the score depends on the difference.")),
    ];
}
