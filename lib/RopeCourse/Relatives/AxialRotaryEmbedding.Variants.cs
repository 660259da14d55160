namespace RopeCourse;

/// <content>The published variants.</content>
public sealed partial class AxialRotaryEmbedding
{
    /// <summary>Follows Pixtral: of the frequencies <c>b^(−2i/d)</c> of the whole head, rows take the even-numbered ones and columns the odd-numbered ones.</summary>
    /// <param name="headDim">Number of coordinates <c>d</c> of one head; a multiple of 4.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, at least 1.</param>
    /// <returns>Interleaved pairs, first the row's, then the column's; patches counted from 0.</returns>
    /// <remarks>mistral-inference, <c>precompute_freqs_cis_2d</c>. The row's fastest pair turns 1 radian a patch, the column's is slower.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static AxialRotaryEmbedding Pixtral(int headDim, double thetaBase = ThetaBase.Default)
    {
        double[] frequencies = RopeCourse.InverseFrequencies.Compute(Rule.MultipleOf(4, headDim), thetaBase);
        return new(PairLayout.Interleaved, Blocks(RowAxis, ColumnAxis, headDim / 4),
            [.. frequencies.Where((_, i) => i % 2 == 0), .. frequencies.Where((_, i) => i % 2 == 1)]);
    }

    /// <summary>Follows Llama 4: a block of pairs for the column, then one for the row, each with the frequencies <c>b^(−2i/(d/2))</c> of half a head.</summary>
    /// <param name="headDim">Number of coordinates <c>d</c> of one head; a multiple of 4.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, at least 1.</param>
    /// <returns>Interleaved pairs; patches counted from 1; after them a class token that does not turn.</returns>
    /// <remarks>Meta's llama-models, <c>llama4/vision/encoder.py</c>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static AxialRotaryEmbedding Llama4(int headDim, double thetaBase = ThetaBase.Default) => new(
        PairLayout.Interleaved, Blocks(ColumnAxis, RowAxis, Rule.MultipleOf(4, headDim) / 4), HalfHeadTwice(headDim, thetaBase),
        PatchNumbering.FromOne, hasClassToken: true);

    /// <summary>Follows the vision part of Qwen2-VL: a block of pairs for the row, then one for the column, each with the frequencies <c>b^(−2i/(d/2))</c> of half a head.</summary>
    /// <param name="headDim">Number of coordinates <c>d</c> of one head; a multiple of 4.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, at least 1.</param>
    /// <returns>Pairs of split halves over the whole head; patches counted from 0.</returns>
    /// <remarks>
    /// Hugging Face Transformers, <c>VisionRotaryEmbedding</c> of Qwen2-VL. The model lists its patches in blocks of 2 × 2, which are merged later; here they
    /// are in row-major order. Its text part is <see cref="MultimodalRotaryEmbedding"/>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static AxialRotaryEmbedding Qwen2Vision(int headDim, double thetaBase = ThetaBase.Default) => new(
        PairLayout.SplitHalves, Blocks(RowAxis, ColumnAxis, Rule.MultipleOf(4, headDim) / 4), HalfHeadTwice(headDim, thetaBase));

    /// <summary>Follows <c>lang</c> of rotary-embedding-torch: as <see cref="Qwen2Vision"/>, with interleaved pairs.</summary>
    /// <param name="headDim">Number of coordinates <c>d</c> of one head; a multiple of 4.</param>
    /// <param name="thetaBase">The base <c>b</c>; finite, at least 1.</param>
    /// <returns>Interleaved pairs, first the row's, then the column's; patches counted from 0.</returns>
    /// <remarks>lucidrains/rotary-embedding-torch, <c>get_axial_freqs</c> with <c>freqs_for='lang'</c>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static AxialRotaryEmbedding LucidrainsLanguage(int headDim, double thetaBase = ThetaBase.Default) => new(
        PairLayout.Interleaved, Blocks(RowAxis, ColumnAxis, Rule.MultipleOf(4, headDim) / 4), HalfHeadTwice(headDim, thetaBase));

    /// <summary>Follows <c>pixel</c> of rotary-embedding-torch: coordinates from −1 to 1, and frequencies in even steps from <c>π</c> to <c>π·maxFrequency/2</c>.</summary>
    /// <param name="headDim">Number of coordinates <c>d</c> of one head; a multiple of 4.</param>
    /// <param name="maxFrequency">Number of half-turns that the last pair of an axis makes from one edge of the image to the other; finite, above 0.</param>
    /// <returns>Interleaved pairs, first the row's, then the column's. A larger grid has smaller steps, not larger coordinates.</returns>
    /// <remarks>lucidrains/rotary-embedding-torch, <c>get_axial_freqs</c> with <c>freqs_for='pixel'</c>. With <c>d = 4</c> the only frequency is <c>π</c>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks its rule.</exception>
    public static AxialRotaryEmbedding LucidrainsPixel(int headDim, double maxFrequency = 10)
    {
        int perAxis = Rule.MultipleOf(4, headDim) / 4;
        Rule.Positive(maxFrequency);
        double step = perAxis == 1 ? 0 : (maxFrequency / 2 - 1) / (perAxis - 1);
        double[] frequencies = [.. Enumerable.Range(0, perAxis).Select(i => Math.PI * (1 + i * step))];
        return new(PairLayout.Interleaved, Blocks(RowAxis, ColumnAxis, perAxis), [.. frequencies, .. frequencies], PatchNumbering.MinusOneToOne);
    }

    private static int[] Blocks(int first, int second, int pairs) => [.. Enumerable.Repeat(first, pairs), .. Enumerable.Repeat(second, pairs)];

    private static double[] HalfHeadTwice(int headDim, double thetaBase)
    {
        double[] frequencies = RopeCourse.InverseFrequencies.Compute(headDim / 2, thetaBase);
        return [.. frequencies, .. frequencies];
    }
}
