using System.Globalization;

namespace RopeCourse.Lessons;

/// <summary>Writes numbers and answers the same way in every culture.</summary>
internal static class Format
{
    /// <summary>The minus sign of the invariant culture, so that text can be compared and pasted back.</summary>
    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    /// <summary>Writes a number with up to six significant digits.</summary>
    public static string Number(double value) => Number(value, "G6");

    /// <summary>Writes a number in a format of .NET.</summary>
    public static string Number(double value, string format)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "+∞" : "-∞";
        string text = value.ToString(format, s_culture);
        // A value that rounds to zero from below needs no sign.
        return text.StartsWith('-') && text.AsSpan(1).IndexOfAnyInRange('1', '9') < 0 ? text[1..] : text;
    }

    /// <summary>Writes a measured number with three digits, in full from a thousand on.</summary>
    public static string Short(double value) => Number(value, Math.Abs(value) < 1000 ? "G3" : "N0");

    /// <summary>Writes a small difference, in powers of ten where it is tiny.</summary>
    public static string Difference(double value) => value == 0 ? "0" : Number(value, value < 1e-3 ? "0.0E+0" : "0.####");

    /// <summary>Writes a list of numbers, shortened in the middle where it is long.</summary>
    public static string Numbers(IReadOnlyList<double> values)
    {
        const int shown = 8;
        IEnumerable<string> head = values.Take(shown).Select(Number);
        return values.Count <= shown
            ? $"[{string.Join(", ", head)}]"
            : $"[{string.Join(", ", head)}, … {Count(values.Count, "number")} in all]";
    }

    /// <summary>Writes any cell or case value.</summary>
    public static string Value(object? value, string numberFormat = "G6") => value switch
    {
        null => "",
        double number => Number(number, numberFormat),
        float number => Number(number, numberFormat),
        string text => text,
        IFormattable formattable => formattable.ToString(null, s_culture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Writes a count with its noun: <c>1 case</c>, <c>64 cases</c>.</summary>
    public static string Count(int count, string noun) =>
        string.Create(s_culture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
