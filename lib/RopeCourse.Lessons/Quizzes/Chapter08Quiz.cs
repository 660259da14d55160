namespace RopeCourse.Lessons.Quizzes;

/// <summary>Holds the questions of chapter 08, What rotation does to attention.</summary>
internal static class Chapter08Quiz
{
    /// <summary>Gets the questions in order.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new("The score of pair i is |q||k|·cos((n − m)θ_i + φ). Which part of it can training change?",
            Choice.Wrong("The frequency θ_i.", "The frequency is fixed by index, dimension and base. In an ordinary RoPE nothing trains it."),
            Choice.Right("The lengths and the phase φ.", "Both come from query and key before the rotation, so from the weights that make them."),
            Choice.Wrong("Nothing: rotation fixes the whole curve.", "Rotation fixes how the score moves along the wave. How high the wave is and where it crests is learned.")),

        new("A head must look 3 tokens back. Each token has the same key k. Which query do you give to each token?",
            Choice.Wrong("q = R_3 k, the key turned forward by 3.", "Rotated at m it equals the key at m + 3. That token comes later, and the mask hides it."),
            Choice.Right("q = R_−3 k, the key turned back by 3.", "Rotated at m it equals the rotated key at m − 3, and no key agrees with it better than its own copy."),
            Choice.Wrong("q = k with a larger norm.", "A larger norm makes the head sharper. It still looks at its own place.")),

        new("You put all weight of a previous-token head on pair 0 alone. On a short sentence it works. What happens in a text of 1,000 tokens?",
            Choice.Wrong("The same as on the short sentence: the score depends on n − m only.", "It does, but a wave of 6.28 tokens crests again and again. The token 711 back scores like the one before, for 710 steps are almost exactly 113 turns."),
            Choice.Wrong("The score fades with distance, so nothing else comes in.", "One cosine never fades. Each later crest is as high as the first, up to the fraction of a token by which it misses."),
            Choice.Right("It shares its weight with many tokens that stand near a whole number of turns away.", "Pairs of other frequencies take those crests away: they meet at one distance only.")),

        new("A friend says: RoPE makes attention fade with distance, the paper proves it. What is proved?",
            Choice.Right("A ceiling on the size of the score, low only where the weights of the pairs change slowly and end near 0.", "Below a ceiling everything is allowed, and this one rises in places. For equal weights, which end at 1, it lies above the sum of the weights."),
            Choice.Wrong("That every score gets smaller with distance.", "A head whose phases point 1,000 tokens back has its highest score there."),
            Choice.Wrong("Nothing; the ceiling is wrong.", "The ceiling holds. It says less than it is quoted for.")),

        new("Query and key are drawn at random around 0, independently. How does their mean score depend on the distance?",
            Choice.Wrong("It falls like the mean cosine.", "That is the curve of a key that matches the query. Independent vectors have no agreement to lose."),
            Choice.Right("Not at all: it is 0 at each distance.", "A rotation turns a random vector into a random vector of the same kind."),
            Choice.Wrong("It swings with a wavelength of 6.28 tokens.", "Each single draw swings. The mean over many draws stays at 0.")),

        new("In a head with p-RoPE, p = 0.5, you build a previous-token head and a same-word head as in this chapter. Which of them still works, and how far?",
            Choice.Wrong("Neither: half of the rotation is missing.", "The half that is missing is the slow one. The previous-token head never used it."),
            Choice.Wrong("The previous-token head only.", "The slow pairs are still there. They no longer turn, which is what a same-word head wishes for."),
            Choice.Right("Both, and the same-word head at any distance.", "The fast pairs turn as before, and the others no longer see the distance at all.")),
    ];
}
