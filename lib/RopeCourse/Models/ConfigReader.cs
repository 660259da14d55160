namespace RopeCourse;

/// <summary>Reads the rotary part of a Hugging Face <c>config.json</c>, in the old form (<c>rope_scaling</c>) and the new one (<c>rope_parameters</c>).</summary>
internal sealed class ConfigReader
{
    private readonly ConfigSection _config;
    private readonly string? _modelType;
    private readonly ModelFamily? _family;
    private readonly PairLayout _layout;

    private ConfigReader(ConfigSection config, PairLayout? layout)
    {
        _config = config;
        _modelType = config.Text("model_type");
        _family = ModelFamily.Find(_modelType);
        bool? interleaved = config.Flag("rope_interleave");
        _layout = layout
            ?? (interleaved is bool given ? (given ? PairLayout.Interleaved : PairLayout.SplitHalves) : _family?.Layout)
            ?? throw (_modelType is null ? config.Missing("model_type")
                : config.Refused("model_type", "one whose pairing this reader knows; name the pairing in layout otherwise"));
    }

    internal static RotaryLayers Read(string json, PairLayout? layout, IReadOnlyCollection<string>? ignored)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (layout is PairLayout given)
            Rule.Defined(given, nameof(layout));
        ConfigSection config = ConfigSection.Parse(json);
        // Models with pictures or sound keep the language model's fields in a part of their own.
        config = config.Section("text_config") ?? config;
        foreach (string name in ignored ?? [])
            config.Pass(name);
        return new ConfigReader(config, layout).Read(ignored ?? []);
    }

    private RotaryLayers Read(IReadOnlyCollection<string> ignored)
    {
        RefuseOtherEncodings();
        ConfigSection? parameters = _config.Section("rope_parameters");
        ConfigSection? scaling = _config.Section("rope_scaling");
        if (parameters is not null && scaling is not null)
            throw _config.Refused("rope_scaling", "missing where rope_parameters is given");
        ConfigSection? global = parameters?.Section("full_attention");
        ConfigSection? local = parameters?.Section("sliding_attention");
        ConfigSection? shared = global is null ? parameters ?? scaling : null;

        RotaryEmbedding everywhere = Rotary(global ?? shared, Base(global ?? shared), global: true);
        RotaryEmbedding? besides = local is not null ? Rotary(local, Base(local), global: false)
            : LocalBase() is double localBase ? Rotary(null, localBase, global: false)
            : null;
        RotaryLayers layers = LayerPattern.Read(_config, _modelType, everywhere, besides);

        foreach (ConfigSection section in new[] { shared, global, local, global is null ? null : parameters }.OfType<ConfigSection>())
        {
            if (section.Unread.Except(ignored).FirstOrDefault() is string unread)
                throw section.Unknown(unread);
        }

        if (_config.Unread.Except(ignored).FirstOrDefault(IsRotary) is string strange)
            throw _config.Unknown(strange);
        return layers;
    }

    /// <summary>A field that speaks of rotation and was not read would be ignored otherwise.</summary>
    private static bool IsRotary(string name) =>
        name.Contains("rope", StringComparison.OrdinalIgnoreCase) || name.Contains("rotary", StringComparison.OrdinalIgnoreCase);

    private void RefuseOtherEncodings()
    {
        if (_config.Flag("alibi") == true)
            throw _config.Refused("alibi", "false: ALiBi is no rotation");
        if (_config.Text("position_embedding_type") is not (null or "rope" or "rotary"))
            throw _config.Refused("position_embedding_type", "rope or rotary");
        if (_config.Flag("use_rope") == false)
            throw _config.Refused("use_rope", "true");
    }

    private double Base(ConfigSection? section) =>
        section?.Number("rope_theta") ?? _config.Number("rope_theta") ?? _config.Number("rotary_emb_base") ?? _config.Number("global_rope_theta")
        ?? _family?.ThetaBase ?? throw _config.Missing("rope_theta");

    private double? LocalBase() => _config.Number("rope_local_base_freq") ?? _config.Number("local_rope_theta");

    private RotaryEmbedding Rotary(ConfigSection? section, double thetaBase, bool global)
    {
        int? extended = _config.Int("max_position_embeddings") ?? _config.Int("n_positions");
        FrequencyScaling scaling = section is null ? FrequencyScaling.None
            : ScalingReader.Read(section, _config.Int("original_max_position_embeddings"), extended);
        MultimodalSections(section);
        int headDim = HeadDim(global);
        int rotaryDim = scaling is ProportionalScaling ? headDim : RotaryDim(section, headDim);
        try
        {
            return new RotaryEmbedding(headDim, _layout, thetaBase, rotaryDim, scaling);
        }
        catch (ArgumentException broken)
        {
            throw new RopeConfigException("", $"The configuration gives no rotation: {broken.Message}", broken);
        }
    }

    /// <summary>Sections matter to pictures alone: text has the same number on all three axes, and a plain rotation.</summary>
    private static void MultimodalSections(ConfigSection? section)
    {
        section?.Numbers("mrope_section");
        section?.Flag("mrope_interleaved");
    }

    private int HeadDim(bool global)
    {
        // Latent attention: the rotating coordinates are a part of their own, of this size.
        int? decoupled = _config.Int("qk_rope_head_dim");
        _config.Pass("qk_nope_head_dim");
        int? wide = _config.Int("global_head_dim");
        int? given = decoupled ?? (global ? wide : null) ?? _config.Int("head_dim");
        int? width = _config.Int("hidden_size") ?? _config.Int("n_embd");
        int? heads = _config.Int("num_attention_heads") ?? _config.Int("n_head");
        if (given is int named)
            return named;
        if (width is not int all)
            throw _config.Missing("head_dim");
        if (heads is not > 0)
            throw _config.Missing("num_attention_heads");
        string widthName = _config.Has("hidden_size") ? "hidden_size" : "n_embd";
        string headsName = _config.Has("num_attention_heads") ? "num_attention_heads" : "n_head";
        return all % heads.Value == 0 ? all / heads.Value : throw _config.Refused(widthName, $"a multiple of {headsName} ({heads}) where head_dim is missing");
    }

    private int RotaryDim(ConfigSection? section, int headDim)
    {
        bool decoupled = _config.Has("qk_rope_head_dim");
        double? share = section?.Number("partial_rotary_factor") ?? _config.Number("partial_rotary_factor") ?? _config.Number("rotary_pct");
        int? count = _config.Int("rotary_dim");
        if (decoupled)
            return headDim;
        return count ?? (int)(headDim * (share ?? (_family is null ? 1 : _family.PartialFactor ?? throw _config.Missing("partial_rotary_factor"))));
    }
}
