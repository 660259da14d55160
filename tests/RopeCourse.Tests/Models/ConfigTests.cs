namespace RopeCourse.Tests;

/// <summary>Reads configurations as they stand on the hub, cut to the fields that matter here, in the old form and in the new one.</summary>
public sealed class ConfigTests
{
    private const string Llama31 = """
        {"model_type": "llama", "hidden_size": 4096, "num_attention_heads": 32, "num_key_value_heads": 8, "max_position_embeddings": 131072, "rope_theta": 500000.0,
         "rope_scaling": {"factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0, "original_max_position_embeddings": 8192, "rope_type": "llama3"}}
        """;

    private const string Llama31New = """
        {"model_type": "llama", "hidden_size": 4096, "num_attention_heads": 32, "head_dim": 128, "max_position_embeddings": 131072,
         "rope_parameters": {"rope_theta": 500000.0, "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0, "original_max_position_embeddings": 8192, "rope_type": "llama3"}}
        """;

    private const string DeepSeekV3 = """
        {"model_type": "deepseek_v3", "hidden_size": 7168, "num_attention_heads": 128, "kv_lora_rank": 512, "q_lora_rank": 1536, "qk_nope_head_dim": 128, "qk_rope_head_dim": 64,
         "v_head_dim": 128, "max_position_embeddings": 163840, "rope_theta": 10000,
         "rope_scaling": {"beta_fast": 32, "beta_slow": 1, "factor": 40, "mscale": 1.0, "mscale_all_dim": 1.0, "original_max_position_embeddings": 4096, "type": "yarn"}}
        """;

    private const string GptOss = """
        {"model_type": "gpt_oss", "hidden_size": 2880, "num_attention_heads": 64, "head_dim": 64, "max_position_embeddings": 131072, "rope_theta": 150000, "initial_context_length": 4096,
         "layer_types": ["sliding_attention", "full_attention"],
         "rope_scaling": {"beta_fast": 32.0, "beta_slow": 1.0, "factor": 32.0, "original_max_position_embeddings": 4096, "rope_type": "yarn", "truncate": false}}
        """;

    private const string Gemma3 = """
        {"model_type": "gemma3", "text_config": {"model_type": "gemma3_text", "hidden_size": 2560, "num_attention_heads": 8, "head_dim": 256, "max_position_embeddings": 131072,
         "rope_theta": 1000000.0, "rope_local_base_freq": 10000.0, "sliding_window": 1024, "sliding_window_pattern": 6, "rope_scaling": {"factor": 8.0, "rope_type": "linear"}}}
        """;

    private const string Gemma4 = """
        {"model_type": "gemma4_text", "hidden_size": 1536, "num_attention_heads": 8, "head_dim": 256, "global_head_dim": 512, "max_position_embeddings": 131072,
         "layer_types": ["sliding_attention", "sliding_attention", "sliding_attention", "sliding_attention", "full_attention"],
         "rope_parameters": {"full_attention": {"partial_rotary_factor": 0.25, "rope_theta": 1000000.0, "rope_type": "proportional"},
                             "sliding_attention": {"rope_theta": 10000.0, "rope_type": "default"}}}
        """;

    private const string ModernBert = """
        {"model_type": "modernbert", "hidden_size": 768, "num_attention_heads": 12, "max_position_embeddings": 8192, "global_rope_theta": 160000.0, "local_rope_theta": 10000.0,
         "global_attn_every_n_layers": 3, "position_embedding_type": "rope"}
        """;

    private static string Plain(string fields, string modelType = "llama") =>
        $$"""{"model_type": "{{modelType}}", "hidden_size": 512, "num_attention_heads": 8, "max_position_embeddings": 4096, {{fields}}}""";

    public static TheoryData<string, string> SameAsTheTable => new()
    {
        { Llama31, "meta-llama/Llama-3.1-8B" },
        { Llama31New, "meta-llama/Llama-3.1-8B" },
        { DeepSeekV3, "deepseek-ai/DeepSeek-V3" },
        { GptOss, "openai/gpt-oss-20b" },
    };

    [Theory]
    [MemberData(nameof(SameAsTheTable))]
    public void A_configuration_gives_the_rotation_of_the_table(string json, string name)
    {
        RotaryEmbedding table = RotaryEmbedding.ForModel(name);
        RotaryEmbedding read = RotaryEmbedding.FromConfig(json);
        Assert.Equal((table.HeadDim, table.RotaryDim, table.Layout, table.ThetaBase, table.Scaling), (read.HeadDim, read.RotaryDim, read.Layout, read.ThetaBase, read.Scaling));
        Assert.True(table.TurnsLike(read));
    }

