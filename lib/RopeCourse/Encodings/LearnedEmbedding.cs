using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Looks positions up in a table that was trained with the rest of the model: <c>encoding(p) = table[p]</c>.</summary>
/// <remarks>
/// Gehring et al. 2017, "Convolutional Sequence to Sequence Learning", section 3.1; Vaswani et al. 2017, section 3.5, got
/// nearly the same results with it as with the sinusoidal encoding. BERT (512 positions) and GPT-2 (1,024) use it. Nothing relates one row to the next but
/// training, and there is no row for a position that was never trained: the table ends where the training length ended.
/// </remarks>
public sealed class LearnedEmbedding
{
    private readonly Matrix<double> _table;

    /// <summary>Takes a trained table, and copies it.</summary>
    /// <param name="table"><c>[maxPositions, modelDim]</c>, at least one row and column, finite numbers; row <c>p</c> belongs to position <c>p</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="table"/> is empty or holds a number that is not finite.</exception>
    public LearnedEmbedding(Matrix<double> table)
    {
        Rule.Filled(table);
        _table = table.Clone();
    }

    /// <summary>Gets the number of trained positions.</summary>
    public int MaxPositions => _table.RowCount;

    /// <summary>Gets the number of coordinates.</summary>
    public int ModelDim => _table.ColumnCount;

    /// <summary>Looks up one position: <c>table[p]</c>.</summary>
    /// <param name="position">The position <c>p</c>; from 0 to <c>MaxPositions − 1</c>.</param>
    /// <returns><c>[ModelDim]</c>, a new array.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The table has no row for this position.</exception>
    public double[] Encode(int position)
    {
        Rule.Trained(position, 1, MaxPositions, nameof(position));
        return _table.Row(position).ToArray();
    }

    /// <summary>Looks up consecutive positions, a row each.</summary>
    /// <param name="positions">Number of rows; at least 1.</param>
    /// <param name="startPosition">The position of row 0; at least 0.</param>
    /// <returns><c>[positions, ModelDim]</c>, a new matrix.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule, or the run reaches beyond the table.</exception>
    public Matrix<double> Table(int positions, int startPosition = 0)
    {
        Rule.AtLeast(1, positions);
        Rule.Trained(startPosition, positions, MaxPositions, nameof(startPosition));
        return _table.SubMatrix(startPosition, positions, 0, ModelDim);
    }

    /// <summary>Adds to each token the row of its position: <c>x_t + table[startPosition + t]</c>.</summary>
    /// <param name="tokens"><c>[tokens, ModelDim]</c>, at least one row, finite numbers.</param>
    /// <param name="startPosition">The position of row 0; at least 0.</param>
    /// <returns>A new matrix, <c>[tokens, ModelDim]</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tokens"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="tokens"/> is empty, has another width or holds a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token stands beyond the table.</exception>
    public Matrix<double> AddTo(Matrix<double> tokens, int startPosition = 0)
    {
        Rule.Filled(tokens);
        Rule.Columns(ModelDim, tokens);
        return tokens + Table(tokens.RowCount, startPosition);
    }
}
