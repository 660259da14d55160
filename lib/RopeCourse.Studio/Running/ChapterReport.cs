using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Running;

/// <summary>Says how a chapter ran.</summary>
/// <param name="Executed">The notebook with the outputs of this run.</param>
/// <param name="CellsRun">How many code cells ran to their end.</param>
/// <param name="CodeCells">How many code cells there are.</param>
/// <param name="Duration">From the start of the kernel to its end.</param>
/// <param name="Failure">The first cell that failed, or null.</param>
public sealed record ChapterReport(Notebook Executed, int CellsRun, int CodeCells, TimeSpan Duration, CellFailure? Failure)
{
    /// <summary>Gets whether every cell ran.</summary>
    public bool Succeeded => Failure is null;
}

/// <summary>Names the first cell that failed.</summary>
/// <param name="CellId">The cell's id.</param>
/// <param name="CellNumber">The cell's place among all cells, from 1.</param>
/// <param name="Line">The line inside the cell, from 1, where it is known.</param>
/// <param name="Code">The offending line of code, where it is known.</param>
/// <param name="Message">What happened, in one sentence.</param>
public sealed record CellFailure(string CellId, int CellNumber, int? Line, string? Code, string Message);
