using RopeCourse.Studio.Figures;
using RopeCourse.Studio.Notebooks;
using RopeCourse.Studio.Running;

namespace RopeCourse.Studio.Checking;

/// <summary>Proves that a notebook is canonical, portable, framed, well worded, typeset and fresh.</summary>
public static class NotebookChecker
{
    /// <summary>Checks what can be seen without running the notebook.</summary>
    /// <param name="notebook">The notebook as read.</param>
    /// <param name="text">The text of its file.</param>
    /// <returns>The problems, in the order of the cells.</returns>
    public static IReadOnlyList<Problem> CheckText(Notebook notebook, string text)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var problems = new List<Problem>();
        if (NotebookFile.Render(Tidy.Apply(notebook)) != text)
        {
            problems.Add(new Problem("notebook", "The file is not canonical; run 'tidy'."));
        }

        problems.AddRange(PortableSubset.Check(notebook));
        if (notebook.IsChapter)
        {
            problems.AddRange(ChapterFrame.Check(notebook));
            problems.AddRange(Wording.Check(notebook));
            problems.AddRange(ProseNumbers.Check(notebook));
        }

        for (var index = 0; index < notebook.Cells.Count; index++)
        {
            var cell = notebook.Cells[index];
            if (cell.Kind == CellKind.Markdown)
            {
                problems.AddRange(Formulas.Problems(cell.Source).Select(message => new Problem(PortableSubset.Place(index, cell), message)));
            }

            if (cell.Outputs.Any(output => Outputs.IsFigure(output) && !StaticImages.IsFresh(output)))
            {
                problems.Add(new Problem(PortableSubset.Place(index, cell), "The figure has no static picture, or one of an older figure; run 'save' where there is a Chromium."));
            }
        }

        return problems;
    }

    /// <summary>Compares the saved outputs with those of a run.</summary>
    /// <param name="saved">The notebook as it stands on disk.</param>
    /// <param name="report">A fresh run of it.</param>
    /// <returns>The problems, in the order of the cells.</returns>
    public static IReadOnlyList<Problem> CheckFresh(Notebook saved, ChapterReport report)
    {
        ArgumentNullException.ThrowIfNull(saved);
        ArgumentNullException.ThrowIfNull(report);
        if (report.Failure is { } failure)
        {
            return [new Problem("notebook", "It does not run: " + CourseRunner.Describe(failure).Trim())];
        }

        var problems = new List<Problem>();
        for (var index = 0; index < saved.Cells.Count; index++)
        {
            if (OutputComparer.Difference(saved.Cells[index], report.Executed.Cells[index]) is { } difference)
            {
                problems.Add(new Problem(PortableSubset.Place(index, saved.Cells[index]), $"Stale output: {difference}; run 'save'."));
            }
        }

        return problems;
    }
}
