namespace RopeCourse.Tests;

/// <summary>Rotates with ONNX Runtime: with the operator of the ONNX standard, or with the older one of ONNX Runtime itself.</summary>
/// <remarks>
/// ai.onnx RotaryEmbedding (operator set 23) takes X, cos, sin and the positions last; com.microsoft RotaryEmbedding (version 1)
/// takes the positions second. Both hold a column a pair in cos and sin, and call split halves 0 and interleaved 1.
/// </remarks>
internal sealed record OfficialRotation(string OperatorSet, RotaryEmbedding Rotary, int Heads)
{
    public const string Standard = "ai.onnx";
    public const string Microsoft = "com.microsoft";

    /// <summary>Whether the operator gets <c>[batch, head, token, headDim]</c>, or <c>[batch, token, head × headDim]</c>.</summary>
    public bool HeadsFirst { get; init; } = true;

    /// <summary>Rotates <c>[batch, head, token, headDim]</c>, whichever way the operator gets it.</summary>
    /// <param name="rows">One float a coordinate.</param>
    /// <param name="batches">The size of the first axis.</param>
    /// <param name="cos">By position, <c>[positions, rotaryDim/2]</c>; or by token, <c>[batch, token, rotaryDim/2]</c>, without positions.</param>
    /// <param name="sin">As <paramref name="cos"/>.</param>
    /// <param name="positions">One a token, <c>[batch, token]</c>; or one for the first token, <c>[1]</c>, with the operator of Microsoft.</param>
    public float[] Rotate(float[] rows, int batches, OnnxTensor cos, OnnxTensor sin, OnnxTensor? positions)
    {
        int tokens = rows.Length / (batches * Heads * Rotary.HeadDim);
        OnnxTensor x = HeadsFirst
            ? new OnnxTensor(rows, batches, Heads, tokens, Rotary.HeadDim)
            : new OnnxTensor(HeadAxis.Swap(rows, batches, Heads, tokens, Rotary.HeadDim), batches, tokens, Heads * Rotary.HeadDim);
        float[] y = OperatorSet == Microsoft
            ? new OnnxOperator("RotaryEmbedding", 1) { Domain = Microsoft, Attributes = Attributes() }.Run(x, positions, cos, sin)[0]
            : new OnnxOperator("RotaryEmbedding", 23) { Attributes = Attributes() }.Run(x, cos, sin, positions)[0];
        return HeadsFirst ? y : HeadAxis.Swap(y, batches, tokens, Heads, Rotary.HeadDim);
    }

    /// <summary>Leaves out what an operator can do without, so that its own defaults are tried too.</summary>
    private Dictionary<string, object> Attributes()
    {
        var attributes = new Dictionary<string, object>();
        bool partial = Rotary.RotaryDim < Rotary.HeadDim;
        if (Rotary.Layout == PairLayout.Interleaved)
            attributes["interleaved"] = 1;
        if (partial)
            attributes["rotary_embedding_dim"] = Rotary.RotaryDim;
        if (partial || !HeadsFirst)
            attributes["num_heads"] = Heads;
        return attributes;
    }
}
