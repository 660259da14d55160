using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>What holds for every latent attention: both paths are one function, and only the rotated part knows positions.</summary>
[Properties(Arbitrary = [typeof(AttentionCases)], Replay = "20170612,20210421", MaxTest = 100)]
public sealed class LatentPropertyTests
{
    [Property]
    public void The_absorbed_path_gives_what_the_naive_path_gives(LatentCase item)
    {
        AttentionResult[] naive = item.Module.AttendNaive(item.X, item.Module.NewKeyValueCache());
        AttentionResult[] absorbed = item.Module.AttendAbsorbed(item.X, item.Module.NewLatentCache());
        for (int head = 0; head < item.Shape.Heads; head++)
        {
            Near.Equal(naive[head].Scores, absorbed[head].Scores, Tolerances.Attention);
            Near.Equal(naive[head].Weights, absorbed[head].Weights, Tolerances.Attention);
            Near.Equal(naive[head].Output, absorbed[head].Output, Tolerances.Attention);
        }

        Near.Equal(
            item.Module.ForwardNaive(item.X, item.Module.NewKeyValueCache()),
            item.Module.ForwardAbsorbed(item.X, item.Module.NewLatentCache()), Tolerances.Attention);
    }

    [Property]
    public void One_token_at_a_time_gives_what_one_pass_gives(LatentCase item)
    {
        (KeyValueCache keys, LatentCache latents) = (item.Module.NewKeyValueCache(), item.Module.NewLatentCache());
        Matrix<double> expected = item.Module.ForwardNaive(item.X, item.Module.NewKeyValueCache());
        Near.Equal(expected, Decode.All(item.X, item.Cut, rows => item.Module.ForwardNaive(rows, keys)), Tolerances.Attention);
        Near.Equal(expected, Decode.All(item.X, item.Cut, rows => item.Module.ForwardAbsorbed(rows, latents)), Tolerances.Attention);
    }

    [Property]
    public void The_scores_depend_on_relative_positions_alone(LatentCase item)
    {
        AttentionResult[] near = item.Module.AttendNaive(item.X, item.Module.NewKeyValueCache());
        AttentionResult[] far = item.Module.AttendNaive(item.X, item.Module.NewKeyValueCache(), item.Shift);
        AttentionResult[] absorbed = item.Module.AttendAbsorbed(item.X, item.Module.NewLatentCache(), item.Shift);
        for (int head = 0; head < item.Shape.Heads; head++)
        {
            Near.Equal(near[head].Scores, far[head].Scores, item.ShiftTolerance);
            Near.Equal(near[head].Scores, absorbed[head].Scores, item.ShiftTolerance);
        }
    }

    [Property]
    public void A_truncated_latent_cache_continues_as_if_the_rest_had_not_been(LatentCase item)
    {
        LatentCache cache = item.Module.NewLatentCache();
        Matrix<double> expected = item.Module.ForwardAbsorbed(item.X, cache);
        cache.Truncate(item.Cut);
        int rest = item.Tokens - item.Cut;
        Near.Equal(Decode.Rows(expected, item.Cut, rest), item.Module.ForwardAbsorbed(Decode.Rows(item.X, item.Cut, rest), cache), Tolerances.Attention);
    }

    [Property]
    public void One_matrix_gives_the_score_without_a_rotation(LatentCase item)
    {
        Matrix<double> source = Sample.Matrix(1, item.Shape.QuerySourceDim, item.Seed + 3);
        Matrix<double> latent = Sample.Matrix(1, item.Shape.KvLoraRank, item.Seed + 4);
        LatentAttentionWeights weights = LatentAttentionWeights.Random(item.Shape, item.Seed);
        for (int head = 0; head < item.Shape.Heads; head++)
        {
            Matrix<double> query = source * HeadColumns.Weights(weights.QueryUp, head, item.Shape.NopeDim).Transpose();
            Matrix<double> key = latent * HeadColumns.Weights(weights.KeyUp, head, item.Shape.NopeDim).Transpose();
            Near.Equal(query * key.Transpose(), source * item.Module.AbsorbedMatrix(head) * latent.Transpose(), Tolerances.Attention);
        }
    }

