using System.Globalization;
using System.Runtime.CompilerServices;

namespace RopeCourse;

/// <summary>Checks single numbers; each message says the parameter, its value and the rule it breaks.</summary>
internal static partial class Rule
{
    internal static int Even(int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 2 && value % 2 == 0 ? value : throw Broken(name, value, "even and at least 2");

    internal static int EvenUpTo(int maximum, int value, string name) =>
        value >= 2 && value <= maximum && value % 2 == 0 ? value : throw Broken(name, value, $"even and between 2 and {maximum}");

    internal static int AtLeast(int minimum, int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum ? value : throw Broken(name, value, $"at least {minimum}");

    internal static int Between(int minimum, int maximum, int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum && value <= maximum ? value : throw Broken(name, value, $"between {minimum} and {maximum}");

    internal static double Base(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value >= 1 ? value : throw Broken(name, value, "a finite number and at least 1");

    internal static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw Broken(name, value, "a finite number");

    internal static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw Broken(name, value, $"one of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>Checks a score of a softmax: −∞ hides a key, every other score is finite.</summary>
    internal static void Score(double value, int index, string name)
    {
        if (double.IsNaN(value) || double.IsPositiveInfinity(value))
            throw new ArgumentException($"{name}[{Text(index)}] is {Text(value)}; a score must be finite, or -Infinity where a key is hidden.", name);
    }

    internal static void SomeScore(double largest, int count, string name)
    {
        if (double.IsNegativeInfinity(largest))
            throw new ArgumentException($"{name} has {Text(count)} elements and none is finite; at least one key must be visible.", name);
    }

    internal static double Direction(double norm, string name) =>
        norm > 0 && double.IsFinite(norm) ? norm
            : throw new ArgumentException($"{name} has norm {Text(norm)}; a vector needs a positive, finite norm to have a direction.", name);

    private static ArgumentOutOfRangeException Broken(string name, object value, string rule) =>
        new(name, $"{name} is {Text(value)}; it must be {rule}.");

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
