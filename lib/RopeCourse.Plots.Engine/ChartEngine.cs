using Newtonsoft.Json.Linq;
using Plotly.NET;
using static Plotly.NET.CSharp.GenericChartExtensions;

namespace RopeCourse.Plots.Engine;

/// <summary>Draws the course's specifications with Plotly.NET.</summary>
internal sealed class ChartEngine : IChartEngine
{
    private const string ScriptPrefix = "Plotly.NET.plotly-";
    private const string ScriptSuffix = ".min.js";

    private static readonly string ScriptName = typeof(GenericChart).Assembly.GetManifestResourceNames()
        .Single(name => name.StartsWith(ScriptPrefix, StringComparison.Ordinal) && name.EndsWith(ScriptSuffix, StringComparison.Ordinal));

    public string PlotlyVersion => ScriptName[ScriptPrefix.Length..^ScriptSuffix.Length];

    public string ReadPlotlyScript()
    {
        using var stream = typeof(GenericChart).Assembly.GetManifestResourceStream(ScriptName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public string Draw(ChartSpec spec)
    {
        var figure = ToJson(spec);
        if (spec.Slider is { } slider)
            figure["frames"] = new JArray(slider.States.Select(state => Frames.Difference(figure, ToJson(state.Chart), state.Label, state.Title)));
        return JsonText.Write(figure);
    }

    private static JObject ToJson(ChartSpec spec)
    {
        var chart = Plotly.NET.CSharp.Chart.Combine(spec.Traces.Select(trace => Traces.Draw(trace)));
        chart = GenericChart.setLayout(Layouts.Draw(spec), chart);
        return new JObject
        {
            ["data"] = JsonText.ToJson(chart.GetTraces()),
            ["layout"] = JsonText.ToJson(chart.GetLayout()),
            ["config"] = JsonText.ToJson(Layouts.Config()),
        };
    }
}
