namespace RopeCourse.Plots;

/// <summary>
/// Draws specifications as plotly.js JSON. The seam between the course's types, which every notebook sees,
/// and Plotly.NET, which lives in a load context of its own: no type from there may cross it.
/// </summary>
internal interface IChartEngine
{
    /// <summary>Gets the version of plotly.js that the drawing library carries, such as "2.28.0".</summary>
    string PlotlyVersion { get; }

    /// <summary>Reads the source of plotly.js that the drawing library carries.</summary>
    string ReadPlotlyScript();

    /// <summary>Draws a figure as one JSON object with data, layout, config and, when live, frames.</summary>
    string Draw(ChartSpec spec);
}