    [Theory]
    [InlineData(Gemma3, "google/gemma-3-4b-it", 12)]
    [InlineData(Gemma4, "google/gemma-4-E2B-it", 10)]
    [InlineData(ModernBert, "answerdotai/ModernBERT-base", 6)]
    public void Layers_that_differ_are_those_of_the_table(string json, string name, int layers)
    {
        (RotaryLayers read, RotaryLayers table) = (RotaryLayers.FromConfig(json), RotaryLayers.ForModel(name));
        Assert.All(Enumerable.Range(0, layers), layer =>
        {
            Assert.True(table.ForLayer(layer)!.TurnsLike(read.ForLayer(layer)!), $"layer {layer}");
            Assert.Equal(table.ForLayer(layer)!.HeadDim, read.ForLayer(layer)!.HeadDim);
        });
        var thrown = Assert.Throws<RopeConfigException>(() => RotaryEmbedding.FromConfig(json));
        Assert.Equal("layer_types", thrown.Field);
    }

    [Fact]
    public void Layers_without_rotation_are_read_from_the_list_the_interval_and_the_type()
    {
        Assert.Equal([false, false, false, true], NoRope("\"no_rope_layers\": [1, 1, 1, 0], \"rope_theta\": 500000", "llama4_text"));
        Assert.Equal([false, false, false, true], NoRope("\"no_rope_layers\": [], \"rope_theta\": 500000", "llama4_text"));
        Assert.Equal([false, true, false, true], NoRope("\"no_rope_layer_interval\": 2, \"rope_theta\": 500000", "smollm3"));
        Assert.Equal([false, false, true, false], NoRope("\"sliding_window_pattern\": 3, \"rope_theta\": 50000", "cohere2"));
        Assert.Equal([true, false, true, false], NoRope("\"layer_types\": [\"full_attention\", \"sliding_attention\"], \"rope_theta\": 50000", "cohere2"));

        static IEnumerable<bool> NoRope(string fields, string modelType)
        {
            RotaryLayers layers = RotaryLayers.FromConfig(Plain(fields, modelType));
            return Enumerable.Range(0, 4).Select(layer => layers.ForLayer(layer) is null);
        }
    }

    [Theory]
    [InlineData("\"rope_scaling\": null", "no scaling")]
    [InlineData("\"rope_scaling\": {\"type\": \"linear\", \"factor\": 4}", "PositionInterpolation { DependsOnLength = False, AttentionFactor = 1, Factor = 4 }")]
    [InlineData("\"rope_scaling\": {\"rope_type\": \"dynamic\", \"factor\": 2.5}", "DynamicNtkScaling { DependsOnLength = True, AttentionFactor = 1, Factor = 2.5, OriginalLength = 4096 }")]
    [InlineData("\"rope_scaling\": {\"type\": \"mrope\", \"rope_type\": \"default\", \"mrope_section\": [16, 8, 8]}", "no scaling")]
    [InlineData("\"rope_parameters\": {\"rope_type\": \"default\", \"rope_theta\": 7}", "no scaling")]
    public void A_scaling_is_read_in_both_forms(string fields, string scaling) =>
        Assert.Equal(scaling, RotaryEmbedding.FromConfig(Plain(fields)).Scaling.ToString());

    [Fact]
    public void Yarn_takes_its_factor_from_the_lengths_where_none_is_given_and_0_for_not_given()
    {
        var scaling = (YarnScaling)RotaryEmbedding.FromConfig(Plain(
            "\"rope_scaling\": {\"type\": \"yarn\", \"original_max_position_embeddings\": 1024, \"mscale\": 0, \"mscale_all_dim\": 0.707, \"attention_factor\": 1.5}")).Scaling;
        Assert.Equal((4.0, 1024, null, 0.707, 1.5), (scaling.Factor, scaling.OriginalLength, scaling.Mscale, scaling.MscaleAllDim, scaling.AttentionFactor));
    }

