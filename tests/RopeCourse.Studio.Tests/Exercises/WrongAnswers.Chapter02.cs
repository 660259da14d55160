namespace RopeCourse.Studio.Tests.Exercises;

internal static partial class WrongAnswers
{
    private static readonly WrongAnswer[] Chapter02 =
    [
        new("02-1", "2^bit is added to the position", """
            static int NextFlip(int position, int bit) => position + (1 << bit);
            """),
        new("02-1", "the flip that happens at the position itself is returned", """
            static int NextFlip(int position, int bit)
            {
                int next = position;
                while (next % (1 << bit) != 0)
                    next++;
                return next;
            }
            """),
        new("02-1", "a whole period, 2^(bit+1), is taken", """
            static int NextFlip(int position, int bit)
            {
                int period = 1 << (bit + 1);
                return (position / period + 1) * period;
            }
            """),
        new("02-2", "the numbers of ones are subtracted", """
            static int HammingDistance(int a, int b) =>
                Math.Abs(Convert.ToString(a, 2).Count(digit => digit == '1') - Convert.ToString(b, 2).Count(digit => digit == '1'));
            """),
        new("02-2", "now count its ones", """
            static int HammingDistance(int a, int b) => a ^ b;
            """),
        new("02-2", "this is the distance of the numbers", """
            static int HammingDistance(int a, int b) => Math.Abs(a - b);
            """),
        new("02-3", "p is shifted to the left", """
            static int GrayCode(int p) => p ^ (p << 1);
            """),
        new("02-3", "or is used", """
            static int GrayCode(int p) => p | (p >> 1);
            """),
    ];
}
