namespace RopeCourse;

/// <summary>Reads one row of data/rope_models.json; a field that it does not know is an error.</summary>
internal static class ModelRow
{
    internal static RopeModel Read(ConfigSection row)
    {
        PairLayout layout = row.Text("pairing") switch
        {
            "interleaved" => PairLayout.Interleaved,
            "split_halves" => PairLayout.SplitHalves,
            _ => throw row.Refused("pairing", "interleaved or split_halves"),
        };
        int? context = row.Int("context");
        int? original = row.Int("original_context");
        FrequencyScaling scaling = Scaling(row, original, context);
        var model = new RopeModel(
            row.Text("name")!, row.Needed("theta"), row.NeededInt("head_dim"), row.NeededInt("rotary_dim"), layout, scaling,
            Enum.Parse<ModelConfidence>(row.Text("confidence") ?? throw row.Missing("confidence"), ignoreCase: true),
            row.Text("source") ?? throw row.Missing("source"))
        {
            IsDecoupled = row.Flag("decoupled") ?? false,
            MultimodalSections = [.. (row.Numbers("mrope_section") ?? []).Select(section => (int)section)],
            HasInterleavedSections = row.Flag("mrope_interleaved") ?? false,
            Layers = row.Texts("layers") ?? [],
            OriginalContext = original,
            Context = context,
            Note = row.Text("note") ?? "",
        };
        model = model with { Local = Local(row, model) };
        return row.Unread.FirstOrDefault() is string unread ? throw row.Unknown(unread) : model;
    }

    private static RotaryEmbedding? Local(ConfigSection row, RopeModel model)
    {
        if (row.Section("local") is not ConfigSection local)
            return null;
        int headDim = local.Int("head_dim") ?? model.HeadDim;
        int rotaryDim = local.Int("rotary_dim") ?? (local.Has("head_dim") ? headDim : model.RotaryDim);
        var rotary = new RotaryEmbedding(headDim, model.Layout, local.Needed("theta"), rotaryDim,
            Scaling(local, model.OriginalContext, model.Context));
        return local.Unread.FirstOrDefault() is string unread ? throw local.Unknown(unread) : rotary;
    }

    private static FrequencyScaling Scaling(ConfigSection row, int? original, int? context)
    {
        if (row.Section("scaling") is not ConfigSection section)
            return FrequencyScaling.None;
        FrequencyScaling scaling = ScalingReader.Read(section, original, context);
        return section.Unread.FirstOrDefault() is string unread ? throw section.Unknown(unread) : scaling;
    }
}