    [Fact]
    public void LongRope_takes_the_trained_length_from_outside_its_object()
    {
        string Factors(double value) => string.Join(", ", Enumerable.Repeat(value.ToString(System.Globalization.CultureInfo.InvariantCulture), 32));
        var scaling = (LongRopeScaling)RotaryEmbedding.FromConfig(Plain(
            $"\"original_max_position_embeddings\": 2048, \"rope_scaling\": {{\"type\": \"su\", \"short_factor\": [{Factors(1)}], \"long_factor\": [{Factors(2.5)}], \"factor\": 8}}", "phi3")).Scaling;
        Assert.Equal((2048, 4096, 8.0, 1.0, 2.5), (scaling.OriginalLength, scaling.ExtendedLength, scaling.Factor, scaling.ShortFactors[3], scaling.LongFactors[31]));
    }

    [Theory]
    [InlineData("gpt_neox", "\"rotary_pct\": 0.25, \"rotary_emb_base\": 25000", 64, 16, PairLayout.SplitHalves, 25_000)]
    [InlineData("phi", "\"partial_rotary_factor\": 0.5", 64, 32, PairLayout.SplitHalves, 10_000)]
    [InlineData("gptj", "\"rotary_dim\": 32", 64, 32, PairLayout.Interleaved, 10_000)]
    [InlineData("llama", "\"head_dim\": 80", 80, 80, PairLayout.SplitHalves, 10_000)]
    [InlineData("glm4", "\"rope_parameters\": {\"rope_theta\": 10000, \"partial_rotary_factor\": 0.5}", 64, 32, PairLayout.Interleaved, 10_000)]
    [InlineData("llama", "\"rope_interleave\": true", 64, 64, PairLayout.Interleaved, 10_000)]
    public void Shape_pairing_and_base_follow_the_fields_and_the_type(string type, string fields, int headDim, int rotaryDim, PairLayout layout, double thetaBase)
    {
        RotaryEmbedding rotary = RotaryEmbedding.FromConfig(Plain(fields, type));
        Assert.Equal((headDim, rotaryDim, layout, thetaBase), (rotary.HeadDim, rotary.RotaryDim, rotary.Layout, rotary.ThetaBase));
    }

    [Fact]
    public void The_older_names_of_GPT_J_are_read() =>
        Assert.Equal((256, 64), RotaryEmbedding.FromConfig("""{"model_type": "gptj", "n_embd": 4096, "n_head": 16, "n_positions": 2048, "rotary_dim": 64}""")
            is { } rotary ? (rotary.HeadDim, rotary.RotaryDim) : default);

