namespace RopeCourse.Lessons.Quizzes;

/// <summary>Holds the questions of chapter 01, Does order matter?</summary>
internal static class Chapter01Quiz
{
    /// <summary>Gets the questions in order.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new("Why do the two dogs of the running sentence get the same output?",
            Choice.Wrong("Because the softmax rounds small differences away.", "There is no difference to round: the two rows were equal to the last bit."),
            Choice.Right("Because they bring the same query to the same keys and values.", "Same token, same vector, same query. No step of the computation asks where the query stands."),
            Choice.Wrong("Because they stand close together.", "They stand at positions 1 and 4. At any two positions the result is the same.")),

        new("You shuffle the tokens before attention without a mask. What happens to the output?",
            Choice.Right("Its rows are shuffled in the same way, and no number changes beyond rounding.", "Each token takes its output with it. Undo the shuffle and the difference is about 1e-16."),
            Choice.Wrong("Nothing at all changes, not even the order of the rows.", "Row t belongs to the token at t. Another token stands there now, so another row does."),
            Choice.Wrong("Each token's output changes, because its neighbours do.", "Attention without a mask knows no neighbours: each token sees all the others, wherever they stand.")),

        new("Would learned matrices W_Q, W_K and W_V repair it?",
            Choice.Wrong("Yes: training would find matrices that look at the order.", "The matrices act on each token alone, and each position uses the same ones. There is nothing for training to find."),
            Choice.Right("No: the same matrices act on each token, wherever it stands.", "With random matrices the difference was again about 1e-16, and the two dogs still agreed."),
            Choice.Wrong("Only W_V would.", "W_V changes what is mixed. It, too, is the same for every token.")),

        new("One layer with a causal mask reads “The dog bites the man.” What can the last token tell?",
            Choice.Wrong("At which position each of the others stands.", "It sees them all, and its output is the same whichever came first, the dog or the man. The last token's past is a bag of words."),
            Choice.Right("Which tokens stand before it, and not in which order.", "The mask says who is in its past. Within the past, one layer knows no order."),
            Choice.Wrong("Nothing but itself.", "That is the first token. A causal mask hides what comes later, so the last token sees all the others.")),

        new("Somebody marks position p by adding p itself to every number of the vector. Which wish is broken first?",
            Choice.Wrong("Unique", "No two positions get the same number, so this wish is granted."),
            Choice.Right("Bounded", "At position 1,000 the mark is a thousand, and a word vector's numbers are mostly below 1. The next chapter measures it."),
            Choice.Wrong("Same step, same change", "One step always adds 1. This wish is granted too.")),
    ];
}
