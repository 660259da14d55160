using System.Text;
using RopeCourse.Studio.Guide;
using RopeCourse.Studio.Notebooks;
using Spectre.Console;

namespace RopeCourse.Studio.Commands;

/// <summary>Makes notebooks canonical, and the tables and pictures of the READMEs current.</summary>
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

        WriteGuide(context);
        return 0;
    }

    /// <summary>Brings the tables and the pictures of the READMEs up to date.</summary>
    private static void WriteGuide(StudioContext context)
    {
        foreach (var (file, bytes) in Covers.Render(context.Course).Concat(CourseMap.Render(context.Course).Select(page => (page.File, Encoding.UTF8.GetBytes(page.Text)))))
        {
            if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                AtomicFile.WriteAllBytes(file, bytes);
                context.Console.WriteLine($"  wrote {Path.GetRelativePath(context.Course.Root, file)}");
            }
        }
    }
}