    [Property]
    public void With_a_rotation_inside_the_matrix_is_that_of_n_minus_m(LatentCase item)
    {
        // The last head, so that a mix-up of heads shows.
        int head = item.Shape.Heads - 1;
        LatentAttentionShape even = item.Shape with { NopeDim = 2 * item.Shape.NopeDim };
        LatentAttentionWeights weights = LatentAttentionWeights.Random(even, item.Seed);
        var module = new MultiHeadLatentAttention(even, weights, new RotaryEmbedding(even.RopeDim, item.Layout));
        var inside = new RotaryEmbedding(even.NopeDim, item.Layout);
        Matrix<double> source = Sample.Matrix(1, even.QuerySourceDim, item.Seed + 3);
        Matrix<double> latent = Sample.Matrix(1, even.KvLoraRank, item.Seed + 4);
        (int m, int n) = (item.Shift, item.Cut);
        Matrix<double> query = inside.Rotate(source * HeadColumns.Weights(weights.QueryUp, head, even.NopeDim).Transpose(), m);
        Matrix<double> key = inside.Rotate(latent * HeadColumns.Weights(weights.KeyUp, head, even.NopeDim).Transpose(), n);
        Near.Equal(query * key.Transpose(), source * module.RotatedMiddleMatrix(head, n - m, inside) * latent.Transpose(), even.NopeDim * Tolerances.Rotation(m + n));
        Assert.Equal(module.AbsorbedMatrix(head), module.RotatedMiddleMatrix(head, 0, inside));
    }

    [Fact]
    public void With_a_rotation_inside_every_distance_has_another_matrix()
    {
        LatentAttentionShape shape = LatentAttentionShape.DeepSeekV3 with { ModelDim = 8, Heads = 2, QLoraRank = 6, KvLoraRank = 5, NopeDim = 4, RopeDim = 2, ValueDim = 3 };
        var module = new MultiHeadLatentAttention(shape, LatentAttentionWeights.Random(shape, 1), new RotaryEmbedding(2, PairLayout.Interleaved));
        var inside = new RotaryEmbedding(4, PairLayout.Interleaved);
        Matrix<double>[] matrices = [.. Enumerable.Range(-3, 7).Select(relative => module.RotatedMiddleMatrix(1, relative, inside))];
        Assert.Equal((6, 5), (matrices[0].RowCount, matrices[0].ColumnCount));
        for (int a = 0; a < matrices.Length; a++)
        {
            for (int b = 0; b < a; b++)
                Assert.True((matrices[a] - matrices[b]).Enumerate().Max(Math.Abs) > 0.05, $"{a} and {b}");
        }
    }

    [Fact]
    public void The_scale_counts_both_parts_of_a_head_and_not_the_latent()
    {
        LatentAttentionShape shape = LatentAttentionShape.DeepSeekV3;
        Assert.Equal(192, shape.HeadDim);
        LatentAttentionShape small = shape with { ModelDim = 2, Heads = 1, QLoraRank = 1, KvLoraRank = 1 };
        var module = new MultiHeadLatentAttention(small, LatentAttentionWeights.Random(small, 1), new RotaryEmbedding(64, PairLayout.Interleaved), 1.5);
        Assert.Equal(1.5 / Math.Sqrt(192), module.SoftmaxScale, Tolerances.SoftmaxScale);
    }

    [Fact]
    public void Queries_come_from_the_token_when_they_are_not_compressed()
    {
        LatentAttentionShape shape = LatentAttentionShape.DeepSeekV3;
        Assert.Equal((1536, 7168), (shape.QuerySourceDim, (shape with { QLoraRank = 0 }).QuerySourceDim));
    }
}
