using System.Buffers;

namespace RopeCourse;

/// <content>The fast half: spans of float, SIMD, nothing allocated.</content>
public sealed partial class RotaryEmbedding
{
    /// <summary>Rotates one vector of floats, fast; cos and sin are computed here, from double angles.</summary>
    /// <param name="source"><c>[HeadDim]</c>; numbers that are not finite pass into their own pair only.</param>
    /// <param name="position">The position <c>m</c>; any integer. A negative one turns back.</param>
    /// <param name="destination"><c>[HeadDim]</c>; may be the same memory as <paramref name="source"/>.</param>
    /// <exception cref="ArgumentException">A span has another length, or the two overlap without being the same.</exception>
    public void Rotate(ReadOnlySpan<float> source, int position, Span<float> destination)
    {
        Rule.Length(HeadDim, source.Length, nameof(source));
        Rule.Length(HeadDim, destination.Length, nameof(destination));
        Rule.NoPartialOverlap(source, destination);
        float[] buffer = ArrayPool<float>.Shared.Rent(RotaryDim);
        Span<float> cos = buffer.AsSpan(0, RotaryDim / 2);
        Span<float> sin = buffer.AsSpan(RotaryDim / 2, RotaryDim / 2);
        RopeCourse.Angles.Fill(position, _frequencies, cos, sin);
        RotateRow(source, cos, sin, destination);
        ArrayPool<float>.Shared.Return(buffer);
    }

    /// <summary>Rotates rows of floats at consecutive positions with cos and sin from a cache: the form that a model runs.</summary>
    /// <param name="source"><c>[tokens × HeadDim]</c>, row after row.</param>
    /// <param name="cache">Cos and sin for this <see cref="RotaryDim"/> and <see cref="ThetaBase"/>.</param>
    /// <param name="startPosition">The position of row 0; row <c>t</c> is at <c>startPosition + t</c>, which the cache must hold.</param>
    /// <param name="destination">As long as <paramref name="source"/>; may be the same memory.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
    /// <exception cref="ArgumentException">The source is not a whole number of rows, the destination has another length, the two overlap without being the same, or the cache is for another rotation.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The cache does not hold the positions.</exception>
    public void Rotate(ReadOnlySpan<float> source, RotaryCache cache, int startPosition, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(cache);
        int tokens = Rule.Rows(HeadDim, source.Length, nameof(source));
        Rule.Length(source.Length, destination.Length, nameof(destination));
        Rule.NoPartialOverlap(source, destination);
        Rule.SameRotation(this, cache);
        Rule.Room(startPosition, tokens, cache);
        for (int t = 0; t < tokens; t++)
        {
            int position = startPosition + t;
            RotateRow(source.Slice(t * HeadDim, HeadDim), cache.Cos(position), cache.Sin(position), destination.Slice(t * HeadDim, HeadDim));
        }
    }

    private void RotateRow(ReadOnlySpan<float> source, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, Span<float> destination)
    {
        RotationKernels.Rotate(Layout, source[..RotaryDim], cos, sin, destination[..RotaryDim]);
        source[RotaryDim..].CopyTo(destination[RotaryDim..]);
    }
}
