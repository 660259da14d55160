using System.Runtime.Intrinsics;

namespace RopeCourse.Tests;

/// <summary>The conversions of Half and BFloat16 in vectors of every width, against the scalar ones: every number, every tie and its neighbours.</summary>
public sealed class StorageConversionTests
{
    private const int Patterns = 1 << 16;

    [Fact]
    public void Every_Half_widens_and_narrows_in_every_width()
    {
        AllWidths<HalfStorage>(value => !Half.IsNaN(BitConverter.UInt16BitsToHalf(value)), bits => (float)BitConverter.UInt16BitsToHalf(bits), Candidates(bits => (float)BitConverter.UInt16BitsToHalf(bits)));
    }

    [Fact]
    public void Every_BFloat16_widens_and_narrows_in_every_width()
    {
        AllWidths<BFloat16Storage>(value => !float.IsNaN(BFloat16.FromBits(value)), bits => BFloat16.FromBits(bits), Candidates(bits => BFloat16.FromBits(bits)));
    }

    private static void AllWidths<TStorage>(Func<ushort, bool> isNumber, Func<ushort, float> widen, float[] candidates)
        where TStorage : IStorage<ushort>
    {
        Check<TStorage, Vector512<float>, Lanes512>(isNumber, widen, candidates);
        Check<TStorage, Vector256<float>, Lanes256>(isNumber, widen, candidates);
        Check<TStorage, Vector128<float>, Lanes128>(isNumber, widen, candidates);
    }

    private static void Check<TStorage, TVector, TLanes>(Func<ushort, bool> isNumber, Func<ushort, float> widen, float[] candidates)
        where TStorage : IStorage<ushort>
        where TLanes : ILanes<TVector>
    {
        ushort[] stored = [.. Enumerable.Range(0, Patterns).Select(bits => (ushort)bits)];
        var wide = new float[Patterns];
        for (int i = 0; i < Patterns; i += TLanes.Count)
            TLanes.Store(TStorage.Load<TVector, TLanes>(in stored[0], (nuint)i), ref wide[0], (nuint)i);
        for (int i = 0; i < Patterns; i++)
        {
            bool right = isNumber(stored[i]) ? BitConverter.SingleToUInt32Bits(widen(stored[i])) == BitConverter.SingleToUInt32Bits(wide[i]) : float.IsNaN(wide[i]);
            if (!right)
                Assert.Fail($"{typeof(TStorage).Name}, {TLanes.Count} lanes: 0x{i:X4} widens to {wide[i]:R}, not to {widen(stored[i]):R}");
        }

        var narrow = new ushort[candidates.Length];
        for (int i = 0; i < narrow.Length; i += TLanes.Count)
            TStorage.Store<TVector, TLanes>(TLanes.Load(in candidates[0], (nuint)i), ref narrow[0], (nuint)i);
        for (int i = 0; i < narrow.Length; i++)
        {
            ushort expected = TStorage.Narrow(candidates[i]);
            if (float.IsNaN(candidates[i]) ? isNumber(narrow[i]) : narrow[i] != expected)
                Assert.Fail($"{typeof(TStorage).Name}, {TLanes.Count} lanes: {candidates[i]:R} narrows to 0x{narrow[i]:X4}, not to 0x{expected:X4}");
        }
    }

    /// <summary>Lists every stored number, the point half way to the next, both with their float neighbours, and random bits; as many as fill whole vectors.</summary>
    private static float[] Candidates(Func<ushort, float> widen)
    {
        var random = new Random(3);
        List<float> candidates = [];
        for (int bits = 0; bits < Patterns; bits++)
        {
            float value = widen((ushort)bits);
            float next = widen((ushort)Math.Min(bits + 1, Patterns - 1));
            float tie = (float)(((double)value + next) / 2);
            candidates.AddRange([value, MathF.BitIncrement(value), MathF.BitDecrement(value), tie, MathF.BitIncrement(tie), MathF.BitDecrement(tie)]);
            candidates.AddRange([BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)), float.MaxValue]);
        }

        return [.. candidates];
    }
}
