using MathNet.Numerics.LinearAlgebra;

namespace RopeCourse;

/// <summary>Keeps what latent attention needs of each token: the latent vector <c>c^KV</c> and one rotated key <c>k^R</c> for all heads.</summary>
/// <remarks>
/// DeepSeek-V2 report, section 2.1.3 and table 1: <c>d_c + d_h^R</c> numbers a token and layer, however many heads there are. The latent is cached after
/// its RMSNorm, the key after its rotation, as in DeepSeek's inference code. The latent has no position in it.
/// </remarks>
public sealed class LatentCache
{
    private readonly TokenRows<double> _latents;
    private readonly TokenRows<double> _rotaryKeys;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="kvLoraRank">Number of coordinates of the latent, <c>d_c</c>; at least 1.</param>
    /// <param name="ropeDim">Number of coordinates of the rotated key, <c>d_h^R</c>; even, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public LatentCache(int kvLoraRank, int ropeDim)
    {
        KvLoraRank = Rule.AtLeast(1, kvLoraRank);
        RopeDim = Rule.Even(ropeDim);
        _latents = new TokenRows<double>(KvLoraRank);
        _rotaryKeys = new TokenRows<double>(RopeDim);
    }

    /// <summary>Gets the number of coordinates of the latent, <c>d_c</c>.</summary>
    public int KvLoraRank { get; }

    /// <summary>Gets the number of coordinates of the rotated key, <c>d_h^R</c>.</summary>
    public int RopeDim { get; }

    /// <summary>Gets the number of tokens in the cache: the position of the next one.</summary>
    public int Length => _latents.Length;

    /// <summary>Gets a copy of the latents, <c>[Length, KvLoraRank]</c>, after the norm.</summary>
    public Matrix<double> Latents => _latents.Columns(0, KvLoraRank);

    /// <summary>Gets a copy of the rotated keys, <c>[Length, RopeDim]</c>.</summary>
    public Matrix<double> RotaryKeys => _rotaryKeys.Columns(0, RopeDim);

    /// <summary>Computes the memory of one token in one layer: <c>(kvLoraRank + ropeDim) · bytesPerNumber</c>.</summary>
    /// <param name="kvLoraRank">Number of coordinates of the latent; at least 1.</param>
    /// <param name="ropeDim">Number of coordinates of the rotated key; even, at least 2.</param>
    /// <param name="bytesPerNumber">2 for bf16 and fp16, 4 for float, 8 for double; at least 1.</param>
    /// <returns>Bytes; multiply by the number of layers and tokens.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static long BytesPerToken(int kvLoraRank, int ropeDim, int bytesPerNumber) =>
        ((long)Rule.AtLeast(1, kvLoraRank) + Rule.Even(ropeDim)) * Rule.AtLeast(1, bytesPerNumber);

    /// <summary>Adds tokens at the end.</summary>
    /// <param name="latents"><c>[tokens, KvLoraRank]</c>, after the norm, finite numbers.</param>
    /// <param name="rotaryKeys"><c>[tokens, RopeDim]</c>, rotated, finite numbers.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">A matrix has another shape or holds a number that is not finite.</exception>
    public void Append(Matrix<double> latents, Matrix<double> rotaryKeys)
    {
        ArgumentNullException.ThrowIfNull(latents);
        Rule.Shape(latents.RowCount, KvLoraRank, latents);
        Rule.Shape(latents.RowCount, RopeDim, rotaryKeys);
        _latents.Append(latents);
        _rotaryKeys.Append(rotaryKeys);
    }

    /// <summary>Forgets all tokens.</summary>
    public void Clear() => Truncate(0);

    /// <summary>Forgets the last tokens and keeps the first ones.</summary>
    /// <param name="length">Number of tokens to keep, from 0 to <see cref="Length"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cache does not hold that many tokens.</exception>
    public void Truncate(int length)
    {
        int forgotten = Length - Rule.Between(0, Length, length);
        _latents.Remove(length, forgotten);
        _rotaryKeys.Remove(length, forgotten);
    }
}
