using System.Text.Json;

namespace RopeCourse.Plots.Tests;

/// <summary>Holds every figure of the gallery to the rules that all figures keep.</summary>
public sealed class GalleryTests
{
    private const double LargestKilobytes = 80;

    public static TheoryData<string> Names => [.. Gallery.Figures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_drawing_is_json_with_data_layout_and_config(string name)
    {
        using var json = JsonDocument.Parse(Gallery.Figures[name]().ToJson());

        Assert.NotEqual(0, json.RootElement.GetProperty("data").GetArrayLength());
        Assert.Equal(JsonValueKind.Object, json.RootElement.GetProperty("layout").ValueKind);
        Assert.True(json.RootElement.GetProperty("config").GetProperty("responsive").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_words_are_there(string name)
    {
        var figure = Gallery.Figures[name]();

        Assert.False(string.IsNullOrWhiteSpace(figure.Title));
        Assert.True(figure.AltText.Length > 8);
        Assert.NotEqual(figure.Title, figure.AltText);
        Assert.Contains(figure.Title, figure.ToString(), StringComparison.Ordinal);
        Assert.Contains(figure.AltText, figure.ToString(), StringComparison.Ordinal);
        Assert.Contains(System.Net.WebUtility.HtmlEncode(figure.AltText), figure.ToHtml(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_number_is_missing_and_no_drawing_is_heavy(string name)
    {
        var json = Gallery.Figures[name]().ToJson();

        Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", json, StringComparison.Ordinal);
        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
        Assert.InRange(json.Length / 1024.0, 0.5, LargestKilobytes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_size_fits_a_page(string name)
    {
        var figure = Gallery.Figures[name]();
        using var json = JsonDocument.Parse(figure.ToJson());

        Assert.InRange(figure.Width, 240, 720);
        Assert.InRange(figure.Height, 240, 460);
        Assert.Equal(figure.Height, json.RootElement.GetProperty("layout").GetProperty("height").GetInt32());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_axes_are_titled(string name)
    {
        using var json = JsonDocument.Parse(Gallery.Figures[name]().ToJson());
        var layout = json.RootElement.GetProperty("layout").EnumerateObject().ToList();
        var scene = layout.Find(property => property.Name == "scene").Value;
        var polar = layout.Find(property => property.Name == "polar").Value;

        if (scene.ValueKind == JsonValueKind.Object)
            Assert.All(["xaxis", "yaxis", "zaxis"], axis => Assert.NotEmpty(TitleOf(scene.GetProperty(axis))));
        else if (polar.ValueKind == JsonValueKind.Object)
            Assert.NotEmpty(TitleOf(polar.GetProperty("radialaxis")));
        else
            Assert.All(["xaxis", "yaxis"], axis => Assert.Contains(layout, property => property.Name.StartsWith(axis, StringComparison.Ordinal) && TitleOf(property.Value).Length > 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_second_run_writes_the_same_text(string name) =>
        Assert.Equal(Gallery.Figures[name]().ToHtml(), Gallery.Figures[name]().ToHtml());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_comma_as_decimal_point_changes_nothing(string name) =>
        Assert.Equal(Gallery.Figures[name]().ToHtml(), Cultures.InGerman(() => Gallery.Figures[name]().ToHtml()));

    private static string TitleOf(JsonElement axis) =>
        axis.TryGetProperty("title", out var title) ? title.GetProperty("text").GetString() ?? "" : "";
}
