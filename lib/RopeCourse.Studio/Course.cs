using System.Globalization;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio;

/// <summary>Knows where the parts of the course are on disk.</summary>
/// <param name="Root">The folder that holds <c>RopeCourse.sln</c>.</param>
public sealed record Course(string Root)
{
    /// <summary>Gets the folder of the notebooks.</summary>
    public string Notebooks => Path.Combine(Root, "notebooks");

    /// <summary>Gets the folder that the web pages are written to.</summary>
    public string Site => Path.Combine(Root, "artifacts", "site");

    /// <summary>Gets the package that every chapter's setup cell asks for.</summary>
    public string Package => Path.Combine(Root, "artifacts", "packages", "RopeCourse.1.0.0.nupkg");

    /// <summary>Gets the project whose build packs <see cref="Package"/>.</summary>
    public string PackageProject => Path.Combine(Root, "lib", "RopeCourse.Lessons", "RopeCourse.Lessons.csproj");

    /// <summary>Finds the course from the current folder upwards, then from where the program stands.</summary>
    /// <returns>The course.</returns>
    /// <exception cref="StudioException">Neither place is inside the course.</exception>
    public static Course Find()
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "RopeCourse.sln")))
                {
                    return new Course(folder.FullName);
                }
            }
        }

        throw new StudioException($"No RopeCourse.sln was found from {Environment.CurrentDirectory} upwards; start the program inside the course's folder.");
    }

    /// <summary>Lists the chapters asked for, in order; all of them where none is named.</summary>
    /// <param name="names">Numbers (<c>2</c>, <c>02</c>), names (<c>02-counting-in-bits</c>) or paths of notebooks.</param>
    /// <returns>Full paths of notebooks.</returns>
    /// <exception cref="StudioException">A name fits no chapter, or there is none at all.</exception>
    public IReadOnlyList<string> Chapters(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var all = Directory.Exists(Notebooks)
            ? Directory.GetFiles(Notebooks, "*.ipynb").Order(StringComparer.Ordinal).ToList()
            : [];
        if (names.Count == 0)
        {
            return all.Count > 0 ? all : throw new StudioException($"There is no notebook in {Notebooks}.");
        }

        return [.. names.Select(name => Resolve(name, all))];
    }

    private static string Resolve(string name, List<string> all)
    {
        if (File.Exists(name))
        {
            return Path.GetFullPath(name);
        }

        var wanted = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("00", CultureInfo.InvariantCulture) + "-"
            : Path.GetFileNameWithoutExtension(name);
        return all.Find(path => Path.GetFileName(path).StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new StudioException($"There is no chapter '{name}' among {(all.Count > 0 ? string.Join(", ", all.Select(Path.GetFileNameWithoutExtension)) : "the notebooks: there are none")}.");
    }

    /// <summary>Reads the chapters asked for.</summary>
    /// <param name="names">As in <see cref="Chapters"/>.</param>
    /// <returns>The notebooks in order.</returns>
    public IReadOnlyList<Notebook> Read(IReadOnlyList<string> names) => [.. Chapters(names).Select(NotebookFile.Read)];
}
