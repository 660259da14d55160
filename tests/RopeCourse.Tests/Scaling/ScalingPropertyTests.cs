using FsCheck.Xunit;

namespace RopeCourse.Tests;

/// <summary>What holds for every scaling, over random sizes, bases and factors.</summary>
[Properties(Arbitrary = [typeof(Cases)], Replay = "20230831,20240721", MaxTest = 200)]
public sealed class ScalingPropertyTests
{
    private static FrequencyScaling[] All(RotationCase item, double factor) =>
    [
        new PositionInterpolation(factor),
        new NtkAwareScaling(factor),
        new DynamicNtkScaling(factor, 2048),
        new NtkByPartsScaling(factor, 2048),
        new NtkByPartsScaling(factor, 2048) { Ramp = RampKind.Rotations },
        new YarnScaling(factor, 2048) { Truncate = false },
        new Llama3Scaling(factor, 2048),
        new ProportionalScaling(1) { Factor = factor },
    ];

    private static double Factor(RotationCase item) => 1 + item.Seed % 1000 / 25.0;

    /// <summary>A raised base needs two pairs, and a ramp frequencies that fall.</summary>
    private static bool Fits(RotationCase item) => item.RotaryDim >= 4 && item.ThetaBase > 1;

    [Property]
    public void No_frequency_rises_and_none_falls_below_the_divided_one(RotationCase item)
    {
        if (!Fits(item))
            return;
        double factor = Factor(item);
        double[] plain = InverseFrequencies.Compute(item.RotaryDim, item.ThetaBase);
        foreach (FrequencyScaling scaling in All(item, factor))
        {
            ScaledFrequencies scaled = scaling.Scale(item.RotaryDim, item.ThetaBase, 4096);
            // Twice the length gives the dynamic form the larger factor 2f − (f − 1) = f + 1.
            double largest = scaling is DynamicNtkScaling ? factor + 1 : factor;
            for (int i = 0; i < plain.Length; i++)
                Assert.InRange(scaled.InverseFrequencies[i], plain[i] / largest * (1 - Tolerances.ScaledFrequency), plain[i] * (1 + Tolerances.ScaledFrequency));
        }
    }

    [Property]
    public void Treatments_say_what_happened(RotationCase item)
    {
        if (!Fits(item))
            return;
        double factor = Factor(item) + 1;
        double[] plain = InverseFrequencies.Compute(item.RotaryDim, item.ThetaBase);
        foreach (FrequencyScaling scaling in All(item, factor))
        {
            ScaledFrequencies scaled = scaling.Scale(item.RotaryDim, item.ThetaBase);
            for (int i = 0; i < plain.Length; i++)
            {
                double divisor = plain[i] / scaled.InverseFrequencies[i];
                switch (scaled.Treatments[i])
                {
                    case PairTreatment.Kept:
                        Assert.Equal(plain[i], scaled.InverseFrequencies[i]);
                        break;
                    case PairTreatment.Divided:
                        Assert.Equal(factor, divisor, Tolerances.Double * factor);
                        break;
                    default:
                        Assert.Equal(PairTreatment.Blended, scaled.Treatments[i]);
                        Assert.InRange(divisor, 1, factor);
                        break;
                }
            }

            Assert.Equal(plain.Length, Enum.GetValues<PairTreatment>().Sum(scaled.Count));
        }
    }

    [Property]
    public void A_factor_of_1_changes_nothing(RotationCase item)
    {
        if (!Fits(item))
            return;
        double[] plain = InverseFrequencies.Compute(item.RotaryDim, item.ThetaBase);
        foreach (FrequencyScaling scaling in All(item, 1))
        {
            ScaledFrequencies scaled = scaling.Scale(item.RotaryDim, item.ThetaBase);
            Assert.Equal(plain, scaled.InverseFrequencies);
            Assert.Equal(plain.Length, scaled.Count(PairTreatment.Kept));
            Assert.Equal(1, scaled.AttentionFactor);
        }
    }

    [Property]
    public void Llama_3_is_by_parts_with_the_papers_ramp_from_1_to_4_turns(RotationCase item)
    {
        if (!Fits(item))
            return;
        var parts = new NtkByPartsScaling(Factor(item), 8192) { BetaSlow = 1, BetaFast = 4, Ramp = RampKind.Rotations };
        Near.Relative(parts.Scale(item.RotaryDim, item.ThetaBase).InverseFrequencies,
            new Llama3Scaling(Factor(item), 8192).Scale(item.RotaryDim, item.ThetaBase).InverseFrequencies, Tolerances.Llama3Frequency);
    }

    [Property]
    public void A_scaled_rotation_is_still_a_rotation_times_its_factor(RotationCase item)
    {
        if (!Fits(item))
            return;
        foreach (FrequencyScaling scaling in All(item, Factor(item)))
        {
            var rotary = new RotaryEmbedding(item.HeadDim, item.Layout, item.ThetaBase, scaling is ProportionalScaling ? item.HeadDim : item.RotaryDim, scaling);
            double[] rotated = rotary.Rotate(item.Query, item.M);
            for (int i = 0; i < rotary.RotaryDim / 2; i++)
            {
                (int a, int b) = rotary.Pair(i);
                Assert.Equal(rotary.AttentionFactor * double.Hypot(item.Query[a], item.Query[b]), double.Hypot(rotated[a], rotated[b]), Tolerances.Double);
            }

            double score = Similarity.Dot(rotary.Rotate(item.Query, item.M), rotary.Rotate(item.Key, item.N));
            double moved = Similarity.Dot(rotary.Rotate(item.Query, item.M + item.Shift), rotary.Rotate(item.Key, item.N + item.Shift));
            Assert.Equal(score, moved, item.Tolerance * rotary.AttentionFactor * rotary.AttentionFactor);
        }
    }
}
