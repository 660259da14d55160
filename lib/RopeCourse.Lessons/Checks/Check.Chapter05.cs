namespace RopeCourse.Lessons;

// Chapter 05, What adding does to a token: the sum of a word and a code. The terms and the wishes stand in Check.Chapter05.Scores.cs.
public static partial class Check
{
    internal static readonly Exercise<(double[] Word, double[] Code), double[]> AddAndMeasureExercise = new()
    {
        Cases = () =>
        [
            ([2, 0], [0, 1]),
            ([3, 4], [-3, 0]),
            ([1, 2, 2], [1, -2, 0]),
            .. new[] { ("dog", 1), ("chased", 2), ("king", 50), ("seven", 1000) }.Select(c => (WordVectors.Of(c.Item1), Code(c.Item2))),
        ],
        Expected = c => [Similarity.Norm(Sum(c)) / Similarity.Norm(c.Word), Similarity.Cosine(c.Word, Sum(c))],
        Describe = c => $"word {Format.Numbers(c.Word)}, code {Format.Numbers(c.Code)}",
        Compare = Answers.Numbers(),
        Slips =
        [
            new("the ratio is upside down: length after divided by length before.",
                c => [Similarity.Norm(c.Word) / Similarity.Norm(Sum(c)), Similarity.Cosine(c.Word, Sum(c))]),
            new("the first number is the length of the sum; divide it by the word's.", c => [Similarity.Norm(Sum(c)), Similarity.Cosine(c.Word, Sum(c))]),
            new("the root is missing: this is the ratio of the squared lengths.",
                c => [Similarity.Dot(Sum(c), Sum(c)) / Similarity.Dot(c.Word, c.Word), Similarity.Cosine(c.Word, Sum(c))]),
            new("the lengths are added; the length of a sum depends on the angle, so add the vectors first.",
                c => [1 + (Similarity.Norm(c.Code) / Similarity.Norm(c.Word)), Similarity.Cosine(c.Word, Sum(c))]),
            new("the cosine is taken with the code; take it between the word and the sum.",
                c => [Similarity.Norm(Sum(c)) / Similarity.Norm(c.Word), Similarity.Cosine(c.Word, c.Code)]),
            new("the cosine is that of sum and code; take it between the word and the sum.",
                c => [Similarity.Norm(Sum(c)) / Similarity.Norm(c.Word), Similarity.Cosine(Sum(c), c.Code)]),
            new("the second number is a dot product; divide it by both lengths.",
                c => [Similarity.Norm(Sum(c)) / Similarity.Norm(c.Word), Similarity.Dot(c.Word, Sum(c))]),
            new("the second number is an angle; the cosine itself is asked for.",
                c => [Similarity.Norm(Sum(c)) / Similarity.Norm(c.Word), Math.Acos(Similarity.Cosine(c.Word, Sum(c)))]),
            new("the two numbers are swapped: first the ratio, then the cosine.",
                c => [Similarity.Cosine(c.Word, Sum(c)), Similarity.Norm(Sum(c)) / Similarity.Norm(c.Word)]),
        ],
    };

    internal static readonly Exercise<(string Word, int Position), string> NearestAfterAddingExercise = new()
    {
        Cases = () => new[] { "dog", "king", "seven", "chased", "paris", "before", "another" }
            .SelectMany(_ => new[] { 0, 4, 50, 200, 1000 }, (word, position) => (word, position)),
        Expected = c => NearestOther(c.Word, Placed(c)),
        Describe = c => $"\"{c.Word}\" at position {c.Position}",
        Compare = Answers.Text,
        Slips =
        [
            new("the first entry of the list is taken, and that is mostly the word itself; leave the word out.", c => WordVectors.Nearest(Placed(c), 1)[0].Word),
            new("the second entry is taken at all times; with the code added, the word is not always the first. Leave it out by name.",
                c => WordVectors.Nearest(Placed(c), 2)[1].Word),
            new("the position does not reach the vector; these are the neighbours of the word alone.", c => NearestOther(c.Word, WordVectors.Of(c.Word))),
            new("this is the word nearest to the code alone; add the word.", c => NearestOther(c.Word, Code(c.Position))),
            new("the code is subtracted.", c => NearestOther(c.Word, [.. WordVectors.Of(c.Word).Zip(Code(c.Position), (x, p) => x - p)])),
            new("the words are compared by distance; `WordVectors.Nearest` compares by cosine.",
                c => Others(c.Word).MinBy(other => Similarity.Distance(Placed(c), WordVectors.Of(other)))!),
            new("the code is added to every word of the list; only the one word has a position.",
                c => Others(c.Word).MaxBy(other => Similarity.Cosine(Placed(c), Placed((other, c.Position))))!),
            new("the code is multiplied with the word, number by number; add it.",
                c => NearestOther(c.Word, [.. WordVectors.Of(c.Word).Zip(Code(c.Position), (x, p) => x * p)])),
        ],
    };

    /// <summary>Checks a function that adds a code to a word and measures what became of it, <c>‖x + p‖ / ‖x‖</c> and <c>cos(x, x + p)</c>.</summary>
    /// <param name="answer">From a word and a code, both <c>[d]</c>, to two numbers: the ratio of the lengths and the cosine.</param>
    /// <returns>How it stands over made-up vectors and over words.</returns>
    public static CheckResult AddAndMeasure(Func<double[], double[], double[]> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return AddAndMeasureExercise.Check(c => answer(c.Word, c.Code));
    }

    /// <summary>Checks a function that names the word nearest to a word with the sinusoidal code of a position added, the word itself left out.</summary>
    /// <param name="answer">From a word and a position to another word.</param>
    /// <returns>How it stands over seven words and five positions.</returns>
    public static CheckResult NearestAfterAdding(Func<string, int, string> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return NearestAfterAddingExercise.Check(c => answer(c.Word, c.Position));
    }

    private static double[] Code(int position) => new SinusoidalEncoding(WordVectors.Dimension).Encode(position);

    private static double[] Sum((double[] Word, double[] Code) c) => [.. c.Word.Zip(c.Code, (x, p) => x + p)];

    private static double[] Placed((string Word, int Position) c) => Sum((WordVectors.Of(c.Word), Code(c.Position)));

    private static string NearestOther(string word, double[] vector) => WordVectors.Nearest(vector, 2).First(other => other.Word != word).Word;

    private static IEnumerable<string> Others(string word) => WordVectors.Words.Where(other => other != word);
}
