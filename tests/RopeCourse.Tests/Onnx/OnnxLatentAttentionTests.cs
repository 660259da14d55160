using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>
/// Runs multi-head latent attention with DeepSeek-V3's widths through the Attention operator, both ways. Naive: each head has keys of
/// 128 + 64 and values of 128. Absorbed: all heads share one key of 512 + 64 (the latent vector and the rotated part), and the latent
/// vector is the value too. The scale is 1/√192 both times, for the scores are the same.
/// </summary>
public sealed class OnnxLatentAttentionTests
{
    private const int Heads = 4, Tokens = 9, Latent = 512, Plain = 128, Rotated = 64, Value = 128;
    private static readonly double Scale = 1 / Math.Sqrt(Plain + Rotated);
    private static readonly RotaryEmbedding Rotary = new(Rotated, PairLayout.Interleaved);

    // Weights of this size keep the numbers that they make as large as the numbers that they are made from.
    private static readonly Matrix<double>[] KeyWeights = [.. Enumerable.Range(0, Heads).Select(head => Sample.Matrix(Plain, Latent, 20 + head) / Math.Sqrt(Latent))];
    private static readonly Matrix<double>[] ValueWeights = [.. Enumerable.Range(0, Heads).Select(head => Sample.Matrix(Value, Latent, 30 + head) / Math.Sqrt(Latent))];
    private static readonly Matrix<double>[] PlainQueries = [.. Enumerable.Range(0, Heads).Select(head => Sample.Matrix(Tokens, Plain, 40 + head))];
    private static readonly Matrix<double>[] RotatedQueries = [.. Enumerable.Range(0, Heads).Select(head => Rotary.Rotate(Sample.Matrix(Tokens, Rotated, 50 + head)))];
    private static readonly Matrix<double> RotatedKey = Rotary.Rotate(Sample.Matrix(Tokens, Rotated, 60));
    private static readonly Matrix<double> LatentVectors = Sample.Matrix(Tokens, Latent, 61);

    // The operator gets floats; the library gets the same floats, so that the two kernels alone are compared.
    private static readonly Matrix<double>[] NaiveQueries = Stored(PlainQueries.Zip(RotatedQueries, (plain, rotated) => plain.Append(rotated)));
    private static readonly Matrix<double>[] NaiveKeys = Stored(KeyWeights.Select(weights => (LatentVectors * weights.Transpose()).Append(RotatedKey)));
    private static readonly Matrix<double>[] NaiveValues = Stored(ValueWeights.Select(weights => LatentVectors * weights.Transpose()));
    private static readonly Matrix<double>[] AbsorbedQueries = Stored(PlainQueries.Select((plain, head) => (plain * KeyWeights[head]).Append(RotatedQueries[head])));
    private static readonly Matrix<double>[] AbsorbedKey = Stored([LatentVectors.Append(RotatedKey)]);
    private static readonly Matrix<double>[] AbsorbedValue = Stored([LatentVectors]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Naive_attention_agrees_with_keys_of_192_and_values_of_128(bool causal)
    {
        foreach (bool headsFirst in (bool[])[true, false])
        {
            // 192 is the width of the queries, so the operator's own scale is right too.
            foreach (double? scale in (double?[])[Scale, null])
            {
                Matrix<double>[] official = new OfficialAttention(1) { Causal = causal, HeadsFirst = headsFirst, Scale = scale }.Compute(NaiveQueries, NaiveKeys, NaiveValues);
                for (int head = 0; head < Heads; head++)
                {
                    Matrix<double> expected = LibraryAttention.Paper(NaiveQueries[head], NaiveKeys[head], NaiveValues[head], Scale, causal);
                    Near.Equal(expected, official[head], Tolerances.OfficialAttention, $"head {head}");
                }
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Absorbed_attention_agrees_with_one_key_of_576_and_one_value_of_512(bool causal)
    {
        foreach (bool headsFirst in (bool[])[true, false])
        {
            Matrix<double>[] official = new OfficialAttention(1) { Causal = causal, HeadsFirst = headsFirst, Scale = Scale }.Compute(AbsorbedQueries, AbsorbedKey, AbsorbedValue);
            for (int head = 0; head < Heads; head++)
            {
                Matrix<double> expected = LibraryAttention.Paper(AbsorbedQueries[head], AbsorbedKey[0], AbsorbedValue[0], Scale, causal);
                Near.Equal(expected, official[head], Tolerances.OfficialAttention, $"head {head}");
            }
        }
    }

    /// <summary>The point of absorbing: a small cache, and the same output once the value weights are applied at the end.</summary>
    [Fact]
    public void Absorbed_and_naive_attention_are_one_in_the_official_operator()
    {
        Matrix<double>[] naive = new OfficialAttention(1) { Causal = true, Scale = Scale }.Compute(NaiveQueries, NaiveKeys, NaiveValues);
        Matrix<double>[] absorbed = new OfficialAttention(1) { Causal = true, Scale = Scale }.Compute(AbsorbedQueries, AbsorbedKey, AbsorbedValue);
        for (int head = 0; head < Heads; head++)
            Near.Equal(naive[head], absorbed[head] * ValueWeights[head].Transpose(), 2 * Tolerances.OfficialAttention, $"head {head}");
    }

    [Fact]
    public void The_operator_left_to_itself_scales_the_absorbed_form_by_the_root_of_576_which_is_wrong()
    {
        Matrix<double>[] official = new OfficialAttention(1) { Causal = true }.Compute(AbsorbedQueries, AbsorbedKey, AbsorbedValue);
        for (int head = 0; head < Heads; head++)
        {
            Matrix<double> Output(double scale) => LibraryAttention.Paper(AbsorbedQueries[head], AbsorbedKey[0], AbsorbedValue[0], scale, causal: true);
            Near.Equal(Output(1 / Math.Sqrt(Latent + Rotated)), official[head], Tolerances.OfficialAttention, $"head {head}");
            Assert.True((Output(Scale) - official[head]).Enumerate().Max(Math.Abs) > 0.1);
        }
    }

    private static Matrix<double>[] Stored(IEnumerable<Matrix<double>> matrices) => [.. matrices.Select(matrix => matrix.Map(value => (double)(float)value))];
}
