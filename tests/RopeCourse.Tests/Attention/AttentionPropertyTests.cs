using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>What holds for every attention module, whether each query head has a key head of its own or they share.</summary>
[Properties(Arbitrary = [typeof(AttentionCases)], Replay = "20170612,20210421", MaxTest = 100)]
public sealed class AttentionPropertyTests
{
    [Property]
    public void One_token_at_a_time_gives_what_one_pass_gives(AttentionCase item)
    {
        foreach (int keyHeads in item.KeyHeads)
        {
            MultiHeadAttention attention = item.Module(keyHeads);
            (KeyValueCache whole, KeyValueCache grown) = (attention.NewCache(), attention.NewCache());
            Matrix<double> expected = attention.Forward(item.X);
            Near.Equal(expected, attention.Forward(item.X, whole), Tolerances.Attention);
            Near.Equal(expected, Decode.All(item.X, item.Cut, rows => attention.Forward(rows, grown)), Tolerances.Attention);
            for (int head = 0; head < keyHeads; head++)
            {
                Near.Equal(whole.Keys(head), grown.Keys(head), Tolerances.Attention);
                Near.Equal(whole.Values(head), grown.Values(head), Tolerances.Attention);
            }
        }
    }

    [Property]
    public void The_output_depends_on_relative_positions_alone(AttentionCase item)
    {
        MultiHeadAttention attention = item.Module(item.Heads / 2);
        Matrix<double> near = attention.Forward(item.X);
        Near.Equal(near, attention.Forward(item.X, attention.NewCache(), item.Shift), item.ShiftTolerance);
        Near.Equal(near, attention.Forward(item.X, [.. Enumerable.Range(-item.Shift, item.Tokens)]), item.ShiftTolerance);
    }

    [Property]
    public void Shared_key_heads_do_what_copies_of_them_do(AttentionCase item)
    {
        foreach (int keyHeads in item.KeyHeads)
        {
            AttentionProjections shared = item.Projections(keyHeads);
            AttentionProjections copied = shared with
            {
                Key = RepeatHeads(shared.Key, keyHeads, item.Heads / keyHeads),
                Value = RepeatHeads(shared.Value, keyHeads, item.Heads / keyHeads),
            };
            Near.Equal(new MultiHeadAttention(copied, item.Heads, item.Heads, item.Rotary).Forward(item.X), item.Module(keyHeads).Forward(item.X), Tolerances.Attention);
        }
    }

    [Property]
    public void Keys_shifted_back_serve_a_window_as_if_the_text_began_there(AttentionCase item)
    {
        MultiHeadAttention attention = item.Module(item.Heads / 2);
        Matrix<double> last = Decode.Rows(item.X, item.Tokens - 1, 1);
        Matrix<double> expected = Decode.Rows(attention.Forward(Decode.Rows(item.X, item.Cut, item.Tokens - item.Cut)), item.Tokens - item.Cut - 1, 1);

        // The text starts at item.Shift, so that keys are turned a long way back.
        KeyValueCache counting = Filled();
        counting.DropFirst(item.Cut);
        Near.Equal(expected, attention.Forward(last, counting, item.Shift + item.Tokens - 1), item.ShiftTolerance);

        KeyValueCache shifted = Filled();
        shifted.DropFirst(item.Cut);
        shifted.ShiftKeys(item.Rotary, -item.Shift - item.Cut);
        Near.Equal(expected, attention.Forward(last, shifted), item.ShiftTolerance);
        Assert.Equal(item.Tokens - item.Cut, shifted.Length);
        Near.Equal(Keys(attention, Decode.Rows(item.X, item.Cut, item.Tokens - item.Cut)), shifted.Keys(1), item.ShiftTolerance);

        KeyValueCache Filled()
        {
            KeyValueCache cache = attention.NewCache();
            attention.Forward(Decode.Rows(item.X, 0, item.Tokens - 1), cache, item.Shift);
            return cache;
        }
    }

    [Property]
    public void A_truncated_cache_continues_as_if_the_rest_had_not_been(AttentionCase item)
    {
        MultiHeadAttention attention = item.Module(1);
        KeyValueCache cache = attention.NewCache();
        attention.Forward(item.X, cache);
        cache.Truncate(item.Cut);
        Matrix<double> rest = attention.Forward(Decode.Rows(item.X, item.Cut, item.Tokens - item.Cut), cache);
        Near.Equal(Decode.Rows(attention.Forward(item.X), item.Cut, item.Tokens - item.Cut), rest, Tolerances.Attention);
    }

    [Property]
    public void Padding_on_the_left_changes_no_token(AttentionCase item)
    {
        MultiHeadAttention attention = item.Module(item.Heads);
        Matrix<double> padded = Sample.Matrix(item.Cut, item.ModelDim, item.Seed + 5).Stack(item.X);
        int[] positions = [.. Enumerable.Repeat(0, item.Cut), .. Enumerable.Range(0, item.Tokens)];
        Matrix<double> expected = attention.Forward(item.X);
        Near.Equal(expected, Decode.Rows(attention.Forward(padded, positions, item.Cut), item.Cut, item.Tokens), Tolerances.Attention);
        Near.Equal(expected, Decode.Rows(attention.Forward(padded, padding: item.Cut), item.Cut, item.Tokens), item.ShiftTolerance);
    }

    [Property]
    public void Without_a_rotation_the_last_token_does_not_see_the_order_of_the_others(AttentionCase item)
    {
        var attention = new MultiHeadAttention(item.Projections(1), item.Heads, 1);
        int[] order = [.. Enumerable.Range(0, item.Tokens)];
        new Random(item.Seed).Shuffle(order.AsSpan(0, item.Tokens - 1));
        Matrix<double> permuted = Matrix<double>.Build.DenseOfRows(order.Select(row => item.X.Row(row)));
        Near.Equal(Decode.Rows(attention.Forward(item.X), item.Tokens - 1, 1), Decode.Rows(attention.Forward(permuted), item.Tokens - 1, 1), Tolerances.Attention);
    }

    [Property]
    public void A_bias_that_is_the_same_for_all_keys_changes_no_weight(AttentionCase item)
    {
        Matrix<double> keys = Sample.Matrix(item.Tokens, item.HeadDim, item.Seed + 6);
        Matrix<double> bias = Matrix<double>.Build.Dense(item.Tokens, item.Tokens, (m, _) => m - 2.5);
        AttentionResult plain = ScaledDotProductAttention.Compute(keys, keys, keys, causal: true);
        AttentionResult biased = ScaledDotProductAttention.Compute(keys, keys, keys, causal: true, bias: bias);
        Near.Equal(plain.Weights, biased.Weights, Tolerances.Attention);
        Near.Equal(plain.Scores + bias, biased.Scores, Tolerances.Attention);
    }

    private static Matrix<double> Keys(MultiHeadAttention attention, Matrix<double> x)
    {
        KeyValueCache cache = attention.NewCache();
        attention.Forward(x, cache);
        return cache.Keys(1);
    }

    private static Matrix<double> RepeatHeads(Matrix<double> weights, int heads, int times)
    {
        int width = weights.RowCount / heads;
        return Matrix<double>.Build.DenseOfRows(
            from head in Enumerable.Range(0, heads)
            from copy in Enumerable.Range(0, times)
            from row in Enumerable.Range(0, width)
            select weights.Row(head * width + row));
    }
}
