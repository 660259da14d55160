namespace RopeCourse;

/// <summary>Reads which layers of a model are local, global, or do not rotate.</summary>
internal static class LayerPattern
{
    internal static RotaryLayers Read(ConfigSection config, string? modelType, RotaryEmbedding global, RotaryEmbedding? local)
    {
        string[]? types = config.Texts("layer_types");
        int? window = config.Int("sliding_window_pattern");
        int? globalEvery = config.Int("global_attn_every_n_layers");
        RotaryEmbedding?[] pattern = [global];
        if (local is not null || modelType == "cohere2")
        {
            // Cohere 2 rotates its sliding-window layers alone.
            (RotaryEmbedding? onGlobal, RotaryEmbedding onLocal) = modelType == "cohere2" ? (null, global) : (global, local!);
            pattern = types is not null ? [.. types.Select(type => type == "full_attention" ? onGlobal : onLocal)]
                : globalEvery is int every ? [.. Enumerable.Range(0, every).Select(layer => layer == 0 ? onGlobal : onLocal)]
                : [.. Enumerable.Range(1, window ?? throw config.Missing("layer_types")).Select(layer => layer == window ? onGlobal : onLocal)];
        }

        return new RotaryLayers(WithoutRotation(config, modelType, pattern));
    }

    /// <summary>Takes the rotation away from the layers that <c>no_rope_layers</c> marks with 0, or from every n-th.</summary>
    private static RotaryEmbedding?[] WithoutRotation(ConfigSection config, string? modelType, RotaryEmbedding?[] pattern)
    {
        double[]? marks = config.Numbers("no_rope_layers");
        int? interval = config.Int("no_rope_layer_interval");
        if (marks is { Length: > 0 })
            return [.. marks.Select((mark, layer) => mark == 0 ? null : pattern[layer % pattern.Length])];
        interval ??= modelType is "llama4_text" or "smollm3" ? 4 : null;
        return interval is not int every ? pattern
            : [.. Enumerable.Range(1, every).Select(layer => layer == every ? null : pattern[(layer - 1) % pattern.Length])];
    }
}
