using Plotly.NET;

namespace RopeCourse.Plots.Engine;

/// <summary>Translates the course's words for looks into Plotly.NET's.</summary>
internal static class Styles
{
    internal static StyleParam.DrawingStyle Dash(LineDash dash) => dash switch
    {
        LineDash.Dash => StyleParam.DrawingStyle.Dash,
        LineDash.Dot => StyleParam.DrawingStyle.Dot,
        LineDash.DashDot => StyleParam.DrawingStyle.DashDot,
        LineDash.LongDash => StyleParam.DrawingStyle.LongDash,
        _ => StyleParam.DrawingStyle.Solid,
    };

    internal static StyleParam.MarkerSymbol Symbol(MarkerShape shape) => shape switch
    {
        MarkerShape.Square => StyleParam.MarkerSymbol.Square,
        MarkerShape.Diamond => StyleParam.MarkerSymbol.Diamond,
        MarkerShape.Triangle => StyleParam.MarkerSymbol.TriangleUp,
        MarkerShape.Cross => StyleParam.MarkerSymbol.X,
        _ => StyleParam.MarkerSymbol.Circle,
    };

    internal static StyleParam.Mode Mode(bool line, bool marker, bool text) => (line, marker, text) switch
    {
        (true, true, true) => StyleParam.Mode.Lines_Markers_Text,
        (true, true, false) => StyleParam.Mode.Lines_Markers,
        (true, false, true) => StyleParam.Mode.Lines_Text,
        (true, false, false) => StyleParam.Mode.Lines,
        (false, true, true) => StyleParam.Mode.Markers_Text,
        (false, true, false) => StyleParam.Mode.Markers,
        (false, false, true) => StyleParam.Mode.Text,
        _ => StyleParam.Mode.None,
    };

    internal static StyleParam.Colorscale Scale(HeatScale scale)
    {
        var stops = CourseColors.Stops(scale);
        // Two colours meet in the middle for zeros and ones; else the stops are evenly spread.
        double[] places = scale == HeatScale.Bits ? [0, 0.5, 0.5, 1] : [.. stops.Select((_, i) => i / (stops.Length - 1.0))];
        return StyleParam.Colorscale.NewCustom(stops.Zip(places, (color, place) => Tuple.Create(place, Color.fromString(color))));
    }

    internal static Color Colors(string color, string[]? each) =>
        each is null ? Color.fromString(color) : Color.fromColors(each.Select(Color.fromString));

    /// <summary>Sets properties of a Plotly.NET object, all of which are dynamic underneath.</summary>
    internal static T With<T>(this T target, params (string Name, object? Value)[] properties)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in properties)
        {
            if (value is not null) target.SetProperty(name, value);
        }

        return target;
    }
}