    [Fact]
    public void The_pairing_can_be_given_and_a_field_left_aside_on_purpose()
    {
        Assert.Equal(PairLayout.Interleaved, RotaryEmbedding.FromConfig(Llama31, PairLayout.Interleaved).Layout);
        string odd = Plain("\"rope_parameters\": {\"rope_type\": \"default\", \"rope_theta\": 10000, \"llama_4_scaling_beta\": 0.1}, \"rope_cache\": true", "mistral4");
        Assert.Equal(10_000, RotaryEmbedding.FromConfig(odd, PairLayout.Interleaved, ["llama_4_scaling_beta", "rope_cache"]).ThetaBase);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "[1, 2]", "", "The configuration is Array; it must be a JSON object." },
        { "{", "", "The configuration is no JSON: " },
        { """{"hidden_size": 8}""", "model_type", "model_type is missing." },
        { Plain("\"a\": 1", "novel"), "model_type", "model_type is \"novel\"; it must be one whose pairing this reader knows; name the pairing in layout otherwise." },
        { Plain("\"a\": 1", "mixtral"), "rope_theta", "rope_theta is missing." },
        { Plain("\"a\": 1", "phi"), "partial_rotary_factor", "partial_rotary_factor is missing." },
        { """{"model_type": "llama", "num_attention_heads": 8}""", "head_dim", "head_dim is missing." },
        { """{"model_type": "llama", "hidden_size": 64}""", "num_attention_heads", "num_attention_heads is missing." },
        { """{"model_type": "llama", "rope_theta": 1e4, "hidden_size": 100, "num_attention_heads": 8}""", "hidden_size", "hidden_size is 100; it must be a multiple of num_attention_heads (8) where head_dim is missing." },
        { """{"model_type": "gptj", "rope_theta": 1e4, "n_embd": 100, "n_head": 8}""", "n_embd", "n_embd is 100; it must be a multiple of n_head (8) where head_dim is missing." },
        { Plain("\"rope_theta\": \"big\""), "rope_theta", "rope_theta is \"big\"; it must be a number." },
        { Plain("\"head_dim\": 64.5"), "head_dim", "head_dim is 64.5; it must be a whole number." },
        { Plain("\"head_dim\": 63"), "", "The configuration gives no rotation: headDim is 63; it must be even and at least 2." },
        { Plain("\"rope_interleave\": 1"), "rope_interleave", "rope_interleave is 1; it must be true or false." },
        { Plain("\"rope_scaling\": 8"), "rope_scaling", "rope_scaling is 8; it must be an object." },
        { Plain("\"rope_scaling\": {\"type\": \"spiral\"}"), "rope_scaling.type", "rope_scaling.type is \"spiral\"; it must be default, linear, dynamic, yarn, llama3, longrope, su, proportional or mrope." },
        { Plain("\"rope_scaling\": {\"type\": 3}"), "rope_scaling.type", "rope_scaling.type is 3; it must be a text." },
        { Plain("\"rope_scaling\": {\"type\": \"linear\", \"rope_type\": \"yarn\", \"factor\": 2}"), "rope_scaling.type", "rope_scaling.type is \"linear\"; it must be the same as rope_type, yarn." },
        { Plain("\"rope_scaling\": {\"type\": \"linear\"}"), "rope_scaling.factor", "rope_scaling.factor is missing." },
        { Plain("\"rope_scaling\": {\"type\": \"linear\", \"factor\": 0.5}"), "linear", "The parameters of linear do not fit: Factor is 0.5; it must be a finite number and at least 1." },
        { Plain("\"rope_scaling\": {\"type\": \"linear\", \"factor\": 2, \"alpha\": 1000}"), "rope_scaling.alpha", "rope_scaling.alpha is 1000; this reader does not know the field and will not ignore it." },
        { Plain("\"rope_scaling\": {\"type\": \"linear\", \"factor\": 2, \"beta_fast\": 32}"), "rope_scaling.beta_fast", "rope_scaling.beta_fast is 32; this reader does not know the field and will not ignore it." },
        { Plain("\"rope_scaling\": {\"type\": \"llama3\", \"factor\": 2, \"low_freq_factor\": 1, \"high_freq_factor\": 4}"), "rope_scaling.original_max_position_embeddings", "rope_scaling.original_max_position_embeddings is missing." },
        { Plain("\"rope_scaling\": {\"type\": \"longrope\", \"short_factor\": [1], \"long_factor\": \"x\"}", "phi3"), "rope_scaling.long_factor", "rope_scaling.long_factor is \"x\"; it must be a list of numbers." },
        { Plain("\"rope_scaling\": {\"type\": \"longrope\", \"short_factor\": [1], \"long_factor\": [1], \"original_max_position_embeddings\": 2048}", "phi3"), "", "The configuration gives no rotation: rotaryDim is 64; it must be 2, two for each of the 1 factors of the scaling." },
        { Plain("\"rope_scaling\": {\"type\": \"linear\", \"factor\": 2}, \"rope_parameters\": {\"rope_type\": \"default\"}"), "rope_scaling", "rope_scaling is {\"type\": \"linear\", \"factor\": 2}; it must be missing where rope_parameters is given." },
        { Plain("\"rope_parameters\": {\"rope_type\": \"default\", \"rope_theta\": 10000, \"llama_4_scaling_beta\": 0.1}"), "rope_parameters.llama_4_scaling_beta", "rope_parameters.llama_4_scaling_beta is 0.1; this reader does not know the field and will not ignore it." },
        { Plain("\"rope_pct\": 0.5"), "rope_pct", "rope_pct is 0.5; this reader does not know the field and will not ignore it." },
        { Plain("\"alibi\": true", "falcon"), "alibi", "alibi is true; it must be false: ALiBi is no rotation." },
        { Plain("\"position_embedding_type\": \"absolute\""), "position_embedding_type", "position_embedding_type is \"absolute\"; it must be rope or rotary." },
        { Plain("\"use_rope\": false"), "use_rope", "use_rope is false; it must be true." },
        { Plain("\"rope_theta\": 1000000, \"rope_local_base_freq\": 10000", "gemma3_text"), "layer_types", "layer_types is missing." },
        { Plain("\"layer_types\": [1], \"rope_theta\": 5", "cohere2"), "layer_types", "layer_types is [1]; it must be a list of texts." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_field_that_cannot_be_honoured_is_named(string json, string field, string message)
    {
        var thrown = Assert.Throws<RopeConfigException>(() => RotaryLayers.FromConfig(json));
        Assert.Equal(field, thrown.Field);
        Assert.StartsWith(message, thrown.Message, StringComparison.Ordinal);
    }
}
