using System.Numerics;

namespace RopeCourse.Lessons;

// Chapter 02, Counting in bits.
public static partial class Check
{
    private const int Positions = 64;
    private const int Bits = 6;

    internal static readonly Exercise<(int Position, int Bit), int> NextFlipExercise = new()
    {
        Cases = () => Pairs(Enumerable.Range(0, Positions), Enumerable.Range(0, Bits)),
        Expected = c => ((c.Position >> c.Bit) + 1) << c.Bit,
        Describe = c => $"position {c.Position}, bit {c.Bit}",
        Compare = Answers.Integer,
        Slips =
        [
            new("2^bit is added to the position; flips happen at multiples of 2^bit only.", c => c.Position + (1 << c.Bit)),
            new("a whole period, 2^(bit+1), is taken; a bit flips twice in a period.", c => ((c.Position >> (c.Bit + 1)) + 1) << (c.Bit + 1)),
            new("the flip that happens at the position itself is returned; the next one comes later.",
                c => (c.Position + (1 << c.Bit) - 1) >> c.Bit << c.Bit),
            new("2·bit is used; the distance between two flips is 2^bit.", c => ((c.Position / (2 * c.Bit)) + 1) * 2 * c.Bit),
            new("bits are counted from 1; bit 0 is the lowest.", c => ((c.Position >> (c.Bit - 1)) + 1) << (c.Bit - 1)),
            new("the last position before the flip is returned, one too early.", c => (((c.Position >> c.Bit) + 1) << c.Bit) - 1),
            new("only the flips from 0 to 1 are found; a flip from 1 to 0 counts too.",
                c => (((c.Position >> c.Bit) + 1) | 1) << c.Bit),
        ],
    };

    internal static readonly Exercise<(int A, int B), int> HammingDistanceExercise = new()
    {
        Cases = () => Pairs(Enumerable.Range(0, 32), Enumerable.Range(0, 32)),
        Expected = c => BitOperations.PopCount((uint)(c.A ^ c.B)),
        Describe = c => $"a = {c.A} ({c.A:b5}), b = {c.B} ({c.B:b5})",
        Compare = Answers.Integer,
        Slips =
        [
            new("the numbers of ones are subtracted; compare the bits place by place.",
                c => Math.Abs(BitOperations.PopCount((uint)c.A) - BitOperations.PopCount((uint)c.B))),
            new("this is the distance of the numbers; count the places where their bits differ.", c => Math.Abs(c.A - c.B)),
            new("`a ^ b` marks the places that differ; now count its ones.", c => c.A ^ c.B),
            new("the ones that both share are counted; count the places that differ.", c => BitOperations.PopCount((uint)(c.A & c.B))),
            new("places with a one in either are counted; leave out those with a one in both.", c => BitOperations.PopCount((uint)(c.A | c.B))),
            new("the places that agree are counted; count those that differ.", c => 5 - BitOperations.PopCount((uint)(c.A ^ c.B))),
        ],
    };

    internal static readonly Exercise<int, int> GrayCodeExercise = new()
    {
        Cases = () => Enumerable.Range(0, Positions),
        Expected = p => p ^ (p >> 1),
        Describe = p => $"p = {p} ({p:b6})",
        Compare = Answers.Integer,
        Slips =
        [
            new("p is shifted to the left; shift it to the right, `p >> 1`.", p => p ^ (p << 1)),
            new("and is used; exclusive or, `^`, marks where neighbouring bits differ.", p => p & (p >> 1)),
            new("or is used; exclusive or, `^`, marks where neighbouring bits differ.", p => p | (p >> 1)),
            new("p is shifted by two places; neighbouring bits are one place apart.", p => p ^ (p >> 2)),
            new("this is p itself; compare each bit with the one above it.", p => p),
            new("p is only shifted; combine it with itself by `^`.", p => p >> 1),
        ],
    };

    /// <summary>Checks a function that returns the next position at which a bit flips, <c>(⌊position / 2^bit⌋ + 1)·2^bit</c>.</summary>
    /// <param name="answer">From a position and a bit (0 is the lowest) to the first later position at which that bit differs.</param>
    /// <returns>How it stands over the positions below 64 and the bits 0 to 5.</returns>
    public static CheckResult NextFlip(Func<int, int, int> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return NextFlipExercise.Check(c => answer(c.Position, c.Bit));
    }

    /// <summary>Checks a function that counts the places where the bits of two numbers differ.</summary>
    /// <param name="answer">From two numbers, each from 0 to 31, to the count.</param>
    /// <returns>How it stands over all 1,024 pairs.</returns>
    public static CheckResult HammingDistance(Func<int, int, int> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return HammingDistanceExercise.Check(c => answer(c.A, c.B));
    }

    /// <summary>Checks a function that returns the Gray code of a position, <c>p xor ⌊p / 2⌋</c>.</summary>
    /// <param name="answer">From a position to the number whose bits are its Gray code, in which one step flips one bit.</param>
    /// <returns>How it stands over the positions below 64.</returns>
    public static CheckResult GrayCode(Func<int, int> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return GrayCodeExercise.Check(answer);
    }
}
