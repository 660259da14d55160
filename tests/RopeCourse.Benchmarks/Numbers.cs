using System.Globalization;

namespace RopeCourse.Benchmarks;

/// <summary>Writes measured numbers for readers.</summary>
internal static class Numbers
{
    public static string Time(double nanoseconds) => nanoseconds < 10_000
        ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0.#} ns")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1000:0} µs");

    /// <summary>Keeps four digits; more would be noise.</summary>
    public static double Rounded(double value) =>
        double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static double? Rounded(double? value) => value is double number ? Rounded(number) : null;
}
