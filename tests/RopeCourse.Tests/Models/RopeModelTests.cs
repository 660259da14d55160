namespace RopeCourse.Tests;

public sealed class RopeModelTests
{
    [Fact]
    public void The_table_names_each_model_once_in_order_with_a_source()
    {
        string[] names = [.. RopeModels.All.Select(model => model.Name)];
        Assert.True(names.Length >= 60);
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal), names);
        Assert.All(RopeModels.All, model => Assert.False(string.IsNullOrWhiteSpace(model.Source)));
    }

    [Fact]
    public void Every_row_builds_its_rotation_and_its_layers() => Assert.All(RopeModels.All, model =>
    {
        RotaryEmbedding rotary = RotaryEmbedding.ForModel(model.Name);
        Assert.Equal((model.ThetaBase, model.Layout), (rotary.ThetaBase, rotary.Layout));
        Assert.Equal(model.IsDecoupled ? model.RotaryDim : model.HeadDim, rotary.HeadDim);
        RotaryLayers layers = model.ToLayers();
        Assert.Equal(Math.Max(1, model.Layers.Count), layers.Pattern.Count);
        Assert.Equal(model.Layers.Contains("local"), model.Local is not null);
        Assert.All(model.Layers.Index(), layer => Assert.Equal(layer.Item == "none", layers.ForLayer(layer.Index) is null));
        Assert.True(model.MultimodalSections.Count == 0 || model.MultimodalSections.Sum() == model.RotaryDim / 2);
        Assert.True(model.Context is null || model.OriginalContext is null || model.Context >= model.OriginalContext);
    });

    [Theory]
    [InlineData("meta-llama/Llama-3.1-8B", 29, 6, 29, 0)]
    [InlineData("meta-llama/Llama-3.2-1B", 15, 3, 14, 0)]
    [InlineData("deepseek-ai/DeepSeek-V3", 11, 12, 9, 0)]
    [InlineData("google/gemma-3-4b-it", 0, 0, 128, 0)]
    [InlineData("google/gemma-4-E2B-it", 64, 0, 0, 192)]
    [InlineData("EleutherAI/pythia-70m", 8, 0, 0, 0)]
    public void The_scaling_of_a_model_keeps_blends_divides_and_rests_so_many_pairs(string name, int kept, int blended, int divided, int resting)
    {
        PairTreatment[] treatments = RotaryEmbedding.ForModel(name).Treatments;
        Assert.Equal((kept, blended, divided, resting), (Count(PairTreatment.Kept), Count(PairTreatment.Blended), Count(PairTreatment.Divided), Count(PairTreatment.Resting)));

        int Count(PairTreatment treatment) => treatments.Count(given => given == treatment);
    }

    [Fact]
    public void Layers_of_known_models_differ_as_published()
    {
        RotaryLayers gemma = RotaryLayers.ForModel("google/gemma-3-4b-it");
        Assert.Equal([10_000, 10_000, 10_000, 10_000, 10_000, 1_000_000, 10_000], Enumerable.Range(0, 7).Select(layer => gemma.ForLayer(layer)!.ThetaBase));
        Assert.Equal(FrequencyScaling.None, gemma.ForLayer(0)!.Scaling);
        Assert.Equal(new PositionInterpolation(8), gemma.ForLayer(5)!.Scaling);
        Assert.False(gemma.IsUniform);

        RotaryLayers scout = RotaryLayers.ForModel("meta-llama/Llama-4-Scout-17B-16E");
        Assert.Equal([false, false, false, true, false, false, false, true], Enumerable.Range(0, 8).Select(layer => scout.ForLayer(layer) is null));

        RotaryLayers llama = RotaryLayers.ForModel("meta-llama/Llama-3.1-8B");
        Assert.True(llama.IsUniform);
        Assert.Same(llama.ForLayer(0), llama.ForLayer(31));
    }

    [Fact]
    public void The_decoupled_part_of_DeepSeek_has_64_interleaved_coordinates()
    {
        RotaryEmbedding rotary = RotaryEmbedding.ForModel("deepseek-ai/DeepSeek-V3");
        Assert.Equal((64, 64, PairLayout.Interleaved, 1.0), (rotary.HeadDim, rotary.RotaryDim, rotary.Layout, rotary.AttentionFactor));
        Assert.Equal(1.8739, ((YarnScaling)rotary.Scaling).SoftmaxScaleMultiplier, 5e-5);
        Assert.Equal(192, RopeModels.Find("deepseek-ai/DeepSeek-V3").HeadDim);
    }

    [Fact]
    public void Names_are_found_in_any_case() => Assert.Equal("meta-llama/Llama-3.1-8B", RopeModels.Find("META-LLAMA/llama-3.1-8b").Name);

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest()
    {
        var thrown = Assert.Throws<ArgumentException>(() => RotaryEmbedding.ForModel("meta/Lama-3.1-8B"));
        Assert.StartsWith($"name is \"meta/Lama-3.1-8B\"; it must be one of the {RopeModels.All.Count} models of the table. The nearest are meta-llama/Llama-3.1-8B, ", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("Qwen/Qwen3-8B", RopeModels.Nearest("qwen3-8b", 1)[0]);
        Assert.Equal(5, RopeModels.Nearest("", 5).Count);
    }
}
