using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Figures;

/// <summary>Keeps a static PNG beside each live figure, with a fingerprint of the figure it was taken of.</summary>
public static class StaticImages
{
    private const string Mime = "image/png";
    private const string Fingerprint = "figure_sha256";

    /// <summary>Puts a picture beside every figure of the executed notebooks: the saved one where the figure is unchanged, else a new one.</summary>
    /// <param name="executed">Notebooks as they ran.</param>
    /// <param name="saved">The same notebooks as they stand on disk.</param>
    /// <param name="browser">A browser, or null to do with what is saved.</param>
    /// <param name="cancellationToken">Ends the browser.</param>
    /// <returns>How many figures stay without a picture.</returns>
    public static async Task<int> AttachAsync(
        IReadOnlyList<Notebook> executed, IReadOnlyList<Notebook> saved, string? browser, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var output in Figures(saved))
        {
            if (IsFresh(output))
            {
                known.TryAdd(Hash(output), (string)output["data"]![Mime]!);
            }
        }

        var figures = Figures(executed).ToList();
        var missing = figures.Where(figure => !known.ContainsKey(Hash(figure))).DistinctBy(Hash).ToList();
        if (browser is not null && missing.Count > 0)
        {
            var images = await FigurePrinter.PrintAsync(browser, [.. missing.Select(Html)], cancellationToken).ConfigureAwait(false);
            for (var index = 0; index < missing.Count; index++)
            {
                known[Hash(missing[index])] = images[index];
            }
        }

        foreach (var figure in figures)
        {
            if (known.TryGetValue(Hash(figure), out var image))
            {
                figure["data"]![Mime] = image;
                figure["metadata"] = new JsonObject { [Fingerprint] = Hash(figure) };
            }
        }

        return figures.Count(figure => !known.ContainsKey(Hash(figure)));
    }

    /// <summary>Tells whether a figure's picture is there and was taken of this very figure.</summary>
    /// <param name="output">A figure's output.</param>
    /// <returns>True when the fingerprint fits.</returns>
    public static bool IsFresh(JsonObject output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output["data"]?[Mime] is not null && (string?)output["metadata"]?[Fingerprint] == Hash(output);
    }

    private static IEnumerable<JsonObject> Figures(IReadOnlyList<Notebook> notebooks) =>
        notebooks.SelectMany(notebook => notebook.Cells).SelectMany(cell => cell.Outputs).Where(Outputs.IsFigure);

    private static string Html(JsonObject output) => Outputs.Text(output, "text/html")!;

    private static string Hash(JsonObject output) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Html(output))))[..16];
}
