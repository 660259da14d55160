namespace RopeCourse;

/// <summary>Says what a batch of queries or keys holds: <c>[batch, heads, sequence, headDim]</c>, or with the middle axes exchanged.</summary>
/// <param name="Layout">The order of the axes.</param>
/// <param name="Batch">Number of sequences; at least 0.</param>
/// <param name="Heads">Number of heads of a token; at least 0.</param>
/// <param name="Sequence">Number of tokens of a sequence; at least 0.</param>
public readonly record struct BatchShape(TensorLayout Layout, int Batch, int Heads, int Sequence);
