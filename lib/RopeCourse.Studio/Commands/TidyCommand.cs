using RopeCourse.Studio.Notebooks;
using Spectre.Console;

namespace RopeCourse.Studio.Commands;

/// <summary>Makes notebooks canonical.</summary>
public static class TidyCommand
{
    /// <summary>Rewrites each notebook that is not canonical.</summary>
    /// <param name="context">The course and the console.</param>
    /// <param name="names">Chapters, all where none is named.</param>
    /// <returns>0.</returns>
    public static int Run(StudioContext context, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var chapter in context.Course.Read(names))
        {
            var text = NotebookFile.Render(Tidy.Apply(chapter));
            if (text != File.ReadAllText(chapter.Path))
            {
                AtomicFile.WriteAllText(chapter.Path, text);
                context.Console.WriteLine($"  tidied {chapter.Name}");
            }
        }

        return 0;
    }
}
