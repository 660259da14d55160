using FsCheck;
using FsCheck.Fluent;

namespace RopeCourse.Tests;

/// <summary>Tells FsCheck how to make the cases.</summary>
public static class AttentionCases
{
    /// <summary>Up to 9 tokens, shifts up to 10,000 positions.</summary>
    public static Arbitrary<AttentionCase> Modules() => Arb.From(
        from heads in Gen.Elements(4, 6, 8)
        from half in Gen.Choose(1, 5)
        from valueDim in Gen.Choose(1, 6)
        from modelDim in Gen.Choose(1, 16)
        from layout in Gen.Elements(PairLayout.Interleaved, PairLayout.SplitHalves)
        from thetaBase in Gen.Elements(1.0, 100.0, ThetaBase.Default, ThetaBase.Llama3)
        from tokens in Gen.Choose(2, 9)
        from cut in Gen.Choose(1, tokens - 1)
        from shift in Gen.Choose(0, 10_000)
        from seed in Gen.Choose(0, 1_000_000)
        select new AttentionCase(heads, 2 * half, valueDim, modelDim, layout, thetaBase, tokens, cut, shift, seed));

    /// <summary>Up to 9 tokens, shifts up to 10,000 positions.</summary>
    public static Arbitrary<LatentCase> Latents() => Arb.From(
        from modelDim in Gen.Choose(1, 16)
        from heads in Gen.Choose(1, 4)
        from qLoraRank in Gen.Choose(0, 6)
        from kvLoraRank in Gen.Choose(1, 10)
        from nopeDim in Gen.Choose(1, 6)
        from ropeHalf in Gen.Choose(1, 3)
        from valueDim in Gen.Choose(1, 6)
        from layout in Gen.Elements(PairLayout.Interleaved, PairLayout.SplitHalves)
        from multiplier in Gen.Elements(1.0, 1.5896, 1.8739)
        from tokens in Gen.Choose(2, 9)
        from cut in Gen.Choose(1, tokens - 1)
        from shift in Gen.Choose(0, 10_000)
        from seed in Gen.Choose(0, 1_000_000)
        select new LatentCase(
            new LatentAttentionShape
            {
                ModelDim = modelDim,
                Heads = heads,
                QLoraRank = qLoraRank,
                KvLoraRank = kvLoraRank,
                NopeDim = nopeDim,
                RopeDim = 2 * ropeHalf,
                ValueDim = valueDim,
            },
            layout, multiplier, tokens, cut, shift, seed));
}
