using System.Globalization;

namespace RopeCourse.Plots;

/// <summary>Interpolates between the stops of a palette.</summary>
internal static class Palette
{
    internal static string At(string[] stops, double share)
    {
        var place = share * (stops.Length - 1);
        var index = Math.Min((int)place, stops.Length - 2);
        var rest = place - index;
        return string.Create(CultureInfo.InvariantCulture, $"#{Mix(1):X2}{Mix(3):X2}{Mix(5):X2}");

        int Mix(int at)
        {
            var low = int.Parse(stops[index].AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var high = int.Parse(stops[index + 1].AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return (int)Math.Round(low + (rest * (high - low)));
        }
    }
}
