using System.Globalization;

namespace RopeCourse.Plots.Tests;

internal static class Cultures
{
    /// <summary>Runs an action where a comma is the decimal point, and puts the culture back.</summary>
    internal static T InGerman<T>(Func<T> action)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
