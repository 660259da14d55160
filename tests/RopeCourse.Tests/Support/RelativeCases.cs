using FsCheck;
using FsCheck.Fluent;

namespace RopeCourse.Tests;

/// <summary>Tells FsCheck how to make the cases of the relatives.</summary>
public static class RelativeCases
{
    private static readonly Gen<PairLayout> Layouts = Gen.Elements(PairLayout.Interleaved, PairLayout.SplitHalves);

    private static readonly Gen<int> Seeds = Gen.Choose(0, 1_000_000);

    /// <summary>Up to 32 pairs, images of up to 1,000 patches a side.</summary>
    public static Arbitrary<AxialCase> Axials()
    {
        Gen<(int, int)> places = from row in Gen.Choose(0, 1000) from column in Gen.Choose(0, 1000) select (row, column);
        return Arb.From(
            from layout in Layouts
            from pairs in Gen.Choose(1, 32)
            from axes in Gen.ArrayOf(Gen.Choose(0, 1), pairs)
            from seed in Seeds
            from m in places
            from n in places
            from shift in places
            select new AxialCase(layout, axes, seed, m, n, shift));
    }

    /// <summary>Sections that fit when they are interleaved too, positions up to 10,000.</summary>
    public static Arbitrary<MultimodalCase> Multimodals()
    {
        Gen<int[]> ids = Gen.ArrayOf(Gen.Choose(0, 10_000), 3);
        return Arb.From(
            from layout in Layouts
            from pairs in Gen.Choose(1, 64)
            from height in Gen.Choose(0, (pairs + 1) / 3)
            from width in Gen.Choose(0, pairs / 3)
            from interleaved in Gen.Elements(false, true)
            from thetaBase in Gen.Elements(1.0, ThetaBase.Default, ThetaBase.CodeLlama)
            from seed in Seeds
            from m in ids
            from n in ids
            from shift in ids
            select new MultimodalCase(layout, (pairs - height - width, height, width), interleaved, thetaBase, seed, m, n, shift));
    }

    /// <summary>Positions up to 2,000, so that no scale leaves the range from 1e-15 to 1e15.</summary>
    public static Arbitrary<XPosCase> XPos() => Arb.From(
        from half in Gen.Choose(1, 32)
        from rotaryHalf in Gen.Choose(1, half)
        from layout in Layouts
        from seed in Seeds
        from m in Gen.Choose(0, 2000)
        from n in Gen.Choose(0, 2000)
        from shift in Gen.Choose(0, 2000)
        from centre in Gen.Choose(0, 2000)
        from scaleBase in Gen.Elements(512.0, 1000.0)
        from gamma in Gen.Elements(0.1, 0.4, 2.0)
        select new XPosCase(new RotationCase(2 * half, 2 * rotaryHalf, layout, ThetaBase.Default, seed, m, n, shift), scaleBase, gamma, centre));

    /// <summary>Up to 70 heads, 20 tokens, 64 buckets.</summary>
    public static Arbitrary<BiasCase> Biases() => Arb.From(
        from heads in Gen.Choose(1, 70)
        from queries in Gen.Choose(1, 20)
        from keys in Gen.Choose(queries, 20)
        from bidirectional in Gen.Elements(false, true)
        from buckets in Gen.Choose(2, 32)
        from extra in Gen.Choose(1, 300)
        from seed in Seeds
        select new BiasCase(heads, queries, keys, bidirectional, 2 * buckets, buckets + extra, seed));
}
