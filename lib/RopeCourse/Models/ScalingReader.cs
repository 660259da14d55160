namespace RopeCourse;

/// <summary>Reads a scaling from the fields that Hugging Face calls <c>rope_scaling</c> or <c>rope_parameters</c>.</summary>
internal static class ScalingReader
{
    /// <summary>Reads the method and its parameters.</summary>
    /// <param name="section">The object with <c>rope_type</c> or, in older files, <c>type</c>.</param>
    /// <param name="original">The trained length that stands outside the object, in tokens, if one does.</param>
    /// <param name="extended">The model's <c>max_position_embeddings</c>, in tokens, if it is known.</param>
    internal static FrequencyScaling Read(ConfigSection section, int? original, int? extended)
    {
        string type = Type(section);
        original = section.Int("original_max_position_embeddings") ?? original;
        try
        {
            return type switch
            {
                "default" or "mrope" => FrequencyScaling.None,
                "linear" => new PositionInterpolation(section.Needed("factor")),
                "dynamic" => new DynamicNtkScaling(section.Needed("factor"), original ?? extended ?? throw section.Missing("original_max_position_embeddings")),
                "yarn" => Yarn(section, original ?? extended ?? throw section.Missing("original_max_position_embeddings"), extended),
                "llama3" => new Llama3Scaling(section.Needed("factor"), original ?? throw section.Missing("original_max_position_embeddings"))
                {
                    LowFrequencyFactor = section.Needed("low_freq_factor"),
                    HighFrequencyFactor = section.Needed("high_freq_factor"),
                },
                "longrope" or "su" => LongRope(section, original, extended),
                "proportional" => new ProportionalScaling(section.Number("partial_rotary_factor") ?? 1) { Factor = section.Number("factor") ?? 1 },
                _ => throw section.Refused(section.Has("rope_type") ? "rope_type" : "type", "default, linear, dynamic, yarn, llama3, longrope, su, proportional or mrope"),
            };
        }
        catch (ArgumentException broken)
        {
            throw new RopeConfigException(type, $"The parameters of {type} do not fit: {broken.Message}", broken);
        }
    }

    /// <summary>Reads the name of the method. Where both an old and a new name stand, they must agree, but for mrope, which newer files call default.</summary>
    private static string Type(ConfigSection section)
    {
        string? current = section.Text("rope_type");
        string? old = section.Text("type");
        if (current is not null && old is not null && current != old && !(current == "default" && old == "mrope"))
            throw section.Refused("type", $"the same as rope_type, {current}");
        return current ?? old ?? "default";
    }

    private static YarnScaling Yarn(ConfigSection section, int original, int? extended) =>
        new(section.Number("factor") ?? (double)(extended ?? throw section.Missing("factor")) / original, original)
        {
            BetaFast = section.Number("beta_fast") ?? 32,
            BetaSlow = section.Number("beta_slow") ?? 1,
            Truncate = section.Flag("truncate") ?? true,
            // Files write 0 for "not given".
            Mscale = section.Number("mscale") is not 0 and double mscale ? mscale : null,
            MscaleAllDim = section.Number("mscale_all_dim") is not 0 and double all ? all : null,
            AttentionFactorOverride = section.Number("attention_factor"),
        };

    private static LongRopeScaling LongRope(ConfigSection section, int? original, int? extended) =>
        new(section.NeededNumbers("short_factor"), section.NeededNumbers("long_factor"),
            original ?? throw section.Missing("original_max_position_embeddings"),
            extended ?? throw section.Missing("max_position_embeddings"))
        {
            Factor = section.Number("factor"),
            AttentionFactorOverride = section.Number("attention_factor"),
        };
}
