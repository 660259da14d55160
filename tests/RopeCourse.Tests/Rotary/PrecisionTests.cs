using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Tests;

/// <summary>Proves the promise about cos and sin at far positions, against figures of 60 digits and against decimal arithmetic.</summary>
public sealed class PrecisionTests
{
    private const decimal TwoPi = 6.2831853071795864769252867666m;
    private static readonly IReadOnlyDictionary<string, JsonElement> Cases = ReferenceFile.Cases("precision");

    public static TheoryData<string> All => ReferenceFile.Ids("precision", _ => true);

    [Theory]
    [MemberData(nameof(All))]
    public void Cos_and_sin_agree_with_60_digits_up_to_ten_million(string id)
    {
        JsonElement item = Cases[id];
        (int dim, int[] positions, int[] pairs) = (item.Int("dim"), item.Ints("positions"), item.Ints("sample_frequency_index"));
        Assert.Equal(10_000_000, positions.Max());
        var rotary = new RotaryEmbedding(dim, PairLayout.SplitHalves, item.Number("theta"));
        var encoding = new SinusoidalEncoding(dim, item.Number("theta"), ColumnLayout.Concatenated);
        float[] firstAxes = [.. Enumerable.Repeat(1f, dim / 2), .. Enumerable.Repeat(0f, dim / 2)];
        Matrix<double> cos = item.Matrices("exact_cos")[0];
        Matrix<double> sin = item.Matrices("exact_sin")[0];
        for (int row = 0; row < positions.Length; row++)
        {
            var turned = new float[dim];
            var encoded = new float[dim];
            rotary.Rotate(firstAxes, positions[row], turned);
            encoding.Fill(positions[row], 1, encoded);
            Near.Equal(cos.Row(row), pairs.Select(i => (double)turned[i]), Tolerances.StoredCosSin, id);
            Near.Equal(sin.Row(row), pairs.Select(i => (double)turned[i + dim / 2]), Tolerances.StoredCosSin, id);
            Near.Equal(sin.Row(row), pairs.Select(i => (double)encoded[i]), Tolerances.StoredCosSin, id);
            Near.Equal(cos.Row(row), pairs.Select(i => (double)encoded[i + dim / 2]), Tolerances.StoredCosSin, id);
        }
    }

    [Fact]
    public void Cos_and_sin_agree_with_decimal_arithmetic_all_the_way_to_ten_million()
    {
        // Base 10000 and d = 8 give the frequencies 1, 0.1, 0.01, 0.001, which decimal holds exactly.
        decimal[] frequencies = [1m, 0.1m, 0.01m, 0.001m];
        var encoding = new SinusoidalEncoding(8, layout: ColumnLayout.Concatenated);
        for (int position = 10_000_000; position >= 0; position -= 9_973)
        {
            var encoded = new float[8];
            encoding.Fill(position, 1, encoded);
            for (int i = 0; i < 4; i++)
            {
                decimal angle = position * frequencies[i] % TwoPi;
                Assert.Equal((double)Sine(angle), encoded[i], Tolerances.StoredCosSin);
                Assert.Equal((double)Sine(angle + TwoPi / 4), encoded[i + 4], Tolerances.StoredCosSin);
            }
        }
    }

    [Fact]
    public void A_cache_of_ten_million_positions_agrees_with_decimal_arithmetic()
    {
        // Base 100 and d = 4 give the frequencies 1 and 0.1.
        var cache = new RotaryCache(10_000_001, 4, thetaBase: 100);
        for (int position = 10_000_000; position >= 0; position -= 4_999)
        {
            for (int i = 0; i < 2; i++)
            {
                decimal angle = position * (i == 0 ? 1m : 0.1m) % TwoPi;
                Assert.Equal((double)Sine(angle + TwoPi / 4), cache.Cos(position)[i], Tolerances.StoredCosSin);
                Assert.Equal((double)Sine(angle), cache.Sin(position)[i], Tolerances.StoredCosSin);
            }
        }
    }

    /// <summary>The same trial with a float angle misses by far: the reason why the library multiplies in double.</summary>
    [Fact]
    public void A_float_angle_would_not_do()
    {
        float floatAngle = 9_999_999f * 0.1f;
        Assert.True(Math.Abs(Math.Cos(floatAngle) - Math.Cos(9_999_999 * 0.1)) > 0.001);
    }

    [Fact]
    public void A_cache_holds_what_the_encoding_computes()
    {
        var cache = new RotaryCache(70, 128, ThetaBase.Llama3);
        var rows = new float[70 * 128];
        new SinusoidalEncoding(128, ThetaBase.Llama3, ColumnLayout.Concatenated).Fill(0, 70, rows);
        for (int p = 0; p < 70; p++)
        {
            Assert.Equal(rows.AsSpan(p * 128, 64), cache.Sin(p));
            Assert.Equal(rows.AsSpan(p * 128 + 64, 64), cache.Cos(p));
        }
    }

    /// <summary>Sums the power series after moving the angle into −π … π.</summary>
    private static decimal Sine(decimal angle)
    {
        decimal x = angle > TwoPi / 2 ? angle - TwoPi : angle;
        (decimal term, decimal sum) = (x, 0);
        for (int n = 1; term != 0 && n < 60; n += 2)
        {
            sum += term;
            term = -term * x * x / ((n + 1) * (n + 2));
        }

        return sum;
    }
}
