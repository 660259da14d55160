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

    /// <summary>Checks a scaling factor: how many times longer the sequence is.</summary>
    internal static double Factor(double value, [CallerArgumentExpression(nameof(value))] string name = "") => Base(value, name);

    internal static double BaseAboveOne(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 1 ? value : throw Broken(name, value, "a finite number above 1, for a ramp needs frequencies that fall");

    internal static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw Broken(name, value, "a finite number above 0");

    internal static double? PositiveOrNull(double? value, string name) => value is double given ? Positive(given, name) : null;

    internal static double Share(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && value <= 1 ? value : throw Broken(name, value, "above 0 and at most 1");

    internal static void NotAbove(double maximum, double value, string maximumName, string name)
    {
        if (value > maximum)
            throw Broken(name, value, $"at most {maximumName}, {Text(maximum)}");
    }

    internal static int TwoPairs(int rotaryDim) =>
        rotaryDim >= 4 && rotaryDim % 2 == 0 ? rotaryDim : throw Broken(nameof(rotaryDim), rotaryDim, "even and at least 4: a raised base needs a first and a last pair");

    /// <summary>Checks that a rotation has as many pairs as a list of factors has elements.</summary>
    internal static void FactorAPair(int factors, int rotaryDim)
    {
        if (2 * factors != rotaryDim)
            throw Broken(nameof(rotaryDim), rotaryDim, $"{2 * factors}, two for each of the {factors} factors of the scaling");
    }

    internal static void WholeHead(FrequencyScaling scaling, int headDim, int rotaryDim)
    {
        if (scaling is ProportionalScaling && rotaryDim != headDim)
            throw Broken(nameof(rotaryDim), rotaryDim, $"the head dimension, {headDim}, for proportional scaling chooses among the pairs of the whole head");
    }

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
