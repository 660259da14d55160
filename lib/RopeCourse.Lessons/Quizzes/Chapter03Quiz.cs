namespace RopeCourse.Lessons.Quizzes;

/// <summary>Holds the questions of chapter 03, Smooth bits: the sinusoidal encoding.</summary>
internal static class Chapter03Quiz
{
    /// <summary>Gets the questions in order.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new("A token moves from position 5 to position 6. What changes in the angle p / b^(2i/d)?",
            Choice.Wrong("The divisor: each position has its own.", "The divisor depends on the index alone. All positions share the same waves."),
            Choice.Wrong("The index: the token is read from the next wave.", "The index picks a column, and a token is read from all columns, wherever it stands."),
            Choice.Right("The numerator only: every wave moves on by its own step.", "p grows by 1, so the angle of index i grows by 1 / b^(2i/d): much at a low index, little at a high one.")),

        new("A loop runs `for (c = 0; c < d; c += 2)` and takes the angle p / b^(2c/d). What does it build?",
            Choice.Right("A table whose waves slow down twice as quickly as they should.", "c is already 2i, so the exponent is 4i/d. After the middle of the table the divisors are larger than b itself."),
            Choice.Wrong("The table of the paper.", "In the paper the exponent is 2i/d with i = 0, 1, 2, … Here c counts 0, 2, 4, … and so the 2 is there twice."),
            Choice.Wrong("The same columns in another order.", "The order is right and the frequencies are not: at d = 8 the divisors are 1, 100, 10,000, 1,000,000 instead of 1, 10, 100, 1,000.")),

        new("d = 128 and b = 10,000. How many positions does the slowest wave take for one turn?",
            Choice.Wrong("62,832", "That is 2π·b. It would need the exponent 1, and the last index has (d − 2)/d = 0.984."),
            Choice.Right("54,410", "The last index is 63: 2π · 10,000^(126/128)."),
            Choice.Wrong("10,000", "The base is no wavelength. A divisor of 10,000 would mean a wave of 62,832 positions, and even that is not reached."),
            Choice.Wrong("6.28", "That is the fastest wave, index 0, for every base.")),

        new("You raise the base from 10,000 to 500,000. What happens to index 0?",
            Choice.Wrong("It becomes 50 times slower.", "Not even the last index does: its wave gets slower by the factor 50^((d − 2)/d). Index 0 has the exponent 0."),
            Choice.Right("Nothing: it turns once in 6.28 positions.", "Any base to the power 0 is 1. The base stretches the high indexes and leaves the first one alone."),
            Choice.Wrong("It becomes faster, to make room for the slow waves.", "Nothing gets faster. The rungs of the ladder only move apart.")),

        new("In a wave of 16 positions, positions 1 and 7 have the same sine. What does the cosine beside it add?",
            Choice.Wrong("It doubles the length of the wave, so that no height comes twice.", "The cosine turns as fast as the sine. After 16 positions both begin again."),
            Choice.Wrong("Nothing: it is the same wave, moved by a quarter.", "Moved by a quarter, it is steepest where the sine is flat, and at 1 and 7 it differs: 0.924 and −0.924."),
            Choice.Right("Its sign says whether the sine is rising or falling.", "Together they are a point on a circle, and a point on the circle is passed once in a turn.")),

        new("Weights were trained with all sines first. Your code writes sine and cosine in turn, and loads them. What do you see?",
            Choice.Wrong("An exception, because the shapes differ.", "The shapes are equal: d columns in both orders. That is why nobody notices."),
            Choice.Right("No error, and wrong output.", "Each weight meets another column than the one it was trained on. Reorder the columns first, or train anew."),
            Choice.Wrong("The same output, because the numbers are the same.", "That holds only when word, code and weights are reordered alike. Here only the code was.")),
    ];
}
