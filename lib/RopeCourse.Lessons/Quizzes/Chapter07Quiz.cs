namespace RopeCourse.Lessons.Quizzes;

/// <summary>Holds the questions of chapter 07, Every dimension.</summary>
internal static class Chapter07Quiz
{
    /// <summary>Gets the questions in order.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new("A model has a hidden vector of 4,096 numbers and 32 heads. What is d in θ_i = b^(−2i/d)?",
            Choice.Wrong("4,096: the position belongs to the whole token.", "One ladder over all heads would leave the last heads with slow pairs only. Each head gets a ladder of its own."),
            Choice.Right("128: the length of one head.", "4,096 / 32. Each head compares its own piece of query and key, and needs fast and slow pairs for that."),
            Choice.Wrong("64: the number of pairs.", "There are 64 pairs, and i counts them. The denominator counts coordinates.")),

        new("Two programs rotate the same vector. Both keep its length, and in both the score depends on n − m alone. Do they agree?",
            Choice.Wrong("Yes: length and shift fix a rotation.", "Both pairings pass both tests, and for 1 … 8 at position 3 no coordinate agrees."),
            Choice.Wrong("Yes, if the base is the same too.", "The base fixes the angles. It does not say which two coordinates share an angle."),
            Choice.Right("Not necessarily: compare one vector with known numbers.", "The golden vector tells the pairings apart at once: −1.272233 or −1.695593 in coordinate 0.")),

        new("Weights trained with interleaved pairs, stored one row a coordinate, are to run in split halves. What do you reorder?",
            Choice.Right("The rows of W_Q and W_K, head by head, and their biases.", "Those rows make the coordinates that turn. Queries and keys are then moved alike, and every score stays."),
            Choice.Wrong("The rows of W_Q, W_K and W_V, all in the same way.", "Values do not turn. With W_V reordered, W_O meets the wrong coordinates: that was the last row of the table."),
            Choice.Wrong("The rows of W_Q alone.", "Then query and key are in different orders, and the dot product multiplies coordinates that do not belong together."),
            Choice.Wrong("The columns of W_Q and W_K.", "Stored like this, a column belongs to a coordinate of the token, and the coordinates of a query are the rows. In chapter 01, where Q = X W_Q, it was the other way round.")),

        new("In a head of 80 coordinates, 32 turn, in split halves. Which coordinate is the partner of coordinate 3?",
            Choice.Wrong("43", "That is 3 + 80/2. Coordinate 43 does not turn at all, since only 0 to 31 do."),
            Choice.Wrong("2", "Neighbours are paired when the pairing is interleaved."),
            Choice.Right("19", "3 + 32/2. Half is taken of what turns.")),

        new("A key-value cache holds 10 tokens. You take the 11th for position 0. What do you see?",
            Choice.Wrong("An exception, because position 0 is taken.", "Nothing checks that. A rotation accepts any position."),
            Choice.Right("No error; its query meets every key at a wrong distance.", "A key at position 4 should be at −6 from it and seems to be at 4. The text gets worse, and no program stops."),
            Choice.Wrong("The right result, because scores depend on differences alone.", "They do, and these differences are wrong: one token has moved by ten places, and the others have not.")),

        new("The first 100 tokens are dropped from a full cache. What happens to the keys that stay?",
            Choice.Wrong("They must be computed anew from their tokens.", "In this layer that is not needed: R_Δ turns a cached key on by Δ, here by −100."),
            Choice.Wrong("Nothing, and the next token counts as position `cache.Length`.", "The keys still stand 100 further on, so the new query would be in their past. Turn them back, or keep counting."),
            Choice.Right("Either they are turned by −100, or the counting goes on.", "Both leave every difference as it was. Mixing the two does not.")),
    ];
}
