using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Adds a learned number to each score, one a head and bucket of distances: <c>score(i, j) + table[bucket(j − i), h]</c>.</summary>
/// <remarks>
/// Raffel et al. 2020, "Exploring the Limits of Transfer Learning" (T5), section 2.1; the bucket is that of the authors' code
/// (mesh_tensorflow, <c>_relative_position_bucket</c>). The relative position is key minus query, so the past is negative. Encoders are
/// bidirectional, decoders are not; cross-attention has no bias. T5 uses one table for all layers, and does not divide its scores by <c>√d</c>.
/// </remarks>
public sealed class T5RelativeBias
{
    /// <summary>Gives the number of buckets of the published models: 32.</summary>
    public const int DefaultBuckets = 32;

    /// <summary>Gives the distance of the published models from which on all are treated alike: 128.</summary>
    public const int DefaultMaxDistance = 128;

    private readonly Matrix<double> _table;

    /// <summary>Takes a trained table, and copies it.</summary>
    /// <param name="table"><c>[numBuckets, heads]</c>, finite numbers; as many rows as <see cref="Bucket"/> takes, at least one column.</param>
    /// <param name="bidirectional">Whether past and future have buckets of their own.</param>
    /// <param name="maxDistance">The distance, in positions, from which on all share the last bucket; more than the distances with a bucket each.</param>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="table"/> is empty, holds a number that is not finite, or has a number of rows that is no number of buckets.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDistance"/> is too small.</exception>
    public T5RelativeBias(Matrix<double> table, bool bidirectional, int maxDistance = DefaultMaxDistance)
    {
        Rule.Filled(table);
        Rule.BucketRows(table, bidirectional);
        _table = table.Clone();
        Bidirectional = bidirectional;
        MaxDistance = Rule.AtLeast(ExactBuckets(NumBuckets, bidirectional) + 1, maxDistance);
    }

    /// <summary>Gets the number of buckets.</summary>
    public int NumBuckets => _table.RowCount;

    /// <summary>Gets the number of heads.</summary>
    public int Heads => _table.ColumnCount;

    /// <summary>Gets a value indicating whether past and future have buckets of their own.</summary>
    public bool Bidirectional { get; }

    /// <summary>Gets the distance, in positions, from which on all share the last bucket.</summary>
    public int MaxDistance { get; }

    /// <summary>
    /// Finds the bucket of a relative position. With <c>N</c> buckets a direction and <c>E = N/2</c>, distance <c>n</c> has bucket <c>n</c> if <c>n &lt; E</c>,
    /// else <c>min(N − 1, E + ⌊ln(n/E)/ln(maxDistance/E)·(N − E)⌋)</c>.
    /// </summary>
    /// <param name="relativePosition">The position of the key minus that of the query; any integer.</param>
    /// <param name="bidirectional">Whether half of the buckets, the upper ones, are for keys after the query. If not, such keys fall in bucket 0, for a mask hides them.</param>
    /// <param name="numBuckets">Number of buckets; even and at least 4 if bidirectional, else at least 2.</param>
    /// <param name="maxDistance">The distance, in positions, from which on all share the last bucket; above <c>E</c>. The last bucket begins before it: at 91 with 32 buckets both ways.</param>
    /// <returns>The bucket, from 0 to <c>numBuckets − 1</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="numBuckets"/> or <paramref name="maxDistance"/> breaks its rule.</exception>
    public static int Bucket(int relativePosition, bool bidirectional, int numBuckets = DefaultBuckets, int maxDistance = DefaultMaxDistance)
    {
        Rule.Buckets(numBuckets, bidirectional);
        int exact = ExactBuckets(numBuckets, bidirectional);
        Rule.AtLeast(exact + 1, maxDistance);

        int perDirection = bidirectional ? numBuckets / 2 : numBuckets;
        int first = bidirectional && relativePosition > 0 ? perDirection : 0;
        long distance = bidirectional ? Math.Abs((long)relativePosition) : Math.Max(0, -(long)relativePosition);
        if (distance < exact)
            return first + (int)distance;

        // Between E and maxDistance the buckets widen, as evenly spaced marks do on a logarithmic rule.
        double share = Math.Log((double)distance / exact) / Math.Log((double)maxDistance / exact);
        return first + Math.Min(perDirection - 1, exact + (int)(share * (perDirection - exact)));
    }

    /// <summary>Builds the bias of one head for as many queries as keys.</summary>
    /// <param name="head">The head <c>h</c>, from 0.</param>
    /// <param name="tokens">Number of queries and of keys; at least 1.</param>
    /// <returns><c>[tokens, tokens]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head, or <paramref name="tokens"/> is below 1.</exception>
    public Matrix<double> Matrix(int head, int tokens) => Matrix(head, Rule.AtLeast(1, tokens), tokens);

    /// <summary>Builds the bias of one head for queries that are the last of the tokens: <c>table[bucket(j − i), h]</c>.</summary>
    /// <param name="head">The head <c>h</c>, from 0.</param>
    /// <param name="queries">Number of queries; at least 1. Query <c>q</c> stands at position <c>i = keys − queries + q</c>.</param>
    /// <param name="keys">Number of keys; at least <paramref name="queries"/>. Key <c>j</c> stands at position <c>j</c>.</param>
    /// <returns><c>[queries, keys]</c>; constant along every diagonal. The future is not hidden: add <see cref="CausalMask"/> in a decoder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public Matrix<double> Matrix(int head, int queries, int keys)
    {
        Rule.Between(0, Heads - 1, head);
        Rule.AtLeast(1, queries);
        Rule.AtLeast(queries, keys);
        return Matrix<double>.Build.Dense(queries, keys, (query, j) =>
            _table[Bucket(j - (keys - queries + query), Bidirectional, NumBuckets, MaxDistance), head]);
    }

    /// <summary>Fills the bias of one head, as <see cref="Matrix(int, int, int)"/> does, rounded to float.</summary>
    /// <param name="head">The head <c>h</c>, from 0.</param>
    /// <param name="queries">Number of queries; at least 1. Query <c>q</c> stands at position <c>i = keys − queries + q</c>.</param>
    /// <param name="keys">Number of keys; at least <paramref name="queries"/>. Key <c>j</c> stands at position <c>j</c>.</param>
    /// <param name="destination"><c>[queries × keys]</c>, row after row.</param>
    /// <remarks>Each row is the one above it moved by one key, so only the last row and one number of every other are looked up. Nothing is allocated.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number breaks its rule.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void Fill(int head, int queries, int keys, Span<float> destination)
    {
        Rule.Between(0, Heads - 1, head);
        Rule.AtLeast(1, queries);
        Rule.AtLeast(queries, keys);
        Rule.Length((long)queries * keys, destination.Length, nameof(destination));
        Span<float> last = destination[((queries - 1) * keys)..];
        for (int j = 0; j < keys; j++)
            last[j] = At(j - keys + 1, head);
        // From below: key j of a row is key j + 1 of the row under it, for both are equally far from their query.
        for (int query = queries - 2; query >= 0; query--)
        {
            Span<float> row = destination.Slice(query * keys, keys);
            destination.Slice((query + 1) * keys + 1, keys - 1).CopyTo(row);
            row[^1] = At(queries - 1 - query, head);
        }
    }

    private float At(int relativePosition, int head) => (float)_table[Bucket(relativePosition, Bidirectional, NumBuckets, MaxDistance), head];

    /// <summary>Counts the distances that have a bucket each, <c>E</c>: half of the buckets of a direction.</summary>
    private static int ExactBuckets(int numBuckets, bool bidirectional) => numBuckets / (bidirectional ? 4 : 2);
}
