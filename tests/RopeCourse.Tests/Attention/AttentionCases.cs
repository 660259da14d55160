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
}
