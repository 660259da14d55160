namespace RopeCourse.Lessons.Quizzes;

/// <summary>Holds the questions of chapter 04, Why sine and cosine.</summary>
internal static class Chapter04Quiz
{
    /// <summary>Gets the questions in order.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new("You know the sine of an angle and want the sine of that angle plus k steps. What is missing?",
            Choice.Wrong("The length of the wave.", "The wave is fixed and known. Two positions of one wave can have the same sine and part ways at the next step."),
            Choice.Wrong("A larger factor.", "No factor does it: where the sine is 0, any multiple of it is 0, and the sine k steps on is not."),
            Choice.Right("The cosine of the angle.", "sin(α + β) = sin α · cos β + cos α · sin β. The second term holds what the sine alone cannot know.")),

        new("Which partner for sin(pθ) gives a code that one matrix moves on, the same for all positions?",
            Choice.Right("sin(pθ + 1), the same wave a little ahead.", "It is a mixture of sine and cosine of the same frequency, so nothing is lost. The curve is an ellipse, though, and its codes differ in length."),
            Choice.Wrong("cos(pθ/2), a cosine of half the frequency.", "Each wave needs the other half of its own frequency. A stranger does not help."),
            Choice.Wrong("sin²(pθ), so that the sine can be computed from it.", "Whatever is computed from the sine alone forgets whether it was rising or falling.")),

        new("The matrix that moves every code from p to p + 7 is called M₇. Which matrix moves it from p to p − 7?",
            Choice.Wrong("There is none: a code can move forward only.", "Turn each hand the other way by the same angle."),
            Choice.Wrong("−M₇", "That points every hand to the opposite side. A hand that turns back by 7θ does not land there."),
            Choice.Right("M₇ with rows and columns exchanged.", "The transposed matrix has the minus sign at the other sine: each hand turns back by its own 7θ. It undoes M₇.")),

        new("Two pages print the shift for k = 1. One has the minus sign above, the other below. What do you check first?",
            Choice.Wrong("Which of the two has the typing error.", "Perhaps neither. The sign follows from choices that both pages should state."),
            Choice.Right("Whether the vector is (sin, cos) or (cos, sin), and on which side of it the matrix stands.", "Exchanging the two coordinates moves the minus sign, and so does writing rows from the left. Then move the code of position 0 on by 1 and look where it lands."),
            Choice.Wrong("Whether they use the same base.", "The base changes the angles, not the places of the signs.")),

        new("The code of token 2 has the dot product 0.970 with the code of token 1. What is it with the code of token 3?",
            Choice.Wrong("−0.970, since 3 lies on the other side.", "The cosine does not change with the sign of the distance."),
            Choice.Right("0.970: the distance is the same.", "The dot product is a sum of cosines of n − m, and a cosine is the same for 1 and −1. Before and after look alike."),
            Choice.Wrong("It depends on the words at the two places.", "These are codes of positions alone. No word has been added yet.")),

        new("d = 128, b = 10,000. Is the code of a position 37 away less similar than that of a position 34 away?",
            Choice.Wrong("Yes, similarity falls with the distance.", "It falls over long stretches. On the way there are waves: 0.534 at 34, and 0.553 at 37."),
            Choice.Wrong("Yes, because the slow waves decide.", "The slow waves hardly move between 34 and 37. The fast ones do, and they come round again."),
            Choice.Right("No, the curve rises there.", "Fast pairs return after a whole turn and lift the sum. Nearly half of the first 1,000 steps go up.")),
    ];
}
