namespace RopeCourse.Tests;

/// <summary>Compares cos and sin of every model of the table with figures of more than 50 digits, from position 0 to ten million.</summary>
public sealed class AngleAccuracyTests
{
    private static readonly int[] Positions = [0, 1, 4_095, 131_071, 1_048_575, 9_999_991, 10_000_000];

    public static TheoryData<string> Names => [.. RopeModels.All.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Cos_and_sin_agree_with_50_digits_up_to_ten_million(string name)
    {
        RopeModel model = RopeModels.Find(name);
        // Beyond the trained length, where the scalings that depend on it have changed.
        RotaryEmbedding rotary = model.ToRotary().AtLength(10_000_001);
        int pairs = rotary.RotaryDim / 2;
        Digits factor = ExactScaling.AttentionFactor(rotary.Scaling);
        // The rows of a cache that is long enough, without the rest of it.
        var rows = new AngleRows(rotary.Frequencies, rotary.AttentionFactor);
        (float[] cos, float[] sin) = (new float[pairs], new float[pairs]);
        foreach (int pair in (int[])[0, 1, pairs / 4, pairs / 3, pairs / 2, 2 * pairs / 3, pairs - 1])
        {
            Digits theta = ExactScaling.Frequency(rotary, pair);
            (int first, int second) = rotary.Pair(pair);
            var axis = new float[rotary.HeadDim];
            var turned = new float[rotary.HeadDim];
            axis[first] = 1;
            foreach (int position in Positions)
            {
                rotary.Rotate(axis, position, turned);
                Digits angle = theta * position;
                double[] expected = [(factor * Digits.Cos(angle)).ToDouble(), (factor * Digits.Sin(angle)).ToDouble()];
                Near.Equal(expected, [turned[first], turned[second]], Tolerances.PromisedCosSin, $"{name} pair {pair} position {position}");
                rows.Fill(position, 1, pairs, cos, sin);
                Near.Equal(expected, [cos[pair], sin[pair]], Tolerances.PromisedCosSin, $"{name} pair {pair} position {position}, table");
            }
        }
    }

    [Fact]
    public void The_first_positions_of_a_cache_hold_the_same_numbers()
    {
        foreach (RopeModel model in RopeModels.All)
        {
            RotaryEmbedding rotary = model.ToRotary();
            var cache = new RotaryCache(3, rotary);
            for (int i = 0; i < rotary.RotaryDim / 2; i++)
            {
                double angle = 2 * rotary.InverseFrequencies[i];
                Assert.Equal(rotary.AttentionFactor * Math.Cos(angle), cache.Cos(2)[i], Tolerances.PromisedCosSin);
                Assert.Equal(rotary.AttentionFactor * Math.Sin(angle), cache.Sin(2)[i], Tolerances.PromisedCosSin);
            }
        }
    }
}
