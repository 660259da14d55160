using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>What holds for every sinusoidal encoding and every attention.</summary>
[Properties(Arbitrary = [typeof(Cases)], Replay = "20170612,20210421", MaxTest = 100)]
public sealed class EncodingPropertyTests
{
    [Property]
    public void A_shift_is_one_matrix_for_all_positions(RotationCase item)
    {
        foreach (ColumnLayout layout in Enum.GetValues<ColumnLayout>())
        {
            var encoding = new SinusoidalEncoding(item.HeadDim, item.ThetaBase, layout);
            Matrix<double> shift = encoding.ShiftMatrix(item.Shift);
            foreach (int position in (int[])[0, item.M, item.N])
            {
                Near.Equal(encoding.Encode(position + item.Shift), shift * Vector<double>.Build.Dense(encoding.Encode(position)),
                    Tolerances.Rotation(item.Reach));
            }
        }
    }

    [Fact]
    public void A_shift_by_1_has_the_minus_below_for_sine_first()
    {
        Matrix<double> shift = new SinusoidalEncoding(2).ShiftMatrix(1);
        Near.Equal([Math.Cos(1), Math.Sin(1), -Math.Sin(1), Math.Cos(1)], shift.ToRowMajorArray(), Tolerances.Double);
    }

    [Property]
    public void Both_column_orders_hold_the_same_numbers(RotationCase item)
    {
        var interleaved = new SinusoidalEncoding(item.HeadDim, item.ThetaBase);
        var concatenated = new SinusoidalEncoding(item.HeadDim, item.ThetaBase, ColumnLayout.Concatenated);
        double[] a = interleaved.Encode(item.M);
        double[] b = concatenated.Encode(item.M);
        for (int i = 0; i < item.HeadDim / 2; i++)
        {
            Assert.Equal(a[interleaved.SineColumn(i)], b[concatenated.SineColumn(i)]);
            Assert.Equal(a[interleaved.CosineColumn(i)], b[concatenated.CosineColumn(i)]);
        }
    }

    [Property]
    public void The_frequencies_are_those_of_the_formula(RotationCase item) =>
        Assert.Equal(InverseFrequencies.Compute(item.HeadDim, item.ThetaBase), new SinusoidalEncoding(item.HeadDim, item.ThetaBase).InverseFrequencies);

    [Property]
    public void Every_encoding_has_the_norm_root_of_half_the_dimension(RotationCase item) =>
        Assert.Equal(Math.Sqrt(item.HeadDim / 2.0), Similarity.Norm(new SinusoidalEncoding(item.HeadDim, item.ThetaBase).Encode(item.M)), Tolerances.Double);

    [Property]
    public void Permuting_the_tokens_permutes_the_output_and_nothing_else(RotationCase item)
    {
        const int tokens = 6;
        int[] order = [.. Enumerable.Range(0, tokens)];
        new Random(item.Seed).Shuffle(order);
        (Matrix<double> q, Matrix<double> k, Matrix<double> v) = Inputs(item, tokens);
        Matrix<double> plain = ScaledDotProductAttention.Compute(q, k, v).Output;
        Matrix<double> permuted = ScaledDotProductAttention.Compute(Rows(q, order), Rows(k, order), Rows(v, order)).Output;
        Near.Equal(Rows(plain, order), permuted, Tolerances.Attention);
    }

    [Property]
    public void Weights_are_positive_and_each_row_sums_to_1(RotationCase item)
    {
        (Matrix<double> q, Matrix<double> k, Matrix<double> v) = Inputs(item, 5);
        Matrix<double> weights = ScaledDotProductAttention.Compute(q, k, v).Weights;
        Assert.All(weights.Enumerate(), weight => Assert.InRange(weight, 0, 1));
        Assert.All(weights.RowSums(), sum => Assert.Equal(1, sum, Tolerances.Double));
    }

    [Property]
    public void Causal_attention_does_not_look_at_the_future(RotationCase item)
    {
        (Matrix<double> q, Matrix<double> k, Matrix<double> v) = Inputs(item, 5);
        AttentionResult whole = ScaledDotProductAttention.Compute(q, k, v, causal: true);
        AttentionResult start = ScaledDotProductAttention.Compute(FirstRows(q, 3), FirstRows(k, 3), FirstRows(v, 3), causal: true);
        Near.Equal(start.Output, FirstRows(whole.Output, 3), Tolerances.Attention);
        for (int m = 0; m < 5; m++)
        {
            for (int n = 0; n < 5; n++)
                Assert.Equal(CausalMask.Allows(m, n), whole.Weights[m, n] > 0);
        }
    }

    [Property]
    public void A_last_query_alone_sees_all_keys_as_with_a_key_value_cache(RotationCase item)
    {
        (Matrix<double> q, Matrix<double> k, Matrix<double> v) = Inputs(item, 5);
        Matrix<double> whole = ScaledDotProductAttention.Compute(q, k, v, causal: true).Output;
        Matrix<double> last = ScaledDotProductAttention.Compute(q.SubMatrix(4, 1, 0, q.ColumnCount), k, v, causal: true).Output;
        Near.Equal(whole.Row(4), last.Row(0), Tolerances.Attention);
    }

    [Fact]
    public void The_mask_has_minus_infinity_above_the_diagonal_only()
    {
        const double hidden = double.NegativeInfinity;
        Assert.Equal([0, hidden, hidden, 0, 0, hidden, 0, 0, 0], CausalMask.Matrix(3).ToRowMajorArray());
        Assert.Equal([0, 0, hidden, 0, 0, 0], CausalMask.Matrix(queries: 2, keys: 3).ToRowMajorArray());
    }

    [Fact]
    public void A_result_shows_its_weights()
    {
        Matrix<double> one = Matrix<double>.Build.Dense(1, 1, 2);
        AttentionResult result = ScaledDotProductAttention.Compute(one, one, one);
        Assert.Equal("attention: 1 queries, 1 keys, 1 values a token\nweights:\n  1.000", result.ToString());
    }

    private static (Matrix<double> Queries, Matrix<double> Keys, Matrix<double> Values) Inputs(RotationCase item, int tokens) =>
        (Sample.Matrix(tokens, item.HeadDim, item.Seed), Sample.Matrix(tokens, item.HeadDim, item.Seed + 1), Sample.Matrix(tokens, 4, item.Seed + 2));

    private static Matrix<double> Rows(Matrix<double> matrix, int[] order) =>
        Matrix<double>.Build.DenseOfRows(order.Select(row => matrix.Row(row)));

    private static Matrix<double> FirstRows(Matrix<double> matrix, int count) => matrix.SubMatrix(0, count, 0, matrix.ColumnCount);
}
