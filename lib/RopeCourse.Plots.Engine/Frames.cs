using Newtonsoft.Json.Linq;
using Plotly.NET;

namespace RopeCourse.Plots.Engine;

/// <summary>Makes the frames of a live figure: each holds only what differs from the state drawn first.</summary>
internal static class Frames
{
    internal static JToken Difference(JObject first, JObject state, string label, string title)
    {
        var frame = new Frame();
        frame.SetProperty("name", label);
        frame.SetProperty("title", title);
        frame.SetProperty("data", new JArray(first["data"]!.Zip(state["data"]!, (before, after) => Changed((JObject)before, (JObject)after))));
        frame.SetProperty("layout", Changed((JObject)first["layout"]!, (JObject)state["layout"]!));
        return JsonText.ToJson(frame);
    }

    private static JObject Changed(JObject before, JObject after) =>
        new(after.Properties().Where(property => !JToken.DeepEquals(before[property.Name], property.Value)));
}
