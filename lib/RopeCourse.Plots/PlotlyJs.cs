namespace RopeCourse.Plots;

/// <summary>Gives the drawing script that travels inside the course, for pages and servers that must work with no network.</summary>
public static class PlotlyJs
{
    /// <summary>Gets the version of plotly.js, such as "2.28.0".</summary>
    public static string Version => EngineLoader.Engine.PlotlyVersion;

    /// <summary>Reads the source of plotly.js, about 3.5 MB.</summary>
    /// <returns>The minified script.</returns>
    public static string ReadSource() => EngineLoader.Engine.ReadPlotlyScript();
}
