using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse.Plots;

/// <summary>Holds one matrix of a heat map: rows run down, columns to the right.</summary>
/// <param name="Title">The words over the panel; empty where there is one panel only.</param>
/// <param name="Values">The matrix.</param>
public sealed record HeatPanel(string Title, Matrix<double> Values)
{
    /// <summary>Gets the word at each row; null to count from 0. Words may repeat.</summary>
    public string[]? RowLabels { get; init; }

    /// <summary>Gets the word at each column; null to count from 0. Words may repeat.</summary>
    public string[]? ColumnLabels { get; init; }

    /// <summary>Gets whether a causal mask hides the cells to the right of the diagonal; hidden cells stay empty.</summary>
    public bool Causal { get; init; }
}
