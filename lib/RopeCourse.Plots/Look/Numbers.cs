using System.Globalization;

namespace RopeCourse.Plots;

/// <summary>Writes numbers for labels, the same in every culture.</summary>
internal static class Numbers
{
    /// <summary>Writes at most four significant digits, whole numbers in full with thousands apart.</summary>
    internal static string Short(double value)
    {
        var size = Math.Abs(value);
        if (value == Math.Floor(value) && size < 1e9) return value.ToString("#,0", CultureInfo.InvariantCulture);
        if (size >= 1000) return value.ToString("#,0", CultureInfo.InvariantCulture);
        var format = size switch { >= 100 => "0.#", >= 1 => "0.##", >= 0.01 => "0.###", _ => "0.##e0" };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Keeps some significant digits; a whole number keeps all of its digits.</summary>
    internal static double Round(double value, int digits) => value == Math.Floor(value)
        ? value
        : double.Parse(value.ToString("G" + Require.Text(digits), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
