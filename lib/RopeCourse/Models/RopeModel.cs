namespace RopeCourse;

/// <summary>Holds the rotary parameters of one real model, and where they come from.</summary>
/// <param name="Name">The name on the hub.</param>
/// <param name="ThetaBase">The base <c>b</c>.</param>
/// <param name="HeadDim">Number of coordinates of one head.</param>
/// <param name="RotaryDim">Number of coordinates that turn. With proportional scaling they are not the first ones: pairs are chosen from the whole head.</param>
/// <param name="Layout">The pairing that the checkpoint on the hub is stored for.</param>
/// <param name="Scaling">How the frequencies are changed.</param>
/// <param name="Confidence">How sure the row is.</param>
/// <param name="Source">Repository, path and commit, or thread.</param>
public sealed record RopeModel(
    string Name, double ThetaBase, int HeadDim, int RotaryDim, PairLayout Layout, FrequencyScaling Scaling, ModelConfidence Confidence, string Source)
{
    /// <summary>Gets whether the turning coordinates are a part of their own beside others that never turn (multi-head latent attention).</summary>
    public bool IsDecoupled { get; init; }

    /// <summary>Gets the number of pairs of each axis (time, height, width) in a multimodal model; empty in others.</summary>
    public IReadOnlyList<int> MultimodalSections { get; init; } = [];

    /// <summary>Gets whether the axes of a multimodal model take turns along the pairs.</summary>
    public bool HasInterleavedSections { get; init; }

    /// <summary>Gets the kinds of the first layers, after which they repeat: <c>global</c> (these numbers), <c>local</c>, <c>none</c>. Empty where all layers are alike.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Gets the rotation of the local layers; null where there are none.</summary>
    public RotaryEmbedding? Local { get; init; }

    /// <summary>Gets the length that the model was trained with before it was extended, in tokens; null where the source does not say.</summary>
    public int? OriginalContext { get; init; }

    /// <summary>Gets the length that the model is offered with, in tokens; null where the source does not say.</summary>
    public int? Context { get; init; }

    /// <summary>Gets what a reader must know besides; empty where there is nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Builds the rotation: of the global layers, and of the turning part alone where it is decoupled.</summary>
    /// <returns>A new rotation.</returns>
    public RotaryEmbedding ToRotary() => new(
        IsDecoupled ? RotaryDim : HeadDim, Layout, ThetaBase, Scaling is ProportionalScaling ? HeadDim : RotaryDim, Scaling);

    /// <summary>Builds the rotations of the layers.</summary>
    /// <returns>One element where all layers are alike, the repeating pattern otherwise.</returns>
    public RotaryLayers ToLayers()
    {
        RotaryEmbedding global = ToRotary();
        return new RotaryLayers(Layers.Count == 0 ? [global]
            : [.. Layers.Select(kind => kind == "none" ? null : kind == "local" ? Local : global)]);
    }
}
