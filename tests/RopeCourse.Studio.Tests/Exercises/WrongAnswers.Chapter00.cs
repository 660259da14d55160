namespace RopeCourse.Studio.Tests.Exercises;

internal static partial class WrongAnswers
{
    private static readonly WrongAnswer[] Chapter00 =
    [
        new("00-1", "the sign is turned round: this is m − n, and the course uses n − m.", """
            static int RelativePosition(int m, int n) => m - n;
            """),
        new("00-1", "the sign is lost: a key before the query has a negative relative position.", """
            static int RelativePosition(int m, int n) => Math.Abs(m - n);
            """),
        new("00-1", "both ends are counted; from a position to itself it is 0 steps.", """
            static int RelativePosition(int m, int n) => n - m + 1;
            """),
    ];
}
