using System.Text.Json.Nodes;
using RopeCourse.Studio.Checking;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Guide;

/// <summary>Keeps one picture a chapter as a file of its own, for the README: the figure tagged <c>cover</c>, or else the first.</summary>
internal static class Covers
{
    private const string Tag = "cover";

    /// <summary>Lists the pictures that should be there.</summary>
    /// <param name="course">The course.</param>
    /// <returns>Files and their bytes.</returns>
    public static IEnumerable<(string File, byte[] Bytes)> Render(Course course) => course.Read([])
        .Select(notebook => (notebook, image: (string?)Cover(notebook)?["data"]?["image/png"]))
        .Where(pair => pair.image is not null)
        .Select(pair => (Path.Combine(course.Notebooks, "pictures", pair.notebook.Name[..2] + ".png"), Convert.FromBase64String(pair.image!)));

    /// <summary>Finds pictures that are missing or old.</summary>
    /// <param name="course">The course.</param>
    /// <returns>A problem a file.</returns>
    public static IEnumerable<Problem> Check(Course course) => Render(course)
        .Where(cover => !File.Exists(cover.File) || !File.ReadAllBytes(cover.File).AsSpan().SequenceEqual(cover.Bytes))
        .Select(cover => new Problem(Path.GetRelativePath(course.Root, cover.File), "The picture of the chapter is missing or old; run 'tidy'."));

    /// <summary>Reads what the picture shows, in words.</summary>
    public static string Words(Notebook notebook) =>
        Cover(notebook) is { } figure && Outputs.Text(figure, "text/plain") is { } words ? words.Split('\n')[0].Split(" — ")[0] : "";

    private static JsonObject? Cover(Notebook notebook) => notebook.Cells
        .Where(cell => cell.Outputs.Any(Outputs.IsFigure))
        .OrderByDescending(cell => cell.Metadata["tags"] is JsonArray tags && tags.Any(tag => (string?)tag == Tag))
        .Select(cell => cell.Outputs.First(Outputs.IsFigure))
        .FirstOrDefault();
}
