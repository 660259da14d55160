using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons.Tests;

/// <summary>Hands in what learners write: solutions of another form, and slips in their own words.</summary>
public sealed class Chapter05ExerciseTests
{
    [Fact]
    public void Solutions_of_another_form_pass()
    {
        Assert.True(Check.AddAndMeasure((word, code) =>
        {
            double words = word.Sum(x => x * x), mixed = word.Zip(code, (x, p) => x * p).Sum(), codes = code.Sum(p => p * p);
            double sum = Math.Sqrt(words + (2 * mixed) + codes);
            return [sum / Math.Sqrt(words), (words + mixed) / (Math.Sqrt(words) * sum)];
        }).Passed);
        Assert.True(Check.NearestAfterAdding((word, position) =>
        {
            double[] sum = [.. new SinusoidalEncoding(100).Encode(position).Zip(WordVectors.Of(word), (p, x) => p + x)];
            return WordVectors.Words.Where(other => other != word).MaxBy(other => Similarity.Cosine(sum, WordVectors.Of(other)))!;
        }).Passed);
        Assert.True(Check.FourTerms((xm, pm, xn, pn, wq, wk) =>
        {
            Matrix<double> middle = wq * wk.Transpose();
            return [xm * middle * xn, xm * middle * pn, pm * middle * xn, pm * middle * pn];
        }).Passed);
        Assert.True(Check.TestOperation((f, q, k) =>
        [
            Enumerable.Range(0, 10).Max(p => Math.Abs(Similarity.Norm(f(q, p)) - Similarity.Norm(q))) / Similarity.Norm(q),
            Enumerable.Range(0, 100).Max(pair => Math.Abs(Similarity.Dot(f(q, (pair / 10) + 1), f(k, (pair % 10) + 1)) - Similarity.Dot(f(q, pair / 10), f(k, pair % 10)))),
        ]).Passed);
    }

    [Fact]
    public void Stubs_are_not_attempted()
    {
        Assert.Equal(CheckState.NotAttempted, Check.AddAndMeasure((_, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.NearestAfterAdding((_, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.FourTerms((_, _, _, _, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.TestOperation((_, _, _) => throw new NotImplementedException()).State);
    }

    [Fact]
    public void Wrong_answers_are_named()
    {
        Assert.Contains("upside down", Check.AddAndMeasure((x, p) => [Similarity.Norm(x) / Similarity.Norm(Sum(x, p)), Similarity.Cosine(x, Sum(x, p))]).Slip, StringComparison.Ordinal);
        Assert.Contains("swapped", Check.AddAndMeasure((x, p) => [Similarity.Cosine(x, Sum(x, p)), Similarity.Norm(Sum(x, p)) / Similarity.Norm(x)]).Slip, StringComparison.Ordinal);
        Assert.Contains("subtracted", Check.NearestAfterAdding((word, p) => Nearest(word, Sum(WordVectors.Of(word), [.. Code(p).Select(x => -x)]))).Slip, StringComparison.Ordinal);
        Assert.Contains("code alone", Check.NearestAfterAdding((word, p) => Nearest(word, Code(p))).Slip, StringComparison.Ordinal);
        Assert.Contains("matrices are missing", Check.FourTerms((xm, pm, xn, pn, _, _) => [xm * xn, xm * pn, pm * xn, pm * pn]).Slip, StringComparison.Ordinal);
        Assert.Contains("divided by √d", Check.FourTerms((xm, pm, xn, pn, wq, wk) =>
            [.. new[] { (xm, xn), (xm, pn), (pm, xn), (pm, pn) }.Select(pair => (pair.Item1 * wq) * (pair.Item2 * wk) / Math.Sqrt(xm.Count))]).Slip, StringComparison.Ordinal);
        Assert.Contains("two matrices are swapped", Check.FourTerms((xm, pm, xn, pn, wq, wk) =>
            [(xm * wk) * (xn * wq), (xm * wk) * (pn * wq), (pm * wk) * (xn * wq), (pm * wk) * (pn * wq)]).Slip, StringComparison.Ordinal);
        Assert.Contains("distance from 1", Check.TestOperation((f, q, k) =>
            [Enumerable.Range(0, 10).Max(p => Similarity.Norm(f(q, p)) / Similarity.Norm(q)), Moved(f, q, k)]).Slip, StringComparison.Ordinal);
        Assert.Contains("not divided", Check.TestOperation((f, q, k) =>
            [Enumerable.Range(0, 10).Max(p => Math.Abs(Similarity.Norm(f(q, p)) - Similarity.Norm(q))), Moved(f, q, k)]).Slip, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_of_the_wrong_length_are_wrong_and_do_not_throw()
    {
        Assert.Equal(CheckState.Wrong, Check.AddAndMeasure((_, _) => [1]).State);
        Assert.Equal(CheckState.Wrong, Check.NearestAfterAdding((_, _) => null!).State);
        Assert.Equal(CheckState.Wrong, Check.TestOperation((_, _, _) => []).State);
    }

    [Fact]
    public void A_word_at_a_right_angle_to_its_code_is_measured_by_Pythagoras()
    {
        // (2, 0) + (0, 1): √5 / 2 times as long, cosine 2 / √5.
        double[] measured = Check.AddAndMeasureExercise.Expected(([2, 0], [0, 1]));
        Assert.Equal(Math.Sqrt(5) / 2, measured[0], 12);
        Assert.Equal(2 / Math.Sqrt(5), measured[1], 12);
    }

    [Fact]
    public void The_four_terms_add_up_to_the_score_of_the_sums()
    {
        foreach (ScoreCase c in Check.FourTermsExercise.Cases())
        {
            double score = ((c.Word + c.Code) * c.Queries) * ((c.KeyWord + c.KeyCode) * c.Keys);
            Assert.Equal(score, Check.FourTermsExercise.Expected(c).Sum(), 9);
        }
    }

    [Fact]
    public void Only_doing_nothing_the_shift_and_the_operation_of_chapter_06_keep_both_wishes()
    {
        string[] keeping = [.. Check.TestOperationExercise.Cases().Where(c => Check.TestOperationExercise.Expected(c).Max() < 1e-12).Select(c => c.Name)];
        Assert.Equal(["returns the vector as it is", "moves each number on by p places", "is the one of chapter 06"], keeping);
    }

    private static double[] Sum(double[] word, double[] code) => [.. word.Zip(code, (x, p) => x + p)];

    private static double[] Code(int position) => new SinusoidalEncoding(100).Encode(position);

    private static string Nearest(string word, double[] vector) => WordVectors.Nearest(vector, 3).First(other => other.Word != word).Word;

    private static double Moved(Func<double[], int, double[]> f, double[] q, double[] k) => Enumerable.Range(0, 10).Max(m => Enumerable.Range(0, 10)
        .Max(n => Math.Abs(Similarity.Dot(f(q, m + 1), f(k, n + 1)) - Similarity.Dot(f(q, m), f(k, n)))));
}
