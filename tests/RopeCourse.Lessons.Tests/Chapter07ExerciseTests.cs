using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Lessons.Tests;

/// <summary>Hands in what learners write: solutions of another form, and slips in their own words.</summary>
public sealed class Chapter07ExerciseTests
{
    [Fact]
    public void Solutions_of_another_form_pass()
    {
        Assert.True(Check.PairOf((layout, headDim, rotaryDim, pair) => new RotaryEmbedding(headDim, layout, rotaryDim: rotaryDim).Pair(pair)).Passed);
        Assert.True(Check.RotateHead((head, rotaryDim, position, b) => new RotaryEmbedding(head.Length, PairLayout.SplitHalves, b, rotaryDim).Rotate(head, position)).Passed);
        Assert.True(Check.RotateHead(InPlace).Passed);
        Assert.True(Check.SplitHalfRows((weights, heads) => PairPermutation.ToSplitHalves(weights, heads)).Passed);
        Assert.True(Check.DecodeStep(WholePass).Passed);
    }

    [Fact]
    public void Stubs_are_not_attempted()
    {
        Assert.Equal(CheckState.NotAttempted, Check.PairOf((_, _, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.RotateHead((_, _, _, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.SplitHalfRows((_, _) => throw new NotImplementedException()).State);
        Assert.Equal(CheckState.NotAttempted, Check.DecodeStep((_, _, _, _, _) => throw new NotImplementedException()).State);
    }

    [Fact]
    public void Wrong_answers_are_named()
    {
        Assert.Contains("half is taken of headDim", Check.PairOf((layout, headDim, _, pair) => new RotaryEmbedding(headDim, layout).Pair(pair)).Slip, StringComparison.Ordinal);
        Assert.Contains("from the ends inwards", Check.PairOf((layout, _, rotaryDim, i) => layout == PairLayout.Interleaved ? (2 * i, 2 * i + 1) : (i, rotaryDim - i - 1)).Slip, StringComparison.Ordinal);
        Assert.Contains("neighbours are paired", Check.RotateHead((head, rotaryDim, position, b) => new RotaryEmbedding(head.Length, PairLayout.Interleaved, b, rotaryDim).Rotate(head, position)).Slip, StringComparison.Ordinal);
        Assert.Contains("the whole head turns", Check.RotateHead((head, _, position, b) => new RotaryEmbedding(head.Length, PairLayout.SplitHalves, b).Rotate(head, position)).Slip, StringComparison.Ordinal);
        Assert.Contains("rotation by −mθ", Check.RotateHead((head, rotaryDim, position, b) => new RotaryEmbedding(head.Length, PairLayout.SplitHalves, b, rotaryDim).Rotate(head, -position)).Slip, StringComparison.Ordinal);
        Assert.Contains("inverse", Check.SplitHalfRows((weights, heads) => PairPermutation.ToInterleaved(weights, heads)).Slip, StringComparison.Ordinal);
        Assert.Contains("across all heads", Check.SplitHalfRows((weights, _) => PairPermutation.ToSplitHalves(weights, 1)).Slip, StringComparison.Ordinal);
        Assert.Contains("start position is missing", Check.DecodeStep((q, k, v, cache, rotary) => Step(cache, rotary.Rotate(q, 0), rotary.Rotate(k, 0), v)).Slip, StringComparison.Ordinal);
        Assert.Contains("value is rotated", Check.DecodeStep((q, k, v, cache, rotary) => Step(cache, rotary.Rotate(q, cache.Length), rotary.Rotate(k, cache.Length), rotary.Rotate(v, cache.Length))).Slip, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_the_wrong_shape_is_wrong_and_does_not_throw()
    {
        Assert.Equal(CheckState.Wrong, Check.RotateHead((head, _, _, _) => head[..2]).State);
        Assert.Equal(CheckState.Wrong, Check.SplitHalfRows((weights, _) => weights.SubMatrix(0, 2, 0, 2)).State);
        Assert.Equal(CheckState.Wrong, Check.DecodeStep((_, _, _, _, _) => []).State);
    }

    [Fact]
    public void The_golden_vector_of_split_halves_is_the_first_case()
    {
        double[] golden = [-1.695593, 0.137552, 2.788682, 3.975982, -4.808842, 6.323059, 7.086837, 8.011964];
        double[] first = Check.RotateHeadExercise.Expected(Check.RotateHeadExercise.Cases().First());
        Assert.All(golden.Zip(first), pair => Assert.Equal(pair.First, pair.Second, 6));
    }

    [Property]
    public bool Reordering_rows_loses_none(byte pairs, byte heads)
    {
        int headCount = 1 + (heads % 4);
        var weights = Matrix<double>.Build.Dense(2 * (1 + (pairs % 8)) * headCount, 3, (row, _) => row);
        return Check.SplitHalfRowsExercise.Expected((weights, headCount)).Column(0).Order().SequenceEqual(weights.Column(0));
    }

    private static double[] InPlace(double[] head, int rotaryDim, int position, double thetaBase)
    {
        double factor = Math.Pow(thetaBase, -2.0 / rotaryDim), angle = position;
        for (int i = 0; i < rotaryDim / 2; i++, angle *= factor)
        {
            var turned = new System.Numerics.Complex(head[i], head[i + (rotaryDim / 2)]) * System.Numerics.Complex.FromPolarCoordinates(1, angle);
            (head[i], head[i + (rotaryDim / 2)]) = (turned.Real, turned.Imaginary);
        }

        return head;
    }

    /// <summary>Turns the new query back by what each key was turned, which is another way to the same scores.</summary>
    private static double[] WholePass(double[] q, double[] k, double[] v, KeyValueCache cache, RotaryEmbedding rotary)
    {
        int position = cache.Length;
        Matrix<double> keys = Matrix<double>.Build.DenseOfRowArrays([.. Enumerable.Range(0, position).Select(t => rotary.RotateBack(cache.Keys(0).Row(t).ToArray(), t)), k]);
        Matrix<double> values = Matrix<double>.Build.DenseOfRowArrays([.. Enumerable.Range(0, position).Select(t => cache.Values(0).Row(t).ToArray()), v]);
        return ScaledDotProductAttention.Compute(AsRow(rotary.Rotate(q, position)), rotary.Rotate(keys), values).Output.Row(0).ToArray();
    }

    private static double[] Step(KeyValueCache cache, double[] query, double[] key, double[] value)
    {
        cache.Append(AsRow(key), AsRow(value));
        return ScaledDotProductAttention.Compute(AsRow(query), cache.Keys(0), cache.Values(0)).Output.Row(0).ToArray();
    }

    private static Matrix<double> AsRow(double[] numbers) => Matrix<double>.Build.DenseOfRowArrays(numbers);
}
