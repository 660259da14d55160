namespace RopeCourse;

/// <summary>Holds what a configuration leaves to the program: the pairing of a <c>model_type</c>, and the values it takes where a field is missing.</summary>
/// <param name="Layout">The pairing that weights of this type are stored for on the hub.</param>
/// <param name="ThetaBase">The base where the file gives none, or null where it must.</param>
/// <param name="PartialFactor">The share of a head that turns where the file gives none, or null where it must.</param>
/// <remarks>transformers, the configuration and modelling files of each type.</remarks>
internal sealed record ModelFamily(PairLayout Layout, double? ThetaBase = null, double? PartialFactor = 1)
{
    private static readonly Dictionary<string, ModelFamily> Known = new()
    {
        ["llama"] = new(PairLayout.SplitHalves, 10_000),
        ["mistral"] = new(PairLayout.SplitHalves, 10_000),
        ["mixtral"] = new(PairLayout.SplitHalves),
        ["qwen2"] = new(PairLayout.SplitHalves, 10_000),
        ["qwen2_vl"] = new(PairLayout.SplitHalves),
        ["qwen2_vl_text"] = new(PairLayout.SplitHalves),
        ["qwen3"] = new(PairLayout.SplitHalves),
        ["qwen3_moe"] = new(PairLayout.SplitHalves),
        ["qwen3_next"] = new(PairLayout.SplitHalves, PartialFactor: null),
        ["qwen3_vl_text"] = new(PairLayout.SplitHalves),
        ["gemma"] = new(PairLayout.SplitHalves, 10_000),
        ["gemma2"] = new(PairLayout.SplitHalves, 10_000),
        ["gemma3_text"] = new(PairLayout.SplitHalves),
        ["gemma4_text"] = new(PairLayout.SplitHalves),
        ["phi"] = new(PairLayout.SplitHalves, 10_000, PartialFactor: null),
        ["phi3"] = new(PairLayout.SplitHalves, 10_000),
        ["gpt_neox"] = new(PairLayout.SplitHalves, 10_000, PartialFactor: null),
        ["gptj"] = new(PairLayout.Interleaved, 10_000),
        ["falcon"] = new(PairLayout.SplitHalves, 10_000),
        ["stablelm"] = new(PairLayout.SplitHalves, 10_000, PartialFactor: null),
        ["olmo"] = new(PairLayout.SplitHalves, 10_000),
        ["olmo2"] = new(PairLayout.SplitHalves),
        ["olmo3"] = new(PairLayout.SplitHalves),
        ["cohere"] = new(PairLayout.Interleaved),
        ["cohere2"] = new(PairLayout.Interleaved),
        ["glm4"] = new(PairLayout.Interleaved, PartialFactor: null),
        ["glm4_moe"] = new(PairLayout.SplitHalves, PartialFactor: null),
        ["ernie4_5"] = new(PairLayout.Interleaved),
        ["helium"] = new(PairLayout.Interleaved),
        ["llama4_text"] = new(PairLayout.Interleaved),
        ["deepseek_v2"] = new(PairLayout.Interleaved, 10_000),
        ["deepseek_v3"] = new(PairLayout.Interleaved, 10_000),
        ["kimi_k2"] = new(PairLayout.Interleaved),
        ["gpt_oss"] = new(PairLayout.SplitHalves),
        ["smollm3"] = new(PairLayout.SplitHalves),
        ["modernbert"] = new(PairLayout.SplitHalves),
        ["nemotron"] = new(PairLayout.SplitHalves, PartialFactor: null),
    };

    internal static ModelFamily? Find(string? modelType) => modelType is null ? null : Known.GetValueOrDefault(modelType);
}
