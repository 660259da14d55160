namespace RopeCourse.Lessons.Quizzes;

/// <summary>Holds the questions of chapter 06, Rotate, don't add.</summary>
internal static class Chapter06Quiz
{
    /// <summary>Gets the questions in order.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new("θ = 1 and a query stands at position 3. Which vector does (1, 0) become?",
            Choice.Wrong("(cos 3, −sin 3)", "That is a turn the other way. A positive position turns counter-clockwise, from the first axis towards the second."),
            Choice.Right("(cos 3, sin 3)", "Position 3 turns by 3 radians, and the first axis lands on (cos, + sin)."),
            Choice.Wrong("(3, 0)", "That scales the vector. A turn changes the direction and keeps the length.")),

        new("A query at 10 and a key at 7 have the score 0.4. You put 500 tokens before the text. What is the score now?",
            Choice.Right("0.4, up to rounding.", "Both angles grow by 500θ, their difference stays, and a dot product sees the difference only."),
            Choice.Wrong("Smaller, because both have turned so often.", "Whole turns change nothing, and no turn changes a length. What counts is n − m, and it is −3 before and after."),
            Choice.Wrong("It depends on the two vectors.", "The score does, at each n − m. But for any two vectors it is the same before and after.")),

        new("You turn queries and keys, and by mistake the values as well. What happens when the whole text moves on?",
            Choice.Wrong("The weights change.", "They come from queries and keys alone, and those meet in a dot product, where the common part cancels."),
            Choice.Wrong("Nothing: a turn keeps all lengths.", "Each value keeps its length and gets another direction. So the output gets another direction too."),
            Choice.Right("The weights stay, and the output turns with the text.", "A value meets no second turned vector in which its angle could cancel, so it carries its position into the output.")),

        new("Which of these is the score of q at m and k at n in complex numbers?",
            Choice.Wrong("Re(q·e^(imθ) · k·e^(inθ))", "Without the conjugate the angles are added, and the score depends on m + n."),
            Choice.Wrong("|q·e^(imθ) · conj(k·e^(inθ))|", "The absolute value is |q||k| at every position. It forgets the angle, and with it the positions."),
            Choice.Right("Re(q·e^(imθ) · conj(k·e^(inθ)))", "The conjugate turns the key back, so the angles are subtracted; the real part is the dot product.")),

        new("Your code turns by −mθ, queries and keys alike. When is that an error?",
            Choice.Wrong("Always: the scores no longer depend on n − m.", "They do, with past and future exchanged: the score at n − m is the one that belongs to m − n."),
            Choice.Right("When it runs weights that were trained with +mθ.", "Those weights expect a key before the query where your code acts as if it came after. Training with −mθ would have been as good."),
            Choice.Wrong("Never: a rotation is a rotation.", "A model trained with it is as good as any other. Borrowed weights are not: they meet mirrored distances."),
            Choice.Wrong("Only when the text is longer than in training.", "It is wrong from the second token on, as soon as n − m is not 0.")),

        new("In the plane all codes are different, yet one frequency is not enough. Why?",
            Choice.Wrong("The vectors grow with the position.", "No turn changes a length. That was the trouble with adding the number itself."),
            Choice.Right("The hand comes round again, so positions far apart look nearly alike.", "With θ = 1, position 44 is within 0.0177 rad of position 0. The scores can hardly tell them apart."),
            Choice.Wrong("A turn moves two words at the same place apart.", "It turns both by the same angle, so the cosine between them stays.")),
    ];
}
